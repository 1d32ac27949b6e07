using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG101: positions at the end that no window reaches, because the stride does not divide what the window leaves.</summary>
internal static class DroppedBorder
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts) =>
        facts.Surveyable.SelectMany(layer => Check(facts, layer));

    /// <summary>Whether the rule speaks about <paramref name="layer"/>.</summary>
    public static bool Fires(NetworkFacts facts, LayerAnalysis layer) => facts.IsSurveyable(layer) && Check(facts, layer).Any();

    private static IEnumerable<Finding> Check(NetworkFacts facts, LayerAnalysis layer)
    {
        if (layer.Node.Op is not (ConvOp or DeformConvOp or PoolOp { CeilMode: false }))
            yield break;
        var input = facts.Input(layer);
        var lost = Enumerable.Range(0, input.Rank).Select(axis => Lost(facts, layer, axis, input.Extents[axis])).ToArray();
        var worst = lost.Max();
        if (worst == 0)
            yield break;
        var first = Array.IndexOf(lost, worst);
        var (window, extent) = (layer.Windows[first], input.Extents[first]);
        var place = Place.Of(layer.Node);
        yield return place.Report(
            "CVG101",
            Invariant($"'{layer.Node.Name}': kernel {window.Extent} at stride {window.Stride} leaves {worst} of {extent} {AxisNames.Positions(input.Rank, first)} unread; {extent - worst} {AxisNames.Positions(input.Rank, first)} would do, or {Remedy(layer, window, extent)} reads all"),
            "Stride",
            fixes: [Fix(layer, place, input, lost)]);
    }

    private static int Lost(NetworkFacts facts, LayerAnalysis layer, int axis, int extent)
    {
        var window = layer.Windows[axis];
        if (window.Extent < window.Stride)
            return 0;
        var lost = Math.Max(0, Left(window, extent) - window.PadHigh);
        var source = layer.Node.Inputs[0];
        return Enumerable.Range(extent - lost, lost).Count(position => !facts.IsReadByOthers(source, axis, position, layer.Node.Id));
    }

    private static int Left(AxisWindow window, int extent) =>
        (int)Rational.Modulo((long)extent + window.PadLow + window.PadHigh - window.Extent, window.Stride);

    /// <summary>The end padding that lets one more window in.</summary>
    private static int Enough(AxisWindow window, int extent) => window.PadHigh + window.Stride - Left(window, extent);

    private static string Remedy(LayerAnalysis layer, AxisWindow window, int extent) =>
        NeedsCeilMode(layer, window, extent) ? "ceil mode" : Invariant($"end padding {Enough(window, extent)}");

    private static bool NeedsCeilMode(LayerAnalysis layer, AxisWindow window, int extent) => layer.Node.Op is PoolOp && Enough(window, extent) > window.Extent / 2;

    private static SuggestedFix Fix(LayerAnalysis layer, Place place, TensorShape input, int[] lost)
    {
        if (Enumerable.Range(0, lost.Length).Any(axis => lost[axis] > 0 && NeedsCeilMode(layer, layer.Windows[axis], input.Extents[axis])))
            return place.Set("Use ceil mode", "CeilMode", "true");
        var high = layer.Windows.Select((window, axis) => lost[axis] > 0 ? Enough(window, input.Extents[axis]) : window.PadHigh);
        return new SuggestedFix("Pad the end so that every position is read", RuleTexts.SetPaddings(place, layer.Windows.Select(static w => w.PadLow), high));
    }
}
