using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG305: grouped convolutions in a row with the same groups and nothing that mixes channels between them.</summary>
internal static class UnmixedGroups
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var layer in facts.Layers.Where(static layer => layer.Node.Op is ConvOp && layer.Groups > 1))
        {
            var before = facts.Source(layer);
            while (KeepsChannelsApart(before.Node.Op))
                before = facts.Source(before);
            if (before.Node.Op is not ConvOp || before.Groups != layer.Groups)
                continue;
            yield return Place.Of(layer.Node).Report(
                "CVG305",
                Invariant($"'{before.Node.Name}' and '{layer.Node.Name}' split their channels into the same {layer.Groups} groups and nothing mixes them between: each group is a network of its own; a ChannelShuffle or a 1×1 convolution between them mixes"),
                "Groups",
                fixes: facts.IsPart(layer) ? [] : [Fix(facts, layer)],
                related: [before.Node.Site]);
        }
    }

    private static SuggestedFix Fix(NetworkFacts facts, LayerAnalysis layer)
    {
        var place = Place.Of(layer.Node);
        var from = place.Arguments.Contains("From") ? Rewrites.ReferenceFor(facts.Graph, layer.Node, layer.Node.Inputs[0]) : null;
        return new SuggestedFix(
            Invariant($"Shuffle the channels of its {layer.Groups} groups (train again)"),
            [Rewrites.New(place, "ChannelShuffle", isBehind: false, ("groups", Invariant($"{layer.Groups}")), ("From", from)), .. Rewrites.Without(place, "From")]);
    }

    private static bool KeepsChannelsApart(LayerOp op) => op is ActivationOp or ClipOp or PReluOp or DropoutOp or ScaleOp or PoolOp or ResizeOp or PadOp or CropOp
        or NormOp { Kind: NormKind.Batch or NormKind.Instance };
}
