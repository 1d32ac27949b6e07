using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>
/// CVG102: a stride wider than the window leaves positions unread. Silent where another consumer reads them; where several consumers
/// agree in what they skip, CVG103 says it once at the layer that computes it in vain.
/// </summary>
internal static class SkippingStride
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var layer in facts.Surveyable)
        {
            if (!Fires(facts, layer))
                continue;
            var axis = Enumerable.Range(0, layer.Windows.Count).First(axis => layer.Windows[axis].Stride > layer.Windows[axis].Extent);
            var window = layer.Windows[axis];
            var read = layer.Windows.Aggregate(1.0, static (share, w) => share * Math.Min(1, w.Extent / (double)w.Stride));
            yield return Place.Of(layer.Node).Report(
                "CVG102",
                Invariant($"'{layer.Node.Name}': stride {window.Stride} over kernel {window.Extent} leaves {100 * (1 - read):0.#} % of its input unread; an average pool of {window.Stride} before a kernel at stride 1 reads all"),
                "Stride");
        }
    }

    /// <summary>Whether the rule speaks about <paramref name="layer"/>.</summary>
    public static bool Fires(NetworkFacts facts, LayerAnalysis layer)
    {
        if (layer.Node.Op is not (ConvOp or DeformConvOp or PoolOp) || facts.Consumers(layer.Node.Inputs[0]).Count != 1)
            return false;
        var source = layer.Node.Inputs[0];
        var input = facts.Input(layer);
        return Enumerable.Range(0, input.Rank).Any(axis =>
            layer.Windows[axis].Stride > layer.Windows[axis].Extent
            && facts.Reads(layer.Node.Id, source, axis).Select((isRead, position) => isRead || facts.IsReadByOthers(source, axis, position, layer.Node.Id)).Contains(false));
    }
}
