using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes a dense layer: the weights stream past once, each input number is broadcast over a row of units.</summary>
public static class DenseKernel
{
    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, string name, DenseSpec spec, IReadOnlyList<string> summary)
    {
        List<string> lines = [.. summary, $"Matrix times vector, {Terms.Number(spec.Vectors * BufferLayout.Lanes)} units at once; weights stream through once."];
        KernelMethod.Write(writer, new KernelHead(name, lines, ["input", "output", "weights"]), width => new Body(writer, spec, width).Write());
    }

    private sealed class Body(CodeWriter writer, DenseSpec spec, VectorWidth width)
    {
        private int GroupLanes => spec.Vectors * BufferLayout.Lanes;

        private int Splits => spec.Splits;

        // Units a pass computes: all of the group where the registers allow it.
        private int Vectors => Enumerable.Range(1, Math.Max(1, (width == VectorWidth.Wide ? 16 : 14) / Splits)).Last(count => GroupLanes / width.Lanes % count == 0);

        public void Write()
        {
            var isLong = BlockedLoops.IsNeeded(InputLoops(), LongSum.Block);
            if (isLong)
            {
                writer.Line($"var totals = stackalloc double[{Terms.Number(Vectors * width.Lanes)}];");
            }

            using (KernelMethod.Share(writer, spec.Groups, "group"))
            {
                var chunk = Vectors * width.Lanes;
                if (chunk == GroupLanes)
                {
                    WritePass("", isLong);
                    return;
                }

                using (writer.Block($"for (var lane = 0; lane < {Terms.Number(GroupLanes)}; lane += {Terms.Number(chunk)})"))
                {
                    WritePass("lane", isLong);
                }
            }
        }

        private void WritePass(string lane, bool isLong)
        {
            var biases = Terms.Sum("weights", Terms.Times("group", GroupLanes), lane);
            writer.Line($"var w = {Terms.Sum("weights", Terms.Number((long)spec.Groups * GroupLanes), Terms.Times("group", spec.Inputs * GroupLanes), lane)};");
            var result = isLong ? WriteBlocks(biases) : WriteSums("input", InputLoops(), vector => width.Load(Terms.Plus(biases, vector * width.Lanes)));
            writer.Line($"var y = {Terms.Sum("output", OutputOffset(), lane)};");
            for (var vector = 0; vector < Vectors; vector++)
            {
                writer.Line(width.Store(Functions.Apply(spec.Function, result(vector), width), Terms.Plus("y", vector * width.Lanes)) + ";");
            }
        }

        // More inputs than one sum should add up: the sums of blocks of them are added in doubles, which wait in memory meanwhile.
        private Func<int, string> WriteBlocks(string biases)
        {
            EachHalf((vector, half, place) => width.Store($"{half}({width.Load(Terms.Plus(biases, vector * width.Lanes))})", place));
            BlockedLoops.Write(writer, "input", InputLoops(), LongSum.Block, (from, inner) =>
            {
                var sum = WriteSums(from, inner, _ => width.Type + "<float>.Zero");
                EachHalf((vector, half, place) => width.Store($"{width.Load(place)} + {half}({sum(vector)})", place));
            });
            for (var vector = 0; vector < Vectors; vector++)
            {
                writer.Line($"var unit{Terms.Number(vector)} = {width.Type}.Narrow({width.Load(Total(vector, 0))}, {width.Load(Total(vector, 1))});");
            }

            return static vector => "unit" + Terms.Number(vector);
        }

        private void EachHalf(Func<int, string, string, string> statement)
        {
            for (var vector = 0; vector < Vectors; vector++)
            {
                writer.Line($"{statement(vector, width.Type + ".WidenLower", Total(vector, 0))}; {statement(vector, width.Type + ".WidenUpper", Total(vector, 1))};");
            }
        }

        private string Total(int vector, int half) => Terms.Plus("totals", (vector * width.Lanes) + (half * width.Lanes / 2));

        // Consecutive inputs go to different sums, which are added at the end: halves, then quarters.
        private Func<int, string> WriteSums(string from, IEnumerable<PointerLoop> loops, Func<int, string> start)
        {
            for (var split = 0; split < Splits; split++)
            {
                for (var vector = 0; vector < Vectors; vector++)
                {
                    writer.Line($"var {Sum(split, vector)} = {(split == 0 ? start(vector) : width.Type + "<float>.Zero")};");
                }
            }

            NestedLoops.Write(writer, from, loops, _ => WriteStep());
            for (var half = Splits / 2; half > 0; half /= 2)
            {
                for (var split = 0; split < half; split++)
                {
                    writer.Line(string.Join(" ", Enumerable.Range(0, Vectors).Select(vector => $"{Sum(split, vector)} += {Sum(split + half, vector)};")));
                }
            }

            return static vector => Sum(0, vector);
        }

        // A group is some blocks of a vector, one block that lies apart, or a row of one block of a map: in any case its vectors follow one another.
        private string OutputOffset() => spec.IsMap
            ? Terms.Sum(
                Terms.Times($"group / {Terms.Number(spec.OutputRows)}", spec.Output.Block),
                Terms.Times($"group % {Terms.Number(spec.OutputRows)}", spec.Output.Row))
            : Terms.Times("group", spec.Vectors * (long)spec.Output.Block);

        // A map without halo is one run of numbers; with a halo, each row of each block is one.
        private List<PointerLoop> InputLoops()
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
            return loops;
        }

        private void WriteStep()
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
        }

        private static string Sum(int split, int vector) => TileStore.Accumulator(split, vector);
    }
}
