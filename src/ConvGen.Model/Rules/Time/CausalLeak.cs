using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG502: whatever else lets a causal network look ahead: gates and statistics over time, transposed convolutions, resizes, mirrored or circular padding, padding by a layer of its own.</summary>
internal static class CausalLeak
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        if (!facts.Graph.Options.Causal)
            yield break;
        var causes = facts.LookAheads.Where(static cause => !CausalPadding.Covers(cause.Layer)).GroupBy(cause => Blamed(facts, cause.Layer).Node.Id);
        foreach (var cause in causes)
        {
            var blamed = facts.Layer(cause.Key);
            yield return Place.Of(blamed.Node).Report(
                "CVG502",
                Invariant($"'{blamed.Node.Name}' lets a causal network look {RuleTexts.Counted(cause.Sum(static one => one.Steps), "step")} ahead: {Reason(facts, blamed)}"),
                blamed.Node.Op is PadOp or CropOp ? "paddings" : null,
                fixes: Fixes(blamed),
                related: cause.Select(static one => one.Layer.Node.Site).Where(site => site != blamed.Node.Site));
        }
    }

    /// <summary>The layer itself, or the one that padded what its window reads.</summary>
    private static LayerAnalysis Blamed(NetworkFacts facts, LayerAnalysis layer)
    {
        if (layer.Node.Op is not (ConvOp or PoolOp))
            return layer;
        var source = facts.Source(layer);
        while (source.Node.Op is ActivationOp or ClipOp or PReluOp or DropoutOp or ScaleOp or NormOp { Kind: NormKind.Batch or NormKind.Layer or NormKind.L2 })
            source = facts.Source(source);
        return source.Node.Op is PadOp pad && (pad.Mode != PaddingModeKind.Zeros || pad.Padding.High(0, source.Shape!.Rank) > 0) ? source : layer;
    }

    private static string Reason(NetworkFacts facts, LayerAnalysis layer)
    {
        switch (layer.Node.Op)
        {
            case NormOp:
                return "its statistics are over all steps; those of a LayerNorm are over the channels of one";
            case DeformConvOp:
                return "its offsets may point at any step";
            case ConvOp { PaddingMode: not PaddingModeKind.Zeros and var mode }:
                return Invariant($"its padding, {Mode(mode)}, puts later steps before the first; zeros do not");
            case PadOp { Mode: not PaddingModeKind.Zeros and var mode }:
                return Invariant($"its padding, {Mode(mode)}, puts later steps before the first; zeros do not");
            case PadOp pad:
                var (low, high) = (pad.Padding.Low(0, layer.Shape!.Rank), pad.Padding.High(0, layer.Shape.Rank));
                return Invariant($"it pads {RuleTexts.Counted(high, "step")} behind the last; ({low + high}, 0) in place of ({low}, {high}) looks back alone");
            case CropOp:
                return "it crops the beginning, which moves later steps to the front; cropping the end does not";
            case ConvTransposeOp:
                var window = layer.Windows[0];
                return Invariant($"it crops {RuleTexts.Counted(window.PadLow, "step")} at the beginning, which moves later ones to the front; (0, {window.PadLow + window.PadHigh}) in place of ({window.PadLow}, {window.PadHigh}) crops the end");
            case ResizeOp { Mode: ResizeModeKind.Nearest } or PixelShuffleOp:
                return "it repeats what its input knows at the end of a step over all that step lasts";
            case ResizeOp:
                return "it mixes each step with the next";
            default:
                var whole = layer.Node.Inputs.Where(input => facts.LastSteps.ReadsAll(layer, input)).ToList();
                return whole.Count == 0 ? "it reads steps later than its own" : Invariant($"'{facts.Layer(whole[0]).Node.Name}' was made of all steps, and every step reads it");
        }
    }

    private static string Mode(PaddingModeKind mode) => mode switch
    {
        PaddingModeKind.Reflect => "reflected",
        PaddingModeKind.Circular => "circular",
        _ => "replicated",
    };

    private static IEnumerable<SuggestedFix> Fixes(LayerAnalysis layer)
    {
        var place = Place.Of(layer.Node);
        switch (layer.Node.Op)
        {
            case NormOp { Kind: NormKind.Instance }:
                yield return new SuggestedFix("Use a LayerNorm, over the channels of one step (train again)", [new KindEdit(place.Attribute, "LayerNorm")], "layer");
                break;
            case ConvOp { PaddingMode: not PaddingModeKind.Zeros }:
                yield return place.Set("Pad with zeros (train again)", "PaddingMode", null);
                break;
            case PadOp { Mode: not PaddingModeKind.Zeros }:
                yield return place.Set("Pad with zeros (train again)", "Mode", null);
                break;
            case PadOp pad:
                yield return new SuggestedFix("Pad the past alone (train again)", place.Edits("paddings", RuleTexts.Array(Before(pad.Padding, layer.Shape!.Rank))));
                break;
            case ConvTransposeOp:
                yield return new SuggestedFix(
                    "Crop the end alone (train again)",
                    RuleTexts.SetPaddings(
                        place,
                        layer.Windows.Select(static (window, axis) => axis == 0 ? 0 : window.PadLow),
                        layer.Windows.Select(static (window, axis) => axis == 0 ? window.PadLow + window.PadHigh : window.PadHigh)));
                break;
        }
    }

    /// <summary>The same padding, of time all before the first step.</summary>
    private static IEnumerable<int> Before(PaddingValues padding, int rank) =>
        Enumerable.Range(0, rank).Select(axis => axis == 0 ? padding.Low(0, rank) + padding.High(0, rank) : padding.Low(axis, rank))
            .Concat(Enumerable.Range(0, rank).Select(axis => axis == 0 ? 0 : padding.High(axis, rank)));
}
