using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>Which positions of a tensor a layer reads, borders clipped.</summary>
internal static class ReadMask
{
    /// <summary>One truth per position below <paramref name="extent"/>: whether any position of <paramref name="reader"/> reads it through <paramref name="map"/>; all where there is none.</summary>
    public static bool[] Of(AxisMap? map, int extent, TensorShape reader, int axis) => map is null
        ? [.. Enumerable.Repeat(true, extent)]
        : Of(map, extent, Enumerable.Range(0, reader.Extents[axis]));

    /// <summary>The positions below <paramref name="extent"/> that the given outputs read through <paramref name="map"/>.</summary>
    public static bool[] Of(AxisMap map, int extent, IEnumerable<int> outputs)
    {
        var reads = new bool[extent];
        // Neighbouring taps are marked by where their run begins and ends; taps apart one by one.
        var begins = new int[extent + 1];
        foreach (var output in outputs)
        {
            var run = map.At(output);
            if (run.Count > 0 && run.Step == 1)
            {
                var first = Math.Max(0, Math.Min(extent, run.First));
                begins[first]++;
                begins[Math.Max(first, Math.Min(extent, run.Last + 1))]--;
                continue;
            }

            for (var i = Math.Max(0, Rational.CeilDivide(-run.First, Math.Max(1, run.Step))); i < run.Count && run.First + (i * run.Step) < extent; i++)
                reads[run.First + (i * run.Step)] = true;
        }

        var open = 0;
        for (var position = 0; position < extent; position++)
        {
            open += begins[position];
            reads[position] |= open > 0;
        }

        return reads;
    }
}
