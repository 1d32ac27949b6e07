using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>
/// Writes a sum over the channels of a position. It runs in the sixteen lanes of a block of channels, in as many vectors as they fill, so that every width adds the same numbers in
/// the same order; <c>LaneSum</c> adds the lanes.
/// </summary>
/// <param name="writer">Where to write.</param>
/// <param name="channels">Channels.</param>
/// <param name="width">The vector width.</param>
/// <param name="name">The name of the sum.</param>
public sealed class ChannelSum(CodeWriter writer, int channels, VectorWidth width, string name)
{
    private const int Lanes = BufferLayout.Lanes;
    private const int LongestRun = LongSum.Block * Lanes;

    private readonly int _lanes = BufferLayout.BlocksOf(channels) * Lanes;

    private bool IsLong => LongSum.IsLong(_lanes / Lanes);

    private IEnumerable<string> Accumulators => Enumerable.Range(0, width.VectorsPerBlock).Select(Accumulator);

    private IEnumerable<LongSum> Totals => Accumulators.Select(accumulator => new LongSum(writer, width, accumulator));

    /// <summary>
    /// Writes the sum; <paramref name="add"/> gets the offset of <c>channel</c> in a tensor as a function of its strides, and the accumulator to which it writes what it adds. The result is the
    /// sum as an expression, a float.
    /// </summary>
    public string Write(Action<Func<Strides, string>, string> add)
    {
        if (!IsLong)
        {
            WriteRun("0", Terms.Number(_lanes), add);
            return Sum(Accumulators);
        }

        foreach (var total in Totals)
        {
            total.WriteStart();
        }

        using (writer.Block($"for (var run = 0; run < {Terms.Number(_lanes)}; run += {Terms.Number(LongestRun)})"))
        {
            WriteRun("run", _lanes % LongestRun == 0 ? $"run + {Terms.Number(LongestRun)}" : $"Math.Min(run + {Terms.Number(LongestRun)}, {Terms.Number(_lanes)})", add);
            foreach (var total in Totals)
            {
                total.WriteAdd();
            }
        }

        return Sum(Totals.Select(static total => total.Total));
    }

    private void WriteRun(string from, string to, Action<Func<Strides, string>, string> add)
    {
        writer.Lines(Accumulators.Select(accumulator => $"var {accumulator} = {width.Type}<float>.Zero;"));
        var isWhole = width.VectorsPerBlock == 1;
        var counter = isWhole ? "channel" : "first";
        using (writer.Block($"for (var {counter} = {from}; {counter} < {to}; {counter} += {Terms.Number(Lanes)})"))
        {
            for (var vector = 0; vector < width.VectorsPerBlock; vector++)
            {
                if (isWhole)
                {
                    add(ChannelVectors.Offset, Accumulator(vector));
                    continue;
                }

                using (writer.Open("{", "}"))
                {
                    writer.Line($"var channel = {Terms.Plus("first", vector * width.Lanes)};");
                    add(ChannelVectors.Offset, Accumulator(vector));
                }
            }
        }
    }

    private static string Sum(IEnumerable<string> vectors) => $"LaneSum.Of({string.Join(", ", vectors)})";

    private string Accumulator(int vector) => width.VectorsPerBlock == 1 ? name : name + Terms.Number(vector);
}
