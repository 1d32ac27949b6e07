using System.Collections.Generic;

namespace ConvGen.Model;

/// <summary>What the extents along one axis would be for another network input: shapes alone, no findings.</summary>
internal static class AxisProbe
{
    /// <summary>A vector, or a shape nobody knows.</summary>
    private const long None = -1;

    /// <summary>How a probe ends.</summary>
    public enum Outcome
    {
        /// <summary>Every layer up to the last has a size, every join agrees.</summary>
        Fits,

        /// <summary>Some layer is left without output.</summary>
        TooSmall,

        /// <summary>Some join's operands differ.</summary>
        Differs,
    }

    /// <summary>Tries a first input of <paramref name="extent"/> positions along <paramref name="axis"/>, up to and including node <paramref name="last"/>.</summary>
    public static Outcome Try(NetworkGraph graph, int last, int axis, long extent)
    {
        var rank = ((InputOp)graph.Nodes[0].Op).Shape.Rank;
        var extents = new long[last + 1];
        var outcome = Outcome.Fits;
        for (var id = 0; id <= last; id++)
        {
            var node = graph.Nodes[id];
            extents[id] = Extent(node, extents, axis, rank, extent, out var differs);
            if (extents[id] == 0)
                return Outcome.TooSmall;
            if (differs)
                outcome = Outcome.Differs;
        }

        return outcome;
    }

    /// <summary>How many positions node <paramref name="node"/> has along <paramref name="axis"/> over a first input of <paramref name="extent"/> that fits.</summary>
    public static long Extent(NetworkGraph graph, int node, int axis, long extent)
    {
        var extents = new long[node + 1];
        for (var id = 0; id <= node; id++)
            extents[id] = Extent(graph.Nodes[id], extents, axis, ((InputOp)graph.Nodes[0].Op).Shape.Rank, extent, out _);
        return extents[node];
    }

    private static long Extent(Node node, long[] extents, int axis, int rank, long extent, out bool differs)
    {
        differs = false;
        if (node.Op is InputOp input)
            return node.Id == 0 ? extent : input.Shape.Rank == rank ? input.Shape.Extents[axis] : None;
        if (node.Op is ConstantOp constant)
            return constant.Shape.Rank == rank ? constant.Shape.Extents[axis] : None;
        if (node.Op is UnknownOp or FlattenOp or DenseOp || node.Inputs.IsEmpty || node.Inputs[0] < 0 || !AxisRanks.Suit(node.Op, rank))
            return None;
        var own = extents[node.Inputs[0]];
        if (node.Op is AddOp or MulOp or ConcatOp)
        {
            own = Joined(node, extents, out differs);
            return own;
        }

        if (own == None || own > int.MaxValue)
            return None;
        if (node.Op is ResizeOp { Like: >= 0 and var like })
            return extents[like];
        var output = AxisShape.Output(node.Op, axis, rank, own);
        return output < 1 ? 0 : output;
    }

    private static long Joined(Node node, IReadOnlyList<long> extents, out bool differs)
    {
        differs = false;
        var stretches = node.Op is AddOp or MulOp;
        var joined = None;
        foreach (var id in node.Inputs)
        {
            var extent = id < 0 ? None : extents[id];
            if (extent == None || (extent == 1 && stretches && joined > 1))
                continue;
            differs |= joined != None && joined != extent && !(joined == 1 && stretches);
            joined = joined == None || (joined == 1 && stretches) ? extent : joined;
        }

        return joined;
    }
}
