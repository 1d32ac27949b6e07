using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Fixes of CVG303: one layer instead of two, or an activation between them.</summary>
internal static class LinearPairFixes
{
    /// <summary>What the rule offers.</summary>
    public static IEnumerable<SuggestedFix> Of(NetworkFacts facts, LinearPair pair)
    {
        var (first, second) = (pair.First, pair.Second);
        if (facts.IsPart(first) || facts.IsPart(second) || !Rewrites.AreNeighbours(first.Node, second.Node))
            yield break;
        if (pair is { Form: LinearPair.Kind.Window, IsExact: true, Saved: > 0 } && pair.Between.Count == 0 && !IsDepthwise(first.Node.Op) && CanBeWritten(pair))
            yield return Merge(facts, pair);
        // Behind the norms, before what only moves values.
        if (pair.Between.TakeWhile(static layer => LayerTraits.IsAffine(layer.Node.Op)).LastOrDefault() is { } norm && Rewrites.AreNeighbours(norm.Node, second.Node))
            yield return new SuggestedFix("Put a ReLU between them (train again)", [Rewrites.New(Place.Of(norm.Node), "Relu", isBehind: true)], "activation");
        else
            yield return new SuggestedFix("Put a ReLU between them (train again)", Place.Of(first.Node).Edits("Activation", "Activation.Relu"), "activation");
    }

    private static SuggestedFix Merge(NetworkFacts facts, LinearPair pair)
    {
        var (first, second) = (pair.First, pair.Second);
        var (place, gone) = (Place.Of(first.Node), Place.Of(second.Node));
        var (inner, outer) = ((ConvOp)first.Node.Op, (ConvOp)second.Node.Op);
        return new SuggestedFix(
            "Merge both into one convolution (merge the weights as well, or train again)",
            [
                new RemovalEdit(gone.Attribute, place.Attribute),
                .. place.Edits("filters", Invariant($"{second.Shape!.Channels}")),
                .. place.Edits("kernel", Rewrites.PerAxis(pair.Extents)),
                .. Rewrites.Without(place, "Groups", "Dilation"),
                .. Stride(place, first, second),
                .. Padding(place, second),
                .. outer.Bias && !inner.Bias ? place.Edits("Bias", null) : [],
                .. Activation(place, outer.Activation),
                .. gone.Arguments.Contains("Name") ? place.Edits("Name", Rewrites.ReferenceFor(facts.Graph, first.Node, second.Node.Id)) : [],
            ]);
    }

    /// <summary>A kernel with holes of its own is no plain argument.</summary>
    private static bool CanBeWritten(LinearPair pair) =>
        pair.First.Windows.Concat(pair.Second.Windows).All(static window => window.Dilation == 1 || window.Kernel == 1);

    private static bool IsDepthwise(LayerOp op) => op is ConvOp { IsDepthwise: true };

    private static IEnumerable<DeclarationEdit> Stride(Place place, LayerAnalysis first, LayerAnalysis second)
    {
        var strides = first.Windows.Zip(second.Windows, static (inner, outer) => inner.Stride * outer.Stride).ToList();
        return strides.All(static stride => stride == 1) ? [] : place.Edits("Stride", Rewrites.PerAxis(strides));
    }

    /// <summary>The second one's padding moves along; it pads only behind a point.</summary>
    private static IEnumerable<DeclarationEdit> Padding(Place place, LayerAnalysis second) =>
        second.Windows.All(static window => window is { PadLow: 0, PadHigh: 0 })
            ? []
            : RuleTexts.SetPaddings(place, second.Windows.Select(static window => window.PadLow), second.Windows.Select(static window => window.PadHigh));

    private static IEnumerable<DeclarationEdit> Activation(Place place, Activation activation)
    {
        if (activation.Kind == ActivationKind.None)
            return [];
        var alpha = activation.Kind is ActivationKind.LeakyRelu or ActivationKind.Elu ? place.Edits("Alpha", Invariant($"{activation.Alpha}")) : [];
        return [.. place.Edits("Activation", Invariant($"Activation.{activation.Kind}")), .. alpha];
    }
}
