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
            if (Useless(facts, layer) is { } reason)
                yield return place.Report("CVG312", Invariant($"'{layer.Node.Name}' does nothing: {reason}"), fixes: [new SuggestedFix("Remove it", [new RemovalEdit(place.Attribute, Heir(facts, layer))])]);
            else if (layer.Windows.Any(static window => window is { Kernel: 1, Dilation: > 1 }) && layer.Windows.All(static window => window.Kernel == 1 || window.Dilation == 1))
                yield return place.Report("CVG312", Invariant($"'{layer.Node.Name}': a dilation does nothing to a kernel of 1"), "Dilation", fixes: [place.Set("Remove Dilation", "Dilation", null)]);
        }
    }

    private static string? Useless(NetworkFacts facts, LayerAnalysis layer) => layer.Node.Op switch
    {
        PoolOp when layer.Windows.All(static window => window is { Kernel: 1, Stride: 1, PadLow: 0, PadHigh: 0 }) => "a pool of 1 at stride 1",
        ResizeOp { Scale: { } scale } when scale.Values.All(static value => value == 1) => "a resize by 1",
        AddOp or ConcatOp when layer.Node.Inputs.Count == 1 => "a join of one tensor",
        ActivationOp { Activation.Kind: ActivationKind.Relu } when ActivationOf(facts.Source(layer)) is ActivationKind.Relu or ActivationKind.Relu6 => "what it reads is not negative already",
        ActivationOp { Activation.Kind: ActivationKind.Relu6 } when ActivationOf(facts.Source(layer)) is ActivationKind.Relu6 => "what it reads lies between 0 and 6 already",
        ActivationOp { Activation.Kind: ActivationKind.Relu } when facts.OnlyConsumer(layer.Node.Id)?.Node.Op is ActivationOp { Activation.Kind: ActivationKind.Relu6 } => "what reads it takes what is negative for 0 as well",
        _ => null,
    };

    /// <summary>The layer before it; a network's input has no attribute that could stand for it.</summary>
    private static FindingSite? Heir(NetworkFacts facts, LayerAnalysis layer)
    {
        var source = facts.Source(layer).Node;
        return source.Op is InputOp || !Rewrites.AreNeighbours(source, layer.Node) ? null : Place.Of(source).Attribute;
    }

    private static ActivationKind ActivationOf(LayerAnalysis layer) => layer.Node.Op switch
    {
        ActivationOp op => op.Activation.Kind,
        ConvOp op => op.Activation.Kind,
        ConvTransposeOp op => op.Activation.Kind,
        DeformConvOp op => op.Activation.Kind,
        DenseOp op => op.Activation.Kind,
        AddOp op => op.Activation.Kind,
        MulOp op => op.Activation.Kind,
        ConcatOp op => op.Activation.Kind,
        _ => ActivationKind.None,
    };
}
