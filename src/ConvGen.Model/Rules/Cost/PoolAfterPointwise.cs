using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG311: an average pool behind a linear 1×1 convolution commutes with it; pooling first convolves fewer positions.</summary>
internal static class PoolAfterPointwise
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var pool in facts.Layers.Where(static layer => layer.Node.Op is PoolOp { Average: true } && layer.Windows.Any(static window => window.Stride > 1)))
        {
            var hasShift = false;
            var source = pool.Node.Inputs[0];
            while (facts.OnlyConsumer(source) is not null && facts.Layer(source).Node.Op is NormOp { Kind: NormKind.Batch })
            {
                hasShift = true;
                source = facts.Layer(source).Node.Inputs[0];
            }

            var layer = facts.Layer(source);
            if (facts.OnlyConsumer(source) is null || !IsLinearPointwise(layer) || !Commutes(pool, hasShift || ((ConvOp)layer.Node.Op).Bias))
                continue;
            var saved = layer.Cost.Macs - (long)(layer.Cost.Macs * (pool.Shape!.Positions / (double)layer.Shape!.Positions));
            yield return Place.Of(pool.Node).Report(
                "CVG311",
                Invariant($"'{pool.Node.Name}' averages what the linear 1×1 convolution '{layer.Node.Name}' makes; the other way round is the same up to rounding and saves {saved:N0} multiply-accumulates"),
                fixes: Fix(facts, pool, layer),
                related: [layer.Node.Site]);
        }
    }

    private static IEnumerable<SuggestedFix> Fix(NetworkFacts facts, LayerAnalysis pool, LayerAnalysis layer)
    {
        var (moved, place) = (Place.Of(pool.Node), Place.Of(layer.Node));
        var last = facts.Source(pool).Node;
        if (facts.IsPart(layer) || !Rewrites.AreNeighbours(pool.Node, layer.Node) || !Rewrites.AreNeighbours(last, layer.Node))
            yield break;
        var from = place.Arguments.Contains("From") ? Rewrites.ReferenceFor(facts.Graph, layer.Node, layer.Node.Inputs[0]) : null;
        yield return new SuggestedFix(
            "Pool first",
            [
                new InsertionEdit(place.Attribute, null, new(new ArgumentSetting("From", from)), moved.Attribute),
                new RemovalEdit(moved.Attribute, Place.Of(last).Attribute),
                .. Rewrites.Without(place, "From"),
            ]) { KeepsNumbers = true };
    }

    private static bool IsLinearPointwise(LayerAnalysis layer) =>
        layer.Node.Op is ConvOp { Activation.Kind: ActivationKind.None }
        && layer.Windows.All(static window => window is { Kernel: 1, Stride: 1, PadLow: 0, PadHigh: 0 });

    /// <summary>A shift survives an average only if no padded zeros take part in it.</summary>
    private static bool Commutes(LayerAnalysis pool, bool hasShift) =>
        !hasShift || !((PoolOp)pool.Node.Op).CountIncludePad || pool.Windows.All(static window => window is { PadLow: 0, PadHigh: 0 });
}
