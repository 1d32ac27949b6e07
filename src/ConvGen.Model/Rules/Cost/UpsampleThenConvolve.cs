using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG310, a refactoring: a convolution over repeated pixels multiplies the same pixel by several weights; per-phase kernels add those first.</summary>
internal static class UpsampleThenConvolve
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var layer in facts.Layers.Where(static layer => layer.Node.Op is ConvOp && layer.Windows.All(static window => window is { Stride: 1, Dilation: 1 })))
        {
            if (facts.Source(layer).Node.Op is not ResizeOp { Mode: ResizeModeKind.Nearest, Scale: { } scale })
                continue;
            var ratio = Enumerable.Range(0, layer.Windows.Count).Aggregate(1.0, (product, axis) => product * Ratio(layer.Windows[axis], scale.On(axis)));
            if (ratio >= 1)
                continue;
            yield return Place.Of(layer.Node).Report(
                "CVG310",
                Invariant($"'{layer.Node.Name}' convolves pixels that '{facts.Source(layer).Node.Name}' repeats; a kernel per phase takes {ratio:0.##} of its multiply-accumulates"),
                related: [facts.Source(layer).Node.Site]);
        }
    }

    /// <summary>Σ over phases of the distinct pixels read, over k·s.</summary>
    public static double Ratio(AxisWindow window, int scale)
    {
        var distinct = Enumerable.Range(0, scale).Sum(phase =>
            Enumerable.Range(0, window.Kernel).Select(tap => Rational.FloorDivide(phase - window.PadLow + tap, scale)).Distinct().Count());
        return distinct / (double)(window.Kernel * scale);
    }
}
