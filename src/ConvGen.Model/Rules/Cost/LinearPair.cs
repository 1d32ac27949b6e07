using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG303: two convolutions with nothing between them are one, and that one is cheaper.</summary>
internal static class LinearPair
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var first in facts.Layers.Where(static layer => layer.Node.Op is ConvOp { Activation.Kind: ActivationKind.None }))
        {
            if (facts.OnlyConsumer(first.Node.Id) is not { Node.Op: ConvOp, Shape: not null } second || !CanMerge(first, second))
                continue;
            var merged = MergedMacs(facts.Input(first), first, second);
            var apart = first.Cost.Macs + second.Cost.Macs;
            if (merged >= apart)
                continue;
            yield return Place.Of(second.Node).Report(
                "CVG303",
                Invariant($"'{first.Node.Name}' and '{second.Node.Name}' have nothing between them and are one convolution of {string.Join("×", Extents(first, second))} taps: {merged:N0} multiply-accumulates instead of {apart:N0}, equal up to rounding"),
                fixes: Fixes(facts, first, second),
                related: [first.Node.Site]);
        }
    }

    /// <summary>Zero padding between the two would be zeros of the middle tensor, which the merged one never sees.</summary>
    private static bool CanMerge(LayerAnalysis first, LayerAnalysis second) =>
        second.Windows.All(static window => window is { PadLow: 0, PadHigh: 0 })
        && first.Windows.Concat(second.Windows).All(static window => window.Dilation == 1 || window.Kernel == 1)
        && (((ConvOp)first.Node.Op).PaddingMode == PaddingModeKind.Zeros);

    private static IEnumerable<int> Extents(LayerAnalysis first, LayerAnalysis second) =>
        first.Windows.Zip(second.Windows, static (inner, outer) => inner.Kernel + (inner.Stride * (outer.Kernel - 1)));

    private static IEnumerable<SuggestedFix> Fixes(NetworkFacts facts, LayerAnalysis first, LayerAnalysis second)
    {
        var (place, gone) = (Place.Of(first.Node), Place.Of(second.Node));
        var (inner, outer) = ((ConvOp)first.Node.Op, (ConvOp)second.Node.Op);
        if (facts.IsPart(first) || facts.IsPart(second) || !Rewrites.AreNeighbours(first.Node, second.Node))
            yield break;
        if (!inner.IsDepthwise)
        {
            yield return new SuggestedFix(
                "Merge both into one convolution (merge the weights as well, or train again)",
                [
                    new RemovalEdit(gone.Attribute, place.Attribute),
                    .. place.Edits("filters", Invariant($"{second.Shape!.Channels}")),
                    .. place.Edits("kernel", Rewrites.PerAxis(Extents(first, second))),
                    .. Rewrites.Without(place, "Groups", "Dilation"),
                    .. Stride(place, first, second),
                    .. outer.Bias && !inner.Bias ? place.Edits("Bias", null) : [],
                    .. Activation(place, outer.Activation),
                    .. gone.Arguments.Contains("Name") ? place.Edits("Name", Rewrites.ReferenceFor(facts.Graph, first.Node, second.Node.Id)) : [],
                ]);
        }

        yield return new SuggestedFix("Put a ReLU between them", place.Edits("Activation", "Activation.Relu"), "activation");
    }

    private static IEnumerable<DeclarationEdit> Stride(Place place, LayerAnalysis first, LayerAnalysis second)
    {
        var strides = first.Windows.Zip(second.Windows, static (inner, outer) => inner.Stride * outer.Stride).ToList();
        return strides.All(static stride => stride == 1) ? [] : place.Edits("Stride", Rewrites.PerAxis(strides));
    }

    private static IEnumerable<DeclarationEdit> Activation(Place place, Activation activation)
    {
        if (activation.Kind == ActivationKind.None)
            return [];
        var alpha = activation.Kind is ActivationKind.LeakyRelu or ActivationKind.Elu ? place.Edits("Alpha", Invariant($"{activation.Alpha}")) : [];
        return [.. place.Edits("Activation", Invariant($"Activation.{activation.Kind}")), .. alpha];
    }

    private static double MergedMacs(TensorShape input, LayerAnalysis first, LayerAnalysis second) =>
        Extents(first, second).Aggregate((double)input.Channels * second.Shape!.Length, static (product, extent) => product * extent);
}
