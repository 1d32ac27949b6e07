using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Writes an adaptive average pooling.</summary>
public static class AdaptivePoolKernel
{
    /// <summary>Writes the kernel.</summary>
    public static void Write(CodeWriter writer, string name, AdaptivePoolSpec spec, IReadOnlyList<string> summary) =>
        KernelMethod.Write(writer, new KernelHead(name, summary, ["input", "output"]), width => WriteBody(writer, spec, width));

    private static void WriteBody(CodeWriter writer, AdaptivePoolSpec spec, VectorWidth width)
    {
        var loops = new TileLoops(writer, spec.Target, spec.Size, new RegisterTile(1, 1, 1));
        using (loops.Share("block", spec.Blocks))
        {
            var block = spec.Blocks > 1 ? "block" : "";
            Range(writer, "slice", spec.Size.Depth, spec.InputSize.Depth);
            Range(writer, "row", spec.Size.Height, spec.InputSize.Height);
            writer.Line($"var target = {loops.Address("output", spec.Output, 1, 1, 0, Terms.Times(block, spec.Output.Block))};");
            using (writer.Block($"for (var column = 0; column < {Terms.Number(spec.Size.Width)}; column++)"))
            {
                Range(writer, "column", spec.Size.Width, spec.InputSize.Width);
                writer.Line("var share = 1f / ((sliceLast - sliceFirst) * (rowLast - rowFirst) * (columnLast - columnFirst));");
                LaneLoop.Write(writer, width, lane =>
                {
                    var place = Terms.Sum("input", Terms.Times(block, spec.Input.Block), Terms.Times("z", spec.Input.Slice), Terms.Times("y", spec.Input.Row), Terms.Times("x", spec.Input.Pixel), lane);
                    var sum = WriteSum(writer, spec, width, place);
                    writer.Line(width.Store($"{sum} * {width.Broadcast("share")}", Terms.Sum("target", Terms.Times("column", spec.Output.Pixel), lane)) + ";");
                });
            }
        }
    }

    private static string WriteSum(CodeWriter writer, AdaptivePoolSpec spec, VectorWidth width, string place)
    {
        var total = new LongSum(writer, width, "sum");
        var isLong = LongSum.IsLong((long)Longest(spec.Size.Depth, spec.InputSize.Depth) * Longest(spec.Size.Height, spec.InputSize.Height) * Longest(spec.Size.Width, spec.InputSize.Width));
        void WriteStart() => writer.Line($"var sum = {width.Type}<float>.Zero;");
        void WriteRow(string from, string to)
        {
            using (writer.Block($"for (var x = {from}; x < {to}; x++)"))
            {
                writer.Line($"sum += {width.Load(place)};");
            }
        }

        if (isLong)
        {
            total.WriteStart();
        }
        else
        {
            WriteStart();
        }

        using (writer.Block("for (var z = sliceFirst; z < sliceLast; z++)"))
        using (writer.Block("for (var y = rowFirst; y < rowLast; y++)"))
        {
            if (!isLong)
            {
                WriteRow("columnFirst", "columnLast");
                return "sum";
            }

            using (writer.Block($"for (var run = columnFirst; run < columnLast; run += {Terms.Number(LongSum.Block)})"))
            {
                WriteStart();
                WriteRow("run", $"Math.Min(run + {Terms.Number(LongSum.Block)}, columnLast)");
                total.WriteAdd();
            }
        }

        return total.Total;
    }

    // Positions of the longest range along an axis.
    private static int Longest(int output, int input) => Enumerable.Range(0, output).Max(i => (int)(((i + 1L) * input + output - 1) / output) - (int)((long)i * input / output));

    // ⌊i·n/o⌋ … ⌈(i+1)·n/o⌉
    private static void Range(CodeWriter writer, string axis, int output, int input)
    {
        var index = output > 1 ? axis : "0";
        var isLarge = output > (int.MaxValue - output) / input;
        var last = $"((({index} + 1) * {Terms.Number(input)}{(isLarge ? "L" : "")}) + {Terms.Number(output - 1)}) / {Terms.Number(output)}";
        writer.Line($"var {axis}First = {Terms.Share(index, input, output, isLarge ? int.MaxValue : output)};");
        writer.Line($"var {axis}Last = {(isLarge ? $"(int)({last})" : last)};");
    }
}
