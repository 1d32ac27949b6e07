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
                Invariant($"'{layer.Node.Name}': stride {window.Stride} over kernel {window.Extent} leaves {100 * (1 - read):0.#} % of its input unread; {Remedy(facts, layer, window)} all"),
                "Stride",
                fixes: Fixes(facts, layer));
        }
    }

    /// <summary>A maximum is no average, and taps learn: only what reads single positions is served by an average of those beside them.</summary>
    private static string Remedy(NetworkFacts facts, LayerAnalysis layer, AxisWindow window) => CanAverage(facts, layer)
        ? Invariant($"an average pool of {window.Stride} before it, at stride 1, reads")
        : window.Extent == 1 ? Invariant($"kernel {window.Stride} reads") : Invariant($"stride {window.Extent} or kernel {window.Stride} reads");

    private static bool CanAverage(NetworkFacts facts, LayerAnalysis layer) =>
        layer.Node.Op is ConvOp && !facts.IsPart(layer) && layer.Windows.All(static window => window is { Kernel: 1, PadLow: 0, PadHigh: 0 });

    private static IEnumerable<SuggestedFix> Fixes(NetworkFacts facts, LayerAnalysis layer)
    {
        var place = Place.Of(layer.Node);
        if (CanAverage(facts, layer))
        {
            // As many positions as the strided convolution has: one for a rest as well.
            var hasRest = layer.Windows.Select((window, axis) => facts.Input(layer).Extents[axis] % window.Stride).Any(static rest => rest != 0);
            var from = place.Arguments.Contains("From") ? Rewrites.ReferenceFor(facts.Graph, layer.Node, layer.Node.Inputs[0]) : null;
            yield return new SuggestedFix(
                "Average first, as ResNet-D does (train again)",
                [
                    Rewrites.New(place, "AvgPool", isBehind: false, ("kernel", Rewrites.PerAxis(layer.Windows.Select(static w => w.Stride))), ("CeilMode", hasRest ? "true" : null), ("From", from)),
                    .. Rewrites.Without(place, "Stride", "From"),
                ],
                "average");
        }

        var strides = Rewrites.PerAxis(layer.Windows.Select(static window => System.Math.Min(window.Stride, window.Extent)));
        yield return new SuggestedFix("Use stride " + strides, place.Edits("Stride", strides), "stride");
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
