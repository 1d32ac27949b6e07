using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG202: a layer whose every input has seen the whole picture already can relate nothing new (Richter et al. 2021).</summary>
internal static class UnproductiveLayer
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        if (facts.FirstInput is not { Rank: > 0 } input || facts.Task is NetworkTaskKind.Generation or NetworkTaskKind.SuperResolution)
            yield break;
        var shortest = Enumerable.Range(0, input.Rank).Select(axis => ShortestFields.Of(facts, axis)).ToArray();
        var feedsDetection = FeedsDetection(facts);
        var isOfDecoder = OfDecoder(facts);
        foreach (var layer in facts.Layers.Where(static layer => layer.Node.Op is ConvOp or DeformConvOp))
        {
            var isUnproductive = layer.Windows.Any(static window => window.Kernel > 1)
                && layer.Fields.Count == input.Rank
                && !feedsDetection[layer.Node.Id]
                && !isOfDecoder[layer.Node.Id]
                && Enumerable.Range(0, input.Rank).All(axis => IsUnproductive(layer, shortest[axis], axis, input.Extents[axis]));
            if (!isUnproductive)
                continue;
            var before = shortest.Select(sizes => sizes[layer.Node.Inputs[0]]!.Value).ToList();
            var share = 100.0 * layer.Cost.Macs / Math.Max(1, facts.Analysis.Totals.Macs);
            yield return Place.Of(layer.Node).Report(
                "CVG202",
                Invariant($"'{layer.Node.Name}' reads features that each see {(before.All(static size => size == 1) ? "1 pixel" : RuleTexts.PerAxis(before) + " pixels")} already, of an input of {RuleTexts.PerAxis(input.Extents.Select(static n => (double)n))}: its kernel can relate nothing new, at {share:0.#} % of the network's MACs; remove it, stride later, or enlarge the input to {string.Join("×", Productive(layer, before, input))}"),
                fixes: [.. Remove(facts, layer), SizeAdvice.SetInput(facts.Graph, Productive(layer, before, input)) with { Way = "input" }]);
        }
    }

    /// <summary>The layer goes, with the norm and the activation that are its own, where that leaves the shape.</summary>
    private static IEnumerable<SuggestedFix> Remove(NetworkFacts facts, LayerAnalysis layer)
    {
        var source = facts.Source(layer);
        if (facts.IsPart(layer) || layer.Shape != source.Shape || source.Node.Op.IsSource || !Rewrites.AreNeighbours(source.Node, layer.Node))
            yield break;
        var heir = Place.Of(source.Node).Attribute;
        var gone = Rewrites.Followers(facts, layer).Prepend(layer);
        yield return new SuggestedFix(Invariant($"Remove '{layer.Node.Name}' (train again)"), gone.Select(going => new RemovalEdit(Place.Of(going.Node).Attribute, heir)), "removal");
    }

    /// <summary>The least input that leaves something to see, as a multiple of the layer's jump.</summary>
    private static long[] Productive(LayerAnalysis layer, IReadOnlyList<double> before, TensorShape input) =>
    [
        .. input.Extents.Select((extent, axis) =>
        {
            var jump = Math.Max(1, layer.Fields[axis].Jump);
            return (long)(Math.Ceiling((Math.Max(extent, before[axis]) + 1) / jump) * jump);
        }),
    ];

    private static bool IsUnproductive(LayerAnalysis layer, double?[] shortest, int axis, int extent)
    {
        var before = shortest[layer.Node.Inputs[0]];
        var own = layer.Fields[axis];
        return before is { } size && !double.IsInfinity(size) && size >= extent && (own.IsWholeInput || own.Size > extent);
    }

    /// <summary>
    /// Whether a node leads to an upsampling or comes from one: an encoder narrows to a code on purpose, and a decoder draws positions, so that
    /// having seen all before is no idleness.
    /// </summary>
    private static bool[] OfDecoder(NetworkFacts facts)
    {
        var (leads, comes) = (new bool[facts.Analysis.Layers.Count], new bool[facts.Analysis.Layers.Count]);
        foreach (var layer in facts.Layers)
            comes[layer.Node.Id] = IsUpsampling(facts, layer) || layer.Node.Inputs.Any(id => comes[id]);
        for (var id = leads.Length - 1; id >= 0; id--)
            leads[id] = facts.Consumers(id).Any(consumer => leads[consumer] || IsUpsampling(facts, facts.Layer(consumer)));
        return [.. leads.Zip(comes, static (to, from) => to || from)];
    }

    private static bool IsUpsampling(NetworkFacts facts, LayerAnalysis layer) =>
        layer.Node.Op is ConvTransposeOp or ResizeOp or PixelShuffleOp && layer.Shape is { } shape && facts.Input(layer).Positions is > 1 and var positions && shape.Positions > positions;

    /// <summary>Whether a node leads to a declared detection output, whose anchors may be larger than the picture.</summary>
    private static bool[] FeedsDetection(NetworkFacts facts)
    {
        var feeds = new bool[facts.Analysis.Layers.Count];
        foreach (var anchors in facts.Graph.Anchors)
            feeds[anchors.Node] = true;
        if (facts.Task == NetworkTaskKind.Detection && facts.Graph.Outputs.Count > 1)
        {
            foreach (var output in facts.Graph.Outputs)
                feeds[output.Node] = true;
        }

        for (var id = feeds.Length - 1; id >= 0; id--)
            feeds[id] |= facts.Consumers(id).Any(consumer => feeds[consumer]);
        return feeds;
    }
}
