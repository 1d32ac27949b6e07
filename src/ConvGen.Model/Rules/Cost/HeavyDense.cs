using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG316: a dense layer over every position of a map that holds most of a large network's parameters.</summary>
internal static class HeavyDense
{
    /// <summary>Networks of fewer parameters are small whatever their dense layers hold.</summary>
    private const long Large = 1_000_000;

    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        var all = facts.Analysis.Totals.Parameters;
        foreach (var layer in facts.Layers.Where(layer => all >= Large && layer.Node.Op is DenseOp && layer.Cost.Parameters > all / 2))
        {
            var first = facts.Source(layer).Node.Op is FlattenOp ? facts.Source(layer) : layer;
            var map = facts.Input(first);
            if (map.Positions == 1)
                continue;
            var left = layer.Cost.Parameters - ((map.Positions - 1) * map.Channels * layer.Shape!.Channels);
            yield return Place.Of(layer.Node).Report(
                "CVG316",
                Invariant($"'{layer.Node.Name}' holds {layer.Cost.Parameters:N0} of the network's {all:N0} parameters, {100.0 * layer.Cost.Parameters / all:0.#} %: weights of its own for each of the {map.Positions:N0} positions of {map}; behind a GlobalAvgPool it holds {left:N0}"),
                fixes: Fix(facts, layer, first));
        }
    }

    private static IEnumerable<SuggestedFix> Fix(NetworkFacts facts, LayerAnalysis layer, LayerAnalysis first)
    {
        var place = Place.Of(first.Node);
        if (!Rewrites.AreNeighbours(first.Node, layer.Node) || (first != layer && facts.OnlyConsumer(first.Node.Id) is null))
            yield break;
        var from = place.Arguments.Contains("From") ? Rewrites.ReferenceFor(facts.Graph, first.Node, first.Node.Inputs[0]) : null;
        yield return new SuggestedFix(
            "Average over the map first" + Rewrites.Retrain,
            [
                Rewrites.New(place, "GlobalAvgPool", isBehind: false, ("From", from)),
                .. Rewrites.Without(place, "From"),
                .. Place.Of(layer.Node).Arguments.Contains("In") ? Place.Of(layer.Node).Edits("In", null) : [],
            ]);
    }
}
