using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG106: a transposed convolution whose output phases mix different numbers of taps (Odena et al. 2016).</summary>
internal static class Checkerboard
{
    /// <summary>From here on the pattern is seen; below it is a fact.</summary>
    private const double Visible = 2;

    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var layer in facts.Layers.Where(static layer => layer.Node.Op is ConvTransposeOp))
        {
            var ratio = Ratio(layer);
            if (ratio <= 1)
                continue;
            var window = layer.Windows.First(static w => w.Kernel % w.Stride != 0 || w.Dilation > 1);
            var place = Place.Of(layer.Node);
            yield return place.Report(
                "CVG106",
                Invariant($"'{layer.Node.Name}': kernel {window.Kernel} at stride {window.Stride} mixes up to {RuleTexts.Number(ratio)} times as many taps into some positions as into others, which draws a checkerboard; kernel {Even(window)} mixes equally many"),
                place.Arguments.Contains("kernel") ? "kernel" : null,
                severity: ratio >= Visible ? Severity.Warning : Severity.Info,
                fixes: [.. Fix(layer), .. TransposedFixes.Of(facts, layer)]);
        }
    }

    /// <summary>The most taps over the fewest, over all axes; 1 where some phase has none at all, which CVG008 says.</summary>
    public static double Ratio(LayerAnalysis layer)
    {
        var ratio = 1.0;
        foreach (var counts in Counts(layer))
        {
            if (counts.Min() == 0)
                return 1;
            ratio *= counts.Max() / (double)counts.Min();
        }

        return ratio;
    }

    /// <summary>The taps per phase along each strided axis; they do not depend on the extent.</summary>
    public static IEnumerable<List<long>> Counts(LayerAnalysis layer) => Enumerable.Range(0, layer.Windows.Count)
        .Where(axis => layer.Windows[axis].Stride > 1)
        .Select(axis => AxisMaps.Of(layer, axis, 1)!.Phases.Select(static run => run.Count).ToList());

    private static int Even(AxisWindow window) => window.Stride * (int)Rational.CeilDivide(window.Kernel, window.Stride);

    /// <summary>k' = s⌈k/s⌉ with 2p'−a' = k'−k+2p−a, a' of 0 or 1 by parity: the output keeps its size.</summary>
    public static IEnumerable<SuggestedFix> Fix(LayerAnalysis layer)
    {
        var place = Place.Of(layer.Node);
        var window = layer.Windows[0];
        var kernel = Even(window);
        var total = kernel - window.Kernel + (2 * window.PadLow) - window.OutputPadding;
        var padding = (total + 1) / 2;
        var isUniform = layer.Windows.All(w => w == window) && window.PadLow == window.PadHigh && window.Dilation == 1 && total >= 0;
        if (!isUniform || place.Arguments.Any(static name => name is "Paddings" or "OutputPaddings"))
            yield break;
        var output = (2 * padding) - total;
        yield return new SuggestedFix(
            Invariant($"Use kernel {kernel}, padding {padding}, output padding {output}{Rewrites.Retrain}"),
            [.. place.Edits("kernel", Invariant($"{kernel}")), .. place.Edits("Padding", padding == 0 ? null : Invariant($"{padding}")), .. place.Edits("OutputPadding", output == 0 ? null : Invariant($"{output}"))]);
    }
}
