using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG008: outputs of a transposed convolution that no input and tap reach; they are the bias alone.</summary>
internal static class TransposedHoles
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var layer in facts.Surveyable.Where(static layer => layer.Node.Op is ConvTransposeOp))
        {
            var input = facts.Input(layer);
            var holes = Enumerable.Range(0, input.Rank).Select(axis => Holes(layer, axis, input.Extents[axis])).ToArray();
            var worst = holes.Max();
            if (worst == 0)
                continue;
            var axis = System.Array.IndexOf(holes, worst);
            var window = layer.Windows[axis];
            yield return Place.Of(layer.Node).Report(
                "CVG008",
                Invariant($"'{layer.Node.Name}': kernel {window.Kernel} at stride {window.Stride} and output padding {window.OutputPadding} leaves {worst} of {AxisNames.Counted(layer.Shape!.Extents[axis], input.Rank, axis)} that nothing reaches; kernel {Rewrites.PerAxis(Kernels(layer, input))} without output padding reaches all"),
                window.OutputPadding > 0 ? "OutputPadding" : "Stride",
                fixes: [Fix(layer, input)]);
        }
    }

    /// <summary>The least multiple of the stride that reaches as far, cut to the size there is.</summary>
    private static SuggestedFix Fix(LayerAnalysis layer, TensorShape input)
    {
        var place = Place.Of(layer.Node);
        var kernels = Kernels(layer, input);
        var surplus = layer.Windows.Select((w, axis) => ((input.Extents[axis] - 1) * w.Stride) + kernels[axis] - layer.Shape!.Extents[axis]).ToList();
        return new SuggestedFix(
            "Use kernel " + Rewrites.PerAxis(kernels) + " without output padding" + Rewrites.Retrain,
            [
                .. place.Edits("kernel", Rewrites.PerAxis(kernels)),
                .. Rewrites.Without(place, "OutputPadding", "Dilation"),
                .. RuleTexts.SetPaddings(place, surplus.Select(static s => s / 2), surplus.Select(static s => s - (s / 2))),
            ]);
    }

    private static List<int> Kernels(LayerAnalysis layer, TensorShape input) =>
        [.. layer.Windows.Select((window, axis) => Covering(window.Stride, layer.Shape!.Extents[axis] - ((input.Extents[axis] - 1) * window.Stride)))];

    private static int Covering(int stride, int reach) => stride * System.Math.Max(1, (int)Rational.CeilDivide(reach, stride));

    private static int Holes(LayerAnalysis layer, int axis, int input)
    {
        var map = AxisMaps.Of(layer, axis, input)!;
        return Enumerable.Range(0, layer.Shape!.Extents[axis]).Count(o => !Touches(map.At(o), input));
    }

    private static bool Touches(TapRun run, int input)
    {
        if (run.Count == 0 || run.Last < 0 || run.First >= input)
            return false;
        var first = run.First >= 0 ? run.First : run.First + (Rational.CeilDivide(-run.First, run.Step) * run.Step);
        return first < input && first <= run.Last;
    }
}
