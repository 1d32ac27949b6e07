using System.Collections.Generic;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>
/// CVG313: activations one behind the other of which the second can use little of its range, because the first has bounded what it reads; softmax over one
/// channel; and a rectifier on logits.
/// </summary>
internal static class ActivationLoss
{
    /// <summary>Half of the range gone is a warning.</summary>
    private const double Grave = 0.5;

    /// <summary>More left than this is not worth a word.</summary>
    private const double Slight = 0.8;

    /// <summary>Applies the rule: one finding per layer, the gravest.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        var ranges = facts.Ranges;
        foreach (var layer in facts.Layers)
        {
            if ((Constant(facts, ranges, layer) ?? Squashed(facts, ranges, layer) ?? RectifiedLogits(facts, layer)) is { } finding)
                yield return finding;
        }
    }

    /// <summary>Whatever comes in, one number comes out.</summary>
    private static Finding? Constant(NetworkFacts facts, ValueRanges ranges, LayerAnalysis layer)
    {
        if (!ranges.After(layer).IsConstant || ranges.Before(layer).IsConstant)
            return null;
        var why = layer.Node.Op is SoftmaxOp && layer.Shape!.Channels == 1
            ? "its softmax is over a single channel"
            : Invariant($"what it reads, of '{facts.Source(layer).Node.Name}', lies between {Bound(ranges.Before(layer).Low)} and {Bound(ranges.Before(layer).High)}");
        return Report(layer, Severity.Warning, Invariant($"'{layer.Node.Name}' makes {RuleTexts.Number(ranges.After(layer).Low)} of everything: {why}"), RemoveOwn(facts, layer));
    }

    /// <summary>A gate or a probability over what is bounded already.</summary>
    private static Finding? Squashed(NetworkFacts facts, ValueRanges ranges, LayerAnalysis layer)
    {
        var range = ranges.Before(layer);
        var kind = LayerTraits.ActivationOf(layer.Node.Op).Kind;
        if (range.IsAll || range.IsConstant || !(layer.Node.Op is SoftmaxOp || ActivationRange.IsSquashing(kind)) || NoOperation.IsBounded(facts, layer))
            return null;
        var (made, full) = layer.Node.Op is SoftmaxOp
            ? (ValueRanges.Softmax(range, layer.Shape!.Channels), new ValueRange(0, 1))
            : (ranges.After(layer), ActivationRange.Of(LayerTraits.ActivationOf(layer.Node.Op), ValueRange.All));
        var share = made.Width / full.Width;
        // tanh(softplus x) is the gate of Mish.
        if (share > Slight || (kind == ActivationKind.Tanh && facts.Source(layer).Node.Op is ActivationOp { Activation.Kind: ActivationKind.Softplus }))
            return null;
        var whose = layer.Node.Op is SoftmaxOp { Log: true } ? "probabilities" : "values";
        return Report(
            layer,
            share <= Grave ? Severity.Warning : Severity.Info,
            Invariant($"'{layer.Node.Name}' reads what lies between {Bound(range.Low)} and {Bound(range.High)}, of '{Bounding(facts, layer).Node.Name}': its {whose} lie between {Bound(made.Low)} and {Bound(made.High)}, {100 * share:0.#} % of what it could make"),
            RemoveBefore(facts, layer));
    }

    /// <summary>A rectifier right before the network's scores, or before the softmax that makes probabilities of them; a pool between is SqueezeNet's way.</summary>
    private static Finding? RectifiedLogits(NetworkFacts facts, LayerAnalysis layer)
    {
        if (LayerTraits.ActivationOf(layer.Node.Op).Kind is not (ActivationKind.Relu or ActivationKind.Relu6) || layer.Shape!.Positions != 1 || layer.Shape.Channels < 2)
            return null;
        var last = layer;
        while (facts.OnlyConsumer(last.Node.Id) is { Node.Op: FlattenOp or SoftmaxOp } next)
            last = next;
        var isSoftmax = last.Node.Op is SoftmaxOp;
        if (!facts.IsOutput(last.Node.Id) || !(isSoftmax || facts.Task == NetworkTaskKind.Classification) || IsPooled(facts, layer))
            return null;
        var place = Place.Of(layer.Node);
        return place.Report(
            "CVG313",
            Invariant($"'{layer.Node.Name}' rectifies the {layer.Shape.Channels} scores of {(isSoftmax ? Invariant($"the softmax '{last.Node.Name}'") : "a classification")}: all negative ones become 0, and classes the network had told apart tie"),
            "Activation",
            fixes: layer.Node.Op is ActivationOp ? RemoveOwn(facts, layer) : [place.Set("Remove the activation (train again)", "Activation", null)]);
    }

    /// <summary>Whether it rectifies means over the map.</summary>
    private static bool IsPooled(NetworkFacts facts, LayerAnalysis layer) => layer.Node.Op is ActivationOp && facts.Source(layer).Node.Op is GlobalPoolOp;

    /// <summary>The layer that set the bounds: the nearest that is no mere rearrangement.</summary>
    private static LayerAnalysis Bounding(NetworkFacts facts, LayerAnalysis layer)
    {
        var source = layer.Node.Op is AddOp or MulOp or ConcatOp ? layer : facts.Source(layer);
        while (source.Node.Op is FlattenOp or SliceOp or CropOp or PoolOp or GlobalPoolOp or AdaptiveAvgPoolOp or ChannelShuffleOp or PixelShuffleOp or PixelUnshuffleOp or ResizeOp)
            source = facts.Source(source);
        return source;
    }

    private static Finding Report(LayerAnalysis layer, Severity severity, string message, IEnumerable<SuggestedFix> fixes) =>
        Place.Of(layer.Node).Report("CVG313", message, "Activation", severity: severity, fixes: fixes);

    private static IEnumerable<SuggestedFix> RemoveOwn(NetworkFacts facts, LayerAnalysis layer) => layer.Node.Op is ActivationOp or ClipOp or SoftmaxOp
        ? [new SuggestedFix(Invariant($"Remove '{layer.Node.Name}' (the output changes)"), [new RemovalEdit(Place.Of(layer.Node).Attribute, Rewrites.Heir(facts, layer))])]
        : [];

    /// <summary>The first of the two goes, where nobody else reads it.</summary>
    private static IEnumerable<SuggestedFix> RemoveBefore(NetworkFacts facts, LayerAnalysis layer)
    {
        var before = Bounding(facts, layer);
        if (before.Node.Id == layer.Node.Id || facts.OnlyConsumer(before.Node.Id) is null)
            return [];
        return before.Node.Op is ActivationOp or SoftmaxOp or ClipOp ? RemoveOwn(facts, before)
            : LayerTraits.ActivationOf(before.Node.Op).Kind != ActivationKind.None ? [Place.Of(before.Node).Set(Invariant($"Remove the activation of '{before.Node.Name}' (the output changes)"), "Activation", null)]
            : [];
    }

    private static string Bound(double value) => double.IsPositiveInfinity(value) ? "∞" : double.IsNegativeInfinity(value) ? "−∞" : Invariant($"{value:0.###}");
}
