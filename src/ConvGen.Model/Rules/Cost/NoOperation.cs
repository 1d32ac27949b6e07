using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG312: layers, and arguments, that change nothing.</summary>
internal static class NoOperation
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var layer in facts.Layers)
        {
            var place = Place.Of(layer.Node);
            if (Useless(layer) is { } reason)
                yield return Report(facts, layer, reason, Severity.Warning);
            else if (UselessHere(facts, layer) is { } here)
                yield return Report(facts, layer, here, Severity.Info);
            else if (InversePair.Check(facts, layer) is { } undoing)
                yield return undoing;
            else if (Bounded(facts.Ranges, layer) is { } bound)
                // Behind a pool or a join the rectifier may stand for the reader's sake.
                yield return Report(facts, layer, bound, IsDirect(facts, layer) ? Severity.Warning : Severity.Info);
            else if (Absorbed(facts, layer) is { } absorbed)
                yield return Report(facts, layer, absorbed, Severity.Warning);
            else if (layer.Windows.Any(static window => window is { Kernel: 1, Dilation: > 1 }) && layer.Windows.All(static window => window.Kernel == 1 || window.Dilation == 1))
                yield return place.Report("CVG312", Invariant($"'{layer.Node.Name}': a dilation does nothing to a kernel of 1"), "Dilation", fixes: [place.Set("Remove Dilation", "Dilation", null) with { KeepsNumbers = true }]);
        }
    }

    /// <summary>Whether what <paramref name="layer"/> reads is bounded so that its activation changes nothing.</summary>
    public static bool IsBounded(NetworkFacts facts, LayerAnalysis layer) => Bounded(facts.Ranges, layer) is not null;

    private static Finding Report(NetworkFacts facts, LayerAnalysis layer, string reason, Severity severity)
    {
        var place = Place.Of(layer.Node);
        return place.Report(
            "CVG312",
            Invariant($"'{layer.Node.Name}' does nothing: {reason}"),
            severity: severity,
            fixes: Removal(facts, layer));
    }

    /// <summary>Who reads it reads what stands before it; of an output that one takes the name, for a program knows it.</summary>
    private static IEnumerable<SuggestedFix> Removal(NetworkFacts facts, LayerAnalysis layer)
    {
        var (place, heir) = (Place.Of(layer.Node), Rewrites.Heir(facts, layer));
        var removal = new RemovalEdit(place.Attribute, heir);
        if (facts.Graph.Outputs.All(output => output.Node != layer.Node.Id || output.Name is null))
            yield return new SuggestedFix("Remove it", [removal]) { KeepsNumbers = true };
        else if (heir is not null && Place.Of(facts.Source(layer).Node) is var source && !source.Arguments.Contains("Name") && !place.IsInBlock && !facts.IsOutput(facts.Source(layer).Node.Id))
            yield return new SuggestedFix(Invariant($"Remove it and call '{facts.Source(layer).Node.Name}' '{layer.Node.Name}'"), [removal, .. source.Edits("Name", Rewrites.ReferenceFor(facts.Graph, layer.Node, layer.Node.Id))]) { KeepsNumbers = true };
    }

    /// <summary>What its arguments make useless, whatever it reads.</summary>
    private static string? Useless(LayerAnalysis layer) => layer.Node.Op switch
    {
        PoolOp when layer.Windows.All(static window => window is { Kernel: 1, Stride: 1, PadLow: 0, PadHigh: 0 }) => "a pool of 1 at stride 1",
        ResizeOp { Scale: { } scale } when scale.Values.All(static value => value == 1) => "a resize by 1",
        PixelShuffleOp { Factor: 1 } or PixelUnshuffleOp { Factor: 1 } => "a shuffle by the factor 1",
        ChannelShuffleOp { Groups: var groups } when groups == 1 || groups == layer.Shape!.Channels =>
            Invariant($"a shuffle of {RuleTexts.Counted(layer.Shape!.Channels, "channel")} in {RuleTexts.Counted(groups, "group")} moves none"),
        AddOp or ConcatOp when layer.Node.Inputs.Count == 1 && LayerTraits.ActivationOf(layer.Node.Op).Kind == ActivationKind.None => "a join of one tensor",
        PadChannelsOp { Before: 0, After: 0 } => "it pads no channels",
        ScaleOp { Weighted: false, Factor: 1, Offset: 0 } => "the factor is 1 and the offset 0",
        _ => null,
    };

    /// <summary>What the size it happens to read makes useless: a network of another input may need it.</summary>
    private static string? UselessHere(NetworkFacts facts, LayerAnalysis layer)
    {
        if (layer.Shape != facts.Input(layer))
            return null;
        return layer.Node.Op switch
        {
            GlobalPoolOp => "a pool over one position",
            AdaptiveAvgPoolOp => "a pool to the size there is",
            ResizeOp => "a resize to the size there is",
            SliceOp => "a slice of all channels",
            PadOp => "it pads no positions",
            CropOp => "it crops nothing",
            FlattenOp => "what it reads is a vector already",
            _ => null,
        };
    }

    /// <summary>An activation over values that it leaves as they are, because what it reads is bounded already.</summary>
    private static string? Bounded(ValueRanges ranges, LayerAnalysis layer)
    {
        var range = ranges.Before(layer);
        if (range.IsConstant)
            return null;
        return layer.Node.Op switch
        {
            ActivationOp { Activation: var activation } when activation.Kind != ActivationKind.None && ActivationRange.IsIdentity(activation, range) =>
                activation.Kind is ActivationKind.Relu6 or ActivationKind.HardTanh ? Between(range) : "what it reads is not negative already",
            PReluOp when range.Low >= 0 => "what it reads is not negative already",
            ClipOp clip when range.IsIn(new ValueRange(clip.Min, clip.Max)) => range.IsAll ? "its bounds are infinite" : Between(range),
            _ => null,
        };
    }

    private static string Between(ValueRange range) => Invariant($"what it reads lies between {RuleTexts.Number(range.Low)} and {RuleTexts.Number(range.High)} already");

    /// <summary>Whether the layer right before it set the bounds.</summary>
    private static bool IsDirect(NetworkFacts facts, LayerAnalysis layer) =>
        facts.Source(layer).Node.Op is ActivationOp or ClipOp or PReluOp or SoftmaxOp or InputOp || LayerTraits.ActivationOf(facts.Source(layer).Node.Op).Kind != ActivationKind.None;

    /// <summary>What the layer behind it would do without it as well.</summary>
    private static string? Absorbed(NetworkFacts facts, LayerAnalysis layer) => (layer.Node.Op, facts.OnlyConsumer(layer.Node.Id)?.Node.Op) switch
    {
        (ActivationOp { Activation.Kind: ActivationKind.Relu }, ActivationOp { Activation.Kind: ActivationKind.Relu6 }) => "what reads it takes what is negative for 0 as well",
        (SoftmaxOp { Log: true }, SoftmaxOp) => "the softmax behind it makes the same of its logits",
        _ => null,
    };
}
