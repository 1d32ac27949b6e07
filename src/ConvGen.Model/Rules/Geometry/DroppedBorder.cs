using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG101: positions at the end that no window reaches, because the stride does not divide what the window leaves.</summary>
internal static class DroppedBorder
{
    /// <summary>How far another input is looked for: 0, −1, 1, −2, 2 …</summary>
    private static readonly int[] Distances = [0, .. Enumerable.Range(1, 64).SelectMany(static distance => new[] { -distance, distance })];

    /// <summary>
    /// The share of its input from which on it costs something: below it a border is a row of a picture or two, which well-known networks drop on purpose; the eleventh column of
    /// twenty-two is not.
    /// </summary>
    private const double Costly = 0.05;

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
            Invariant($"'{layer.Node.Name}': kernel {window.Extent} at stride {window.Stride} leaves {worst} of {AxisNames.Counted(extent, input.Rank, first)} unread{Pixels(facts, layer, first, worst)}; {AxisNames.Counted(extent - worst, input.Rank, first)}{Input(facts, layer)} would do, or {Remedy(layer, window, extent)} reads all"),
            "Stride",
            severity: Share(lost, input) < Costly ? Severity.Info : Severity.Warning,
            fixes: [Fix(layer, place, input, lost), .. InputFix(facts, layer), .. SameFix(layer, place)]);
    }

    /// <summary>The share of all positions, over the axes.</summary>
    private static double Share(int[] lost, TensorShape input) => 1 - lost.Zip(input.Extents, static (gone, extent) => 1 - (gone / (double)extent)).Aggregate(1.0, static (product, kept) => product * kept);

    private static int Lost(NetworkFacts facts, LayerAnalysis layer, int axis, int extent)
    {
        var window = layer.Windows[axis];
        if (window.Extent < window.Stride)
            return 0;
        var lost = Math.Max(0, Left(window, extent) - window.PadHigh);
        var source = layer.Node.Inputs[0];
        // What was only padded there carries nothing.
        lost = Math.Min(lost, extent);
        var last = extent - (facts.Layer(source).Node.Op is PadOp pad ? Math.Min(extent, pad.Padding.High(axis, layer.Windows.Count)) : 0);
        return Enumerable.Range(extent - lost, lost).Count(position => position < last && !facts.IsReadByOthers(source, axis, position, layer.Node.Id));
    }

    private static int Left(AxisWindow window, int extent) =>
        (int)Rational.Modulo((long)extent + window.PadLow + window.PadHigh - window.Extent, window.Stride);

    /// <summary>The end padding that lets one more window in.</summary>
    private static int Enough(AxisWindow window, int extent) => window.PadHigh + window.Stride - Left(window, extent);

    private static string Remedy(LayerAnalysis layer, AxisWindow window, int extent) =>
        NeedsCeilMode(layer, window, extent) ? "ceil mode" : Invariant($"end padding {Enough(window, extent)}");

    private static bool NeedsCeilMode(LayerAnalysis layer, AxisWindow window, int extent) => layer.Node.Op is PoolOp && Enough(window, extent) > window.Extent / 2;

    /// <summary>What the lost positions are in pixels of the input, where that is another number.</summary>
    private static string Pixels(NetworkFacts facts, LayerAnalysis layer, int axis, int lost) =>
        facts.Source(layer).Fields is { Count: > 0 } fields && fields[axis].Jump > 1 ? Invariant($" ({RuleTexts.Counted(lost * fields[axis].Jump, "input pixel")}, at jump {RuleTexts.Number(fields[axis].Jump)})") : "";

    private static string Input(NetworkFacts facts, LayerAnalysis layer) => facts.Source(layer).Node.Op is not InputOp && Fitting(facts, layer) is { } extents
        ? Invariant($" (a network input of {string.Join("×", extents)})")
        : "";

    /// <summary>The nearest network input of which this layer loses nothing, the smaller of two.</summary>
    private static int[]? Fitting(NetworkFacts facts, LayerAnalysis layer)
    {
        if (facts.FirstInput is not { } input || input.Rank != layer.Windows.Count)
            return null;
        var extents = Enumerable.Range(0, input.Rank)
            .Select(axis => Distances.Select(distance => input.Extents[axis] + distance).FirstOrDefault(extent => extent > 0 && Tiles(facts, layer, axis, extent)))
            .ToArray();
        return extents.Contains(0) ? null : extents;
    }

    private static bool Tiles(NetworkFacts facts, LayerAnalysis layer, int axis, int extent)
    {
        if (AxisProbe.Try(facts.Graph, facts.Graph.Nodes.Count - 1, axis, extent) != AxisProbe.Outcome.Fits)
            return false;
        var rows = AxisProbe.Extent(facts.Graph, layer.Node.Inputs[0], axis, extent);
        var window = AxisShape.Window(layer.Node.Op, axis, layer.Windows.Count, rows)!.Value;
        return Left(window, (int)rows) <= window.PadHigh;
    }

    private static IEnumerable<SuggestedFix> InputFix(NetworkFacts facts, LayerAnalysis layer) =>
        Fitting(facts, layer) is { } extents ? [SizeAdvice.SetInput(facts.Graph, [.. extents.Select(static extent => (long)extent)]) with { Way = "input" }] : [];

    private static IEnumerable<SuggestedFix> SameFix(LayerAnalysis layer, Place place)
    {
        if (layer.Node.Op is ConvOp or DeformConvOp)
            yield return new SuggestedFix("Let AutoPad find the padding (SAME)", [.. Rewrites.Without(place, "Padding"), .. place.Edits("AutoPad", "AutoPad.SameUpper")], "same");
    }

    private static SuggestedFix Fix(LayerAnalysis layer, Place place, TensorShape input, int[] lost)
    {
        if (Enumerable.Range(0, lost.Length).Any(axis => lost[axis] > 0 && NeedsCeilMode(layer, layer.Windows[axis], input.Extents[axis])))
            return place.Set("Use ceil mode", "CeilMode", "true");
        var high = layer.Windows.Select((window, axis) => lost[axis] > 0 ? Enough(window, input.Extents[axis]) : window.PadHigh);
        return new SuggestedFix("Pad the end so that every position is read", RuleTexts.SetPaddings(place, layer.Windows.Select(static w => w.PadLow), high));
    }
}
