using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>
/// CVG305: grouped convolutions in a row with the same groups and nothing that mixes channels between them. Two of them before a layer that mixes are one
/// wider layer, as depthwise ones in any number are: there each group waits for the 1×1 that is made for it.
/// </summary>
internal static class UnmixedGroups
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var layer in facts.Layers.Where(static layer => layer.Node.Op is ConvOp && layer.Groups > 1))
        {
            var before = facts.Source(layer);
            while (KeepsChannelsApart(before))
                before = facts.Source(before);
            if (before.Node.Op is not ConvOp || before.Groups != layer.Groups || IsMixedLater(facts, layer.Node.Id, IsDepthwise(facts, layer)))
                continue;
            var remedy = IsDepthwise(facts, layer) ? "a 1×1 convolution between or behind them mixes" : "a ChannelShuffle or a 1×1 convolution between them mixes";
            yield return Place.Of(layer.Node).Report(
                "CVG305",
                Invariant($"'{before.Node.Name}' and '{layer.Node.Name}' split their channels into the same {layer.Groups} groups and nothing mixes them between: each group is a network of its own; {remedy}"),
                "Groups",
                fixes: facts.IsPart(layer) ? [] : [Fix(facts, layer)],
                related: [before.Node.Site]);
        }
    }

    private static bool IsDepthwise(NetworkFacts facts, LayerAnalysis layer) => layer.Groups == facts.Input(layer).Channels;

    /// <summary>Whether the next convolution that reads <paramref name="id"/> on some way mixes its channels; behind depthwise ones, any later one.</summary>
    private static bool IsMixedLater(NetworkFacts facts, int id, bool skipsDepthwise) => facts.Consumers(id).Select(facts.Layer).Any(reader => reader.Node.Op switch
    {
        ConvOp or ConvTransposeOp or DeformConvOp => reader.Groups == 1 || (skipsDepthwise && IsDepthwise(facts, reader) && IsMixedLater(facts, reader.Node.Id, true)),
        DenseOp or FlattenOp or GlobalPoolOp => false,
        _ => reader.Shape is not null && IsMixedLater(facts, reader.Node.Id, skipsDepthwise),
    });

    /// <summary>A shuffle; over groups of one channel that moves nothing, so that a 1×1 convolution mixes there.</summary>
    private static SuggestedFix Fix(NetworkFacts facts, LayerAnalysis layer)
    {
        var place = Place.Of(layer.Node);
        var from = ("From", place.Arguments.Contains("From") ? Rewrites.ReferenceFor(facts.Graph, layer.Node, layer.Node.Inputs[0]) : null);
        var channels = facts.Input(layer).Channels;
        var mixing = IsDepthwise(facts, layer)
            ? Rewrites.New(place, "Conv", isBehind: false, ("filters", Invariant($"{channels}")), ("kernel", "1"), from)
            : Rewrites.New(place, "ChannelShuffle", isBehind: false, ("groups", Invariant($"{layer.Groups}")), from);
        var title = IsDepthwise(facts, layer) ? "Put a 1×1 convolution before it" + Rewrites.Retrain : Invariant($"Shuffle the channels of its {layer.Groups} groups (train again)");
        return new SuggestedFix(title, [mixing, .. Rewrites.Without(place, "From")]);
    }

    private static bool KeepsChannelsApart(LayerAnalysis layer) => layer.Node.Op is ActivationOp or ClipOp or PReluOp or DropoutOp or ScaleOp or PoolOp or ResizeOp or PadOp or CropOp
        or NormOp { Kind: NormKind.Batch or NormKind.Instance }
        || (layer.Node.Op is ChannelShuffleOp shuffle && (shuffle.Groups == 1 || shuffle.Groups == layer.Shape?.Channels));
}
