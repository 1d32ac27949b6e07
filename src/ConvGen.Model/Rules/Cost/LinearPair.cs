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
                Invariant($"'{first.Node.Name}' and '{second.Node.Name}' have nothing between them and are one convolution of {RuleTexts.PerAxis(Extents(first, second).Select(static e => (double)e))} taps: {merged} multiply-accumulates instead of {apart}, equal up to rounding"),
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

    private static double MergedMacs(TensorShape input, LayerAnalysis first, LayerAnalysis second) =>
        Extents(first, second).Aggregate((double)input.Channels * second.Shape!.Length, static (product, extent) => product * extent);
}
