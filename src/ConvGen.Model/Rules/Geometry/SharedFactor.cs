using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>
/// CVG111: a strided, dilated window whose taps never meet some of its input's positions, because stride and dilation share a factor, or because its taps are too few:
/// tap t of output o stands at o·s + t·d, so that only the residues of t·d modulo s are ever met.
/// </summary>
internal static class SharedFactor
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var layer in facts.Surveyable.Where(layer => Fires(facts, layer)))
        {
            var input = facts.Input(layer);
            var axis = Enumerable.Range(0, input.Rank).First(axis => SkipsResidues(layer.Windows[axis]));
            var window = layer.Windows[axis];
            var read = Enumerable.Range(0, input.Rank).Aggregate(1L, (count, each) => count * Read(facts, layer, each));
            yield return Place.Of(layer.Node).Report(
                "CVG111",
                Invariant($"'{layer.Node.Name}': {Reason(window)}, so that its taps meet {Residues(window)} of every {window.Stride} {AxisNames.Positions(input.Rank, axis)}: {100.0 * (input.Positions - read) / input.Positions:0.#} % of its input, {input.Positions - read:N0} of {RuleTexts.Counted(input.Positions, "position")}, is read by nobody; dilation {Coprime(window)} reads all but borders"),
                "Dilation",
                fixes: Fixes(facts, layer));
        }
    }

    /// <summary>Whether the rule speaks about <paramref name="layer"/>.</summary>
    public static bool Fires(NetworkFacts facts, LayerAnalysis layer) =>
        layer.Node.Op is ConvOp or PoolOp
        && layer.Windows.Any(SkipsResidues)
        && Enumerable.Range(0, layer.Windows.Count).Any(axis => SkipsResidues(layer.Windows[axis]) && Read(facts, layer, axis) < facts.Input(layer).Extents[axis]);

    /// <summary>The residues modulo the stride that its taps meet.</summary>
    public static int Residues(AxisWindow window) => System.Math.Min(window.Kernel, window.Stride / (int)Rational.Gcd(window.Stride, window.Dilation));

    /// <summary>A window shorter than its stride skips whatever its dilation: that is CVG102's.</summary>
    private static bool SkipsResidues(AxisWindow window) => window is { Kernel: > 1, Dilation: > 1 } && window.Extent >= window.Stride && Residues(window) < window.Stride;

    /// <summary>Positions along an axis that it reads, or somebody else.</summary>
    private static int Read(NetworkFacts facts, LayerAnalysis layer, int axis)
    {
        var source = layer.Node.Inputs[0];
        return facts.Reads(layer.Node.Id, source, axis).Where((isRead, position) => isRead || facts.IsReadByOthers(source, axis, position, layer.Node.Id)).Count();
    }

    private static string Reason(AxisWindow window) => Rational.Gcd(window.Stride, window.Dilation) is > 1 and var factor
        ? Invariant($"stride {window.Stride} and dilation {window.Dilation} share the factor {factor}")
        : Invariant($"{window.Kernel} taps are fewer than the stride of {window.Stride}");

    /// <summary>The nearest smaller dilation with which the taps meet every position.</summary>
    private static int Coprime(AxisWindow window) =>
        Enumerable.Range(1, window.Dilation - 1).Reverse().FirstOrDefault(dilation => Residues(window with { Dilation = dilation }) == window.Stride) is > 0 and var found ? found : 1;

    /// <summary>A smaller dilation, with less padding on either side, so that the output keeps its size.</summary>
    private static IEnumerable<SuggestedFix> Fixes(NetworkFacts facts, LayerAnalysis layer)
    {
        var windows = layer.Windows;
        var dilation = Coprime(windows[0]);
        var less = (windows[0].Dilation - dilation) * (windows[0].Kernel - 1);
        if (facts.IsPart(layer) || windows.Any(window => window != windows[0]) || Residues(windows[0] with { Dilation = dilation }) < windows[0].Stride)
            yield break;
        var place = Place.Of(layer.Node);
        var isAutomatic = layer.Node.Op is ConvOp { Window.AutoPad: not AutoPadKind.Explicit };
        if (!isAutomatic && (less % 2 != 0 || windows[0].PadLow < less / 2 || windows[0].PadHigh < less / 2))
            yield break;
        yield return new SuggestedFix(
            Invariant($"Use dilation {dilation} (train again)"),
            [
                .. dilation == 1 ? Rewrites.Without(place, "Dilation") : place.Edits("Dilation", Invariant($"{dilation}")),
                .. isAutomatic ? [] : RuleTexts.SetPaddings(place, windows.Select(window => window.PadLow - (less / 2)), windows.Select(window => window.PadHigh - (less / 2))),
            ]);
    }
}
