using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG201: a global pool at the head averages positions none of which has seen the whole input.</summary>
internal static class ShortField
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        if (facts.FirstInput is not { } input || facts.Task is not (NetworkTaskKind.Unspecified or NetworkTaskKind.Classification))
            yield break;
        foreach (var layer in facts.Layers.Where(layer => IsGlobal(layer) && IsHead(facts, layer.Node.Id)))
        {
            var source = facts.Source(layer);
            var axis = Enumerable.Range(0, source.Fields.Count).Where(axis => source.Fields[axis].Size < input.Extents[axis]).DefaultIfEmpty(-1).First();
            if (axis < 0)
                continue;
            var field = source.Fields[axis];
            yield return Place.Of(layer.Node).Report(
                "CVG201",
                Invariant($"'{layer.Node.Name}' pools positions that each see {field.Size} of {RuleTexts.Counted(input.Extents[axis], "input pixel")} (effectively {RuleTexts.Number(field.EffectiveSize)}): no position sees the whole picture; {Advice(Dilated(facts, layer, input))}"),
                fixes: Fix(facts, layer, input),
                related: [source.Node.Site]);
        }
    }

    /// <summary>The last window before the pool, dilated until its field reaches over the picture; not so far that its taps meet nothing but padding.</summary>
    private static IEnumerable<SuggestedFix> Fix(NetworkFacts facts, LayerAnalysis pool, TensorShape input)
    {
        if (Dilated(facts, pool, input) is not { } dilated)
            yield break;
        var place = Place.Of(dilated.Layer.Node);
        var padding = dilated.Dilation * (dilated.Layer.Windows[0].Kernel - 1) / 2;
        yield return new SuggestedFix(
            Invariant($"Dilate '{dilated.Layer.Node.Name}' by {dilated.Dilation} (train again)"),
            [.. place.Edits("Dilation", Invariant($"{dilated.Dilation}")), .. place.Edits("Padding", Invariant($"{padding}"))]);
    }

    private static string Advice((LayerAnalysis Layer, int Dilation)? dilated) => dilated is { } last
        ? Invariant($"a dilation of {last.Dilation} in '{last.Layer.Node.Name}' reaches over it, as more depth or stride before the pool would")
        : "more depth, stride or dilation before it would";

    private static (LayerAnalysis Layer, int Dilation)? Dilated(NetworkFacts facts, LayerAnalysis pool, TensorShape input)
    {
        var last = facts.Layers.LastOrDefault(layer => layer.Node.Id < pool.Node.Id && IsDilatable(layer) && !facts.MakesOffsets(layer.Node.Id) && !facts.IsPart(layer) && layer.Fields.Count == input.Rank);
        if (last is null)
            return null;
        var field = facts.Source(pool).Fields;
        var window = last.Windows[0];
        var dilation = Enumerable.Range(0, input.Rank).Max(axis =>
            window.Dilation + (int)System.Math.Ceiling(System.Math.Max(0, input.Extents[axis] - field[axis].Size) / (facts.Source(last).Fields[axis].Jump * (window.Kernel - 1))));
        // Beyond what one of its taps has seen the next would leave holes between them.
        var seen = Enumerable.Range(0, input.Rank).Min(axis => facts.Source(last).Fields[axis].Size / facts.Source(last).Fields[axis].Jump);
        return dilation <= seen && dilation < facts.Input(last).Extents.Min() ? (last, dilation) : null;
    }

    private static bool IsDilatable(LayerAnalysis layer) => layer.Node.Op is ConvOp { Window.AutoPad: AutoPadKind.Explicit }
        && layer.Windows.All(window => window == layer.Windows[0] && window is { Kernel: > 1, Stride: 1 } && window.PadLow == window.PadHigh && 2 * window.PadLow == window.Extent - 1);

    private static bool IsGlobal(LayerAnalysis layer) => layer.Node.Op is GlobalPoolOp or AdaptiveAvgPoolOp && layer.Shape!.Positions == 1;

    /// <summary>Whether nothing but vectors lies between the pool and the outputs; a gate or an image-level feature is no head.</summary>
    private static bool IsHead(NetworkFacts facts, int id) =>
        facts.Layer(id).Shape is { Positions: 1 }
        && facts.Layer(id).Node.Op is not (MulOp or AddOp or ConcatOp or ResizeOp)
        && (facts.IsOutput(id) || (facts.Consumers(id).Count > 0 && facts.Consumers(id).All(consumer => IsHead(facts, consumer))));
}
