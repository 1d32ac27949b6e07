using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG105: taps that meet nothing but padding at every position: their weights are never used.</summary>
internal static class DeadTaps
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var layer in facts.Surveyable.Where(static layer => layer.Node.Op is ConvOp { PaddingMode: PaddingModeKind.Zeros }))
        {
            var input = facts.Input(layer);
            var weights = DeadWeights(layer, input);
            if (weights == 0)
                continue;
            var dead = Enumerable.Range(0, input.Rank).Select(axis => Dead(layer, input, axis)).ToArray();
            var axis = System.Array.IndexOf(dead, dead.Max());
            var (window, extent) = (layer.Windows[axis], input.Extents[axis]);
            var isDilation = IsBeyond(window, extent);
            var place = Place.Of(layer.Node);
            yield return place.Report(
                "CVG105",
                Invariant($"'{layer.Node.Name}': {dead[axis]} of {RuleTexts.Counted(window.Kernel, "tap")} along the {AxisNames.Of(input.Rank, axis).ToLowerInvariant()} only ever {(dead[axis] == 1 ? "meets" : "meet")} padding, because {Reason(window, extent, isDilation)}; {RuleTexts.Counted(weights, "weight")} {(weights == 1 ? "is" : "are")} never used"),
                isDilation ? "Dilation" : null,
                severity: isDilation ? Severity.Warning : Severity.Info,
                fixes: [.. isDilation ? Fix(facts, layer, place, input) : [], .. PointFix(layer, place, input)]);
        }
    }

    /// <summary>Whether a layer that the rule speaks about has a dilation that is not below its map's extent.</summary>
    public static bool IsBeyondMap(NetworkFacts facts, LayerAnalysis layer) =>
        facts.IsSurveyable(layer) && layer.Node.Op is ConvOp { PaddingMode: PaddingModeKind.Zeros }
        && layer.Windows.Zip(facts.Input(layer).Extents, IsBeyond).Contains(true) && DeadWeights(layer, facts.Input(layer)) > 0;

    private static bool IsBeyond(AxisWindow window, int extent) => window.Kernel > 1 && window.Dilation > 1 && window.Dilation >= extent;

    /// <summary>Weights no position uses.</summary>
    public static long DeadWeights(LayerAnalysis layer, TensorShape input)
    {
        var pairs = (long)(input.Channels / layer.Groups) * layer.Shape!.Channels;
        var (all, alive) = (pairs, pairs);
        for (var axis = 0; axis < input.Rank; axis++)
        {
            all *= layer.Windows[axis].Kernel;
            alive *= layer.Windows[axis].Kernel - Dead(layer, input, axis);
        }

        return all - alive;
    }

    /// <summary>Where one tap alone is left, and it stands on the position itself.</summary>
    private static IEnumerable<SuggestedFix> PointFix(LayerAnalysis layer, Place place, TensorShape input)
    {
        var isPoint = Enumerable.Range(0, input.Rank).All(axis => Dead(layer, input, axis) == layer.Windows[axis].Kernel - 1)
            && layer.Windows.All(static window => window.Stride == 1 && 2 * window.PadLow == window.Extent - 1);
        if (!isPoint)
            yield break;
        yield return new SuggestedFix(
            "Use kernel 1, all that is left of it" + Rewrites.Retrain, [.. place.Edits("kernel", "1"), .. Rewrites.Without(place, "Dilation", "Padding")], "point");
    }

    private static int Dead(LayerAnalysis layer, TensorShape input, int axis)
    {
        var window = layer.Windows[axis];
        // One tap is a window of one tap that starts later.
        return Enumerable.Range(0, window.Kernel).Count(tap =>
            TapCount.Inside(window with { Kernel = 1, PadLow = window.PadLow - (tap * window.Dilation) }, input.Extents[axis], layer.Shape!.Extents[axis]) == 0);
    }

    private static string Reason(AxisWindow window, int extent, bool isDilation) =>
        isDilation ? Invariant($"dilation {window.Dilation} is not below the extent {extent}, the largest that is being {extent - 1}") : Invariant($"the extent is only {extent}");

    /// <summary>The largest that meets the map; or the largest whose taps leave nothing between them of what they see, where that one would.</summary>
    private static IEnumerable<SuggestedFix> Fix(NetworkFacts facts, LayerAnalysis layer, Place place, TensorShape input)
    {
        var isSame = layer.Windows.All(static w => w.PadLow == w.PadHigh && 2 * w.PadLow == w.Extent - 1 && w.Stride == 1) && layer.Windows.All(w => w.Kernel == layer.Windows[0].Kernel);
        if (!isSame || place.Arguments.Contains("Dilations") || place.Arguments.Contains("Paddings"))
            yield break;
        var fields = facts.Source(layer).Fields;
        var seen = fields.IsEmpty ? 1 : (int)fields.Min(static field => field.Size / System.Math.Max(1, field.Jump));
        foreach (var dilation in new[] { input.Extents.Min() - 1, seen }.Distinct().Where(dilation => dilation >= 1 && dilation < input.Extents.Min()))
        {
            var padding = dilation * (layer.Windows[0].Kernel - 1) / 2;
            yield return new SuggestedFix(
                Invariant($"Set Dilation to {dilation}"),
                [.. place.Edits("Dilation", Invariant($"{dilation}")), .. place.Edits("Padding", Invariant($"{padding}"))]);
        }
    }
}
