using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes a dense layer: the weights stream past once, each input number is broadcast over a row of units.</summary>
public static class DenseKernel
{
    // Enough sums in flight to hide a multiply-add's latency of four cycles at two a cycle.
    private const int WantedSums = 8;

    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, string name, DenseSpec spec, IReadOnlyList<string> summary)
    {
        List<string> lines = [.. summary, $"Matrix times vector, {Terms.Number(spec.Vectors * BufferLayout.Lanes)} units at once; weights stream through once."];
        KernelMethod.Write(writer, new KernelHead(name, lines, ["input", "output", "weights"]), width => new Body(writer, spec, width).Write());
    }

    private sealed class Body(CodeWriter writer, DenseSpec spec, VectorWidth width)
    {
        private int GroupLanes => spec.Vectors * BufferLayout.Lanes;

        // Units a pass computes: all of the group where the registers allow it.
        private int Vectors => Enumerable.Range(1, width == VectorWidth.Wide ? 16 : 8).Last(count => GroupLanes / width.Lanes % count == 0);

        // Sums per vector: consecutive inputs go to different ones.
        private int Splits => Vectors >= WantedSums ? 1 : Vectors >= WantedSums / 2 ? 2 : Vectors >= WantedSums / 4 ? 4 : 8;

        public void Write()
        {
            using (KernelMethod.Share(writer, spec.Groups, "group"))
            {
                var chunk = Vectors * width.Lanes;
                if (chunk == GroupLanes)
                {
                    WritePass("");
                    return;
                }

                using (writer.Block($"for (var lane = 0; lane < {Terms.Number(GroupLanes)}; lane += {Terms.Number(chunk)})"))
                {
                    WritePass("lane");
                }
            }
        }

        private void WritePass(string lane)
        {
            var biases = Terms.Sum("weights", Terms.Times("group", GroupLanes), lane);
            writer.Line($"var w = {Terms.Sum("weights", Terms.Number((long)spec.Groups * GroupLanes), Terms.Times("group", spec.Inputs * GroupLanes), lane)};");
            for (var split = 0; split < Splits; split++)
            {
                for (var vector = 0; vector < Vectors; vector++)
                {
                    writer.Line(split == 0
                        ? $"var {Sum(split, vector)} = {width.Load(Terms.Plus(biases, vector * width.Lanes))};"
                        : $"var {Sum(split, vector)} = {width.Type}<float>.Zero;");
                }
            }

            WriteInputLoops();
            writer.Line($"var y = {Terms.Sum("output", OutputOffset(), lane)};");
            for (var vector = 0; vector < Vectors; vector++)
            {
                if (Splits > 1)
                {
                    writer.Line($"{Sum(0, vector)} = {string.Join(" + ", Enumerable.Range(0, Splits).Select(split => Sum(split, vector)))};");
                }

                writer.Line(width.Store(Functions.Apply(spec.Function, Sum(0, vector), width), Terms.Plus("y", vector * width.Lanes)) + ";");
            }
        }

        // A group is some blocks of a vector, one block that lies apart, or a row of one block of a map: in any case its vectors follow one another.
        private string OutputOffset() => spec.IsMap
            ? Terms.Sum(
                Terms.Times($"group / {Terms.Number(spec.OutputRows)}", spec.Output.Block),
                Terms.Times($"group % {Terms.Number(spec.OutputRows)}", spec.Output.Row))
            : Terms.Times("group", spec.Vectors * (long)spec.Output.Block);

        // A map without halo is one run of numbers; with a halo, each row of each block is one.
        private void WriteInputLoops()
        {
            var size = spec.InputSize;
            var run = (long)size.Width * spec.Input.Pixel;
            var isDense = spec.Input.Row == run && spec.Input.Slice == size.Height * run && spec.Input.Block == size.Depth * size.Height * run;
            var length = isDense ? spec.Inputs : run;
            List<PointerLoop> loops = isDense ? [] :
            [
                new("block", spec.InputBlocks, spec.Input.Block), new("slice", size.Depth, spec.Input.Slice), new("row", size.Height, spec.Input.Row),
            ];
            loops.Add(new PointerLoop("x", (int)(length / Splits), Splits) { Advance = $"w += {Terms.Number((long)Splits * GroupLanes)}" });
            NestedLoops.Write(writer, "input", loops, _ =>
            {
                for (var split = 0; split < Splits; split++)
                {
                    var line = $"{(split == 0 ? "var " : "")}s = {width.Broadcast(Terms.At("x", split))};";
                    for (var vector = 0; vector < Vectors; vector++)
                    {
                        line += $" {Sum(split, vector)} = {width.MultiplyAdd("s", width.Load(Terms.Plus("w", (split * GroupLanes) + (vector * width.Lanes))), Sum(split, vector))};";
                    }

                    writer.Line(line);
                }
            });
        }

        private static string Sum(int split, int vector) => TileStore.Accumulator(split, vector);
    }
}
