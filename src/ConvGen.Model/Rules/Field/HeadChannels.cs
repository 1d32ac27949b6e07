using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG207: a detection head whose channels cannot be shared out among the anchors of a cell.</summary>
internal static class HeadChannels
{
    /// <summary>Applies the rule to the heads of each level: its feature map where that is an output, and the outputs that one convolution makes of it.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var level in AnchorLevel.Of(facts))
        {
            var anchors = level.Anchors.Boxes.Count / 2;
            foreach (var head in Heads(facts, level.Layer).Where(head => anchors > 0 && head.Shape!.Channels % anchors != 0))
            {
                var channels = head.Shape!.Channels;
                yield return level.Report(
                    "CVG207",
                    Severity.Warning,
                    Invariant($"'{head.Node.Name}' predicts with {channels} channels for {RuleTexts.Counted(anchors, "anchor")} per cell, {channels / anchors} for each and {channels % anchors} left over; {Near(channels, anchors)} channels are whole predictions"),
                    level.Anchors.Arguments.Contains("Boxes") ? "Boxes" : "Sizes",
                    Fixes(facts, head, anchors));
            }
        }
    }

    private static IEnumerable<LayerAnalysis> Heads(NetworkFacts facts, LayerAnalysis layer)
    {
        if (facts.IsOutput(layer.Node.Id))
            return IsPrediction(layer) ? [layer] : [];
        return facts.Consumers(layer.Node.Id).Where(facts.IsOutput).Select(facts.Layer).Where(static head => head.Node.Op is ConvOp && head.Shape is not null);
    }

    // Predictions have a sign, or are shares: what a rectifier leaves is a feature map for a head elsewhere, as the one that RPN's two heads read.
    private static bool IsPrediction(LayerAnalysis layer) =>
        LayerTraits.ActivationOf(layer.Node.Op).Kind is ActivationKind.None or ActivationKind.Sigmoid or ActivationKind.Tanh or ActivationKind.HardSigmoid or ActivationKind.HardTanh;

    private static string Near(int channels, int anchors) =>
        channels < anchors ? Invariant($"{anchors}") : Invariant($"{channels / anchors * anchors} or {((channels / anchors) + 1) * anchors}");

    private static IEnumerable<SuggestedFix> Fixes(NetworkFacts facts, LayerAnalysis head, int anchors)
    {
        if (head.Node.Op is not ConvOp { IsDepthwise: false } || facts.IsPart(head))
            yield break;
        var filters = (head.Shape!.Channels + anchors - 1) / anchors * anchors;
        yield return Place.Of(head.Node).Set(Invariant($"Use {filters} filters{Rewrites.Retrain}"), "filters", Invariant($"{filters}"));
    }
}
