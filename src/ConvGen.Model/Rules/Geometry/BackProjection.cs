using System.Collections.Generic;

namespace ConvGen.Model;

/// <summary>The exact set of network-input positions that position 0 of a tensor reads along an axis, borders not clipped.</summary>
internal static class BackProjection
{
    /// <summary>More than any field holds: beyond it nobody asks.</summary>
    private const int Most = 1 << 16;

    /// <summary>The set; null where a global operation reads everything, where the set grows beyond reason, or where the first input does not reach.</summary>
    public static SortedSet<long>? Of(NetworkFacts facts, int node, int axis)
    {
        var reads = new SortedSet<long>?[node + 1];
        reads[node] = [0];
        for (var id = node; id > 0; id--)
        {
            if (reads[id] is not { } wanted)
                continue;
            var layer = facts.Layer(id);
            foreach (var input in layer.Node.Inputs)
            {
                var shape = facts.Layer(input).Shape!;
                if (axis >= shape.Rank || Broadcast.Stretches(layer.Node.Op, shape, layer.Shape!, axis))
                    continue;
                if (facts.MapOf(layer, input, axis) is not { } map)
                    return null;
                reads[input] ??= [];
                if (!Extend(reads[input]!, wanted, map))
                    return null;
            }
        }

        return reads[0] is { Count: > 0 } input0 ? input0 : null;
    }

    private static bool Extend(SortedSet<long> reads, SortedSet<long> wanted, AxisMap map)
    {
        foreach (var position in wanted)
        {
            var run = map.At(position);
            for (var i = 0L; i < run.Count; i++)
            {
                reads.Add(run.First + (i * run.Step));
                if (reads.Count > Most)
                    return false;
            }
        }

        return true;
    }
}
