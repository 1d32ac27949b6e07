using System.Collections.Generic;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>
/// Writes group and instance norms: sums per channel lane, joined by group, first for the mean, then for the variance of the distances from it;
/// then one multiply-add per number. The statistics need the whole map, so one thread does the work.
/// </summary>
public static class GroupNormKernel
{
    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, string name, NormSpec spec, IReadOnlyList<string> summary) =>
        KernelMethod.Write(writer, new KernelHead(name, summary, ["input", "output", "weights", "scratch"]), width => new Body(writer, spec, width).Write());

    private sealed class Body(CodeWriter writer, NormSpec spec, VectorWidth width)
    {
        private int Blocks => BufferLayout.BlocksOf(spec.Channels);

        public void Write()
        {
            using (writer.Block("if (part != 0)"))
            {
                writer.Line("return;");
            }

            writer.Line();
            writer.Line("var means = scratch;");
            writer.Line($"var scales = scratch + {Terms.Number(Blocks * BufferLayout.Lanes)};");
            WriteStatistic("means", "value", "total * share");
            WriteStatistic("scales", $"(value - {width.Load(Terms.Sum("means", "(block * 16)", width.VectorsPerBlock == 1 ? "" : "lane"))})", $"1f / MathF.Sqrt((total * share) + {Terms.Float(spec.Epsilon)})", square: true);
            EachVector(lane =>
            {
                var channel = Terms.Sum("block * 16", lane);
                writer.Line($"var mean = {width.Load($"means + {channel}")};");
                writer.Line($"var factor = {width.Load($"scales + {channel}")} * {width.Load(Terms.Sum("weights", "(block * 32)", lane))};");
                writer.Line($"var summand = {width.Load(Terms.Plus(Terms.Sum("weights", "(block * 32)", lane), 16))};");
                EachPosition(lane, (x, y) =>
                {
                    writer.Line($"var value = {width.MultiplyAdd($"{width.Load(x)} - mean", "factor", "summand")};");
                    writer.Line(width.Store(Functions.Apply(spec.Function, "value", width), y) + ";");
                });
            });
        }

        private void WriteStatistic(string target, string value, string result, bool square = false)
        {
            EachVector(lane =>
            {
                writer.Line($"var sum = {width.Type}<float>.Zero;");
                EachPosition(lane, (x, _) =>
                {
                    writer.Line($"var value = {width.Load(x)};");
                    if (square)
                    {
                        writer.Line($"var distance = {value};");
                    }

                    writer.Line(square ? $"sum = {width.MultiplyAdd("distance", "distance", "sum")};" : "sum += value;");
                });
                writer.Line(width.Store("sum", $"{target} + {Terms.Sum("(block * 16)", lane)}") + ";");
            });
            var perGroup = spec.Channels / spec.Groups;
            writer.Line();
            using (writer.Block($"for (var group = 0; group < {Terms.Number(spec.Groups)}; group++)"))
            {
                writer.Line($"const float share = 1f / {Terms.Number((long)perGroup * spec.Size.Positions)};");
                writer.Line("var total = 0f;");
                using (writer.Block($"for (var channel = 0; channel < {Terms.Number(perGroup)}; channel++)"))
                {
                    writer.Line($"total += {target}[(group * {Terms.Number(perGroup)}) + channel];");
                }

                writer.Line();
                writer.Line($"new Span<float>({target} + (group * {Terms.Number(perGroup)}), {Terms.Number(perGroup)}).Fill({result});");
            }

            writer.Line();
        }

        private void EachVector(System.Action<string> body)
        {
            using (writer.Block($"for (var block = 0; block < {Terms.Number(Blocks)}; block++)"))
            {
                LaneLoop.Write(writer, width, body);
            }
        }

        private void EachPosition(string lane, System.Action<string, string> body)
        {
            var size = spec.Size;
            using (writer.Block($"for (var line = 0; line < {Terms.Number(size.Depth * size.Height)}; line++)"))
            {
                string Place(string pointer, Strides strides) => Terms.Sum(
                    pointer,
                    Terms.Times("block", strides.Block),
                    size.Depth > 1 ? Terms.Times($"line / {Terms.Number(size.Height)}", strides.Slice) : "",
                    size.Depth > 1 ? Terms.Times($"line % {Terms.Number(size.Height)}", strides.Row) : Terms.Times("line", strides.Row),
                    lane);
                writer.Line($"var source = {Place("input", spec.Input)};");
                writer.Line($"var target = {Place("output", spec.Output)};");
                using (writer.Block($"for (var column = 0; column < {Terms.Number(size.Width)}; column++)"))
                {
                    body($"source + (column * {Terms.Number(spec.Input.Pixel)})", $"target + (column * {Terms.Number(spec.Output.Pixel)})");
                }
            }
        }
    }
}
