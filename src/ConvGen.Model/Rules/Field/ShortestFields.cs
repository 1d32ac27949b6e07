using System.Linq;

namespace ConvGen.Model;

/// <summary>The receptive field along the shortest path to each tensor (Richter et al.): what a skip lets through stays small.</summary>
internal static class ShortestFields
{
    /// <summary>Sizes per node along <paramref name="axis"/>; infinity behind global operations, null where the first input does not reach.</summary>
    public static double?[] Of(NetworkFacts facts, int axis)
    {
        var sizes = new double?[facts.Analysis.Layers.Count];
        foreach (var layer in facts.Analysis.Layers)
            sizes[layer.Node.Id] = Of(facts, sizes, layer, axis);
        return sizes;
    }

    private static double? Of(NetworkFacts facts, double?[] sizes, LayerAnalysis layer, int axis)
    {
        if (layer.Node.Op.IsSource)
            return layer.Node.Id == 0 ? 1 : null;
        if (layer.Shape is not { } shape)
            return null;
        if (layer.Node.Op is AddOp or MulOp or ConcatOp)
        {
            var finite = layer.Node.Inputs.Select(id => sizes[id]).Where(static size => size is not null).ToList();
            return finite.Count == 0 ? null : finite.Min();
        }

        var source = facts.Source(layer);
        if (sizes[source.Node.Id] is not { } before)
            return null;
        if (axis >= source.Shape!.Rank || AxisMaps.Of(layer, axis, source.Shape.Extents[axis]) is not { } map)
            return double.PositiveInfinity;
        var jump = source.Fields.Count > axis ? source.Fields[axis].Jump : 1;
        return before + map.Phases.Min(run => run.Count == 0 ? 0 : (run.Last - run.First) * jump);
    }
}
