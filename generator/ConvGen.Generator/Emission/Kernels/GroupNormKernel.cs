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
            WriteStatistic("means", "total * share");
            WriteStatistic("scales", $"1 / Math.Sqrt((total * share) + {Terms.Float(spec.Epsilon)})", isSquared: true);
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

        // Per lane the sum of the map's numbers, or of the squares of their distances from the mean; then per group the sum of its lanes, in doubles.
        private void WriteStatistic(string target, string result, bool isSquared = false)
        {
            EachVector(lane =>
            {
                var place = Terms.Sum("(block * 16)", lane);
                if (isSquared)
                {
                    writer.Line($"var mean = {width.Load($"means + {place}")};");
                }

                writer.Line(width.Store(WriteSum(lane, isSquared), $"{target} + {place}") + ";");
            });
            var perGroup = spec.Channels / spec.Groups;
            writer.Line();
            using (writer.Block($"for (var group = 0; group < {Terms.Number(spec.Groups)}; group++)"))
            {
                writer.Line($"const double share = 1.0 / {Terms.Number((long)perGroup * spec.Size.Positions)};");
                writer.Line("var total = 0.0;");
                using (writer.Block($"for (var channel = 0; channel < {Terms.Number(perGroup)}; channel++)"))
                {
                    writer.Line($"total += {target}[(group * {Terms.Number(perGroup)}) + channel];");
                }

                writer.Line();
                writer.Line($"new Span<float>({target} + (group * {Terms.Number(perGroup)}), {Terms.Number(perGroup)}).Fill((float)({result}));");
            }

            writer.Line();
        }

        private string WriteSum(string lane, bool isSquared)
        {
            void Add(string x, string _)
            {
                if (isSquared)
                {
                    writer.Line($"var distance = {width.Load(x)} - mean;");
                }

                writer.Line(isSquared ? $"sum = {width.MultiplyAdd("distance", "distance", "sum")};" : $"sum += {width.Load(x)};");
            }

            void WriteStart() => writer.Line($"var sum = {width.Type}<float>.Zero;");
            if (!LongSum.IsLong(spec.Size.Positions))
            {
                WriteStart();
                EachPosition(lane, Add);
                return "sum";
            }

            var total = new LongSum(writer, width, "sum");
            total.WriteStart();
            EachLine(lane, () =>
            {
                if (!LongSum.IsLong(spec.Size.Width))
                {
                    WriteStart();
                    EachColumn("0", Terms.Number(spec.Size.Width), Add);
                    total.WriteAdd();
                    return;
                }

                using (writer.Block($"for (var run = 0; run < {Terms.Number(spec.Size.Width)}; run += {Terms.Number(LongSum.Block)})"))
                {
                    WriteStart();
                    EachColumn("run", $"Math.Min(run + {Terms.Number(LongSum.Block)}, {Terms.Number(spec.Size.Width)})", Add);
                    total.WriteAdd();
                }
            });
            return total.Total;
        }

        private void EachVector(System.Action<string> body)
        {
            using (writer.Block($"for (var block = 0; block < {Terms.Number(Blocks)}; block++)"))
            {
                LaneLoop.Write(writer, width, body);
            }
        }

        private void EachPosition(string lane, System.Action<string, string> body) => EachLine(lane, () => EachColumn("0", Terms.Number(spec.Size.Width), body));

        private void EachLine(string lane, System.Action body)
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
                body();
            }
        }

        private void EachColumn(string from, string to, System.Action<string, string> body)
        {
            using (writer.Block($"for (var column = {from}; column < {to}; column++)"))
            {
                body($"source + (column * {Terms.Number(spec.Input.Pixel)})", $"target + (column * {Terms.Number(spec.Output.Pixel)})");
            }
        }
    }
}
