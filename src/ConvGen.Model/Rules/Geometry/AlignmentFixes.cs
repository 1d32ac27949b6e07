using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>
/// Fixes of CVG108, looked for along the way to the join: what crops or pads one side more than the other, and odd kernels that halve. An odd one keeps
/// the first centre where a nearest-neighbour upsampling moves it half a cell; an even one moves it as far.
/// </summary>
internal static class AlignmentFixes
{
    private const int MostCandidates = 6;

    /// <summary>Candidates, the nearest to the join first; making and analysing them shows which one aligns it.</summary>
    public static IEnumerable<SuggestedFix> Of(NetworkFacts facts, LayerAnalysis join) =>
        Ancestors(facts, join).SelectMany(layer => Even(layer).Concat(Halve(facts, layer))).Take(MostCandidates);

    private static IEnumerable<LayerAnalysis> Ancestors(NetworkFacts facts, LayerAnalysis join)
    {
        var isAncestor = new bool[join.Node.Id + 1];
        isAncestor[join.Node.Id] = true;
        for (var id = join.Node.Id; id > 0; id--)
        {
            if (!isAncestor[id])
                continue;
            foreach (var input in facts.Layer(id).Node.Inputs)
                isAncestor[input] = true;
            if (id != join.Node.Id)
                yield return facts.Layer(id);
        }
    }

    private static IEnumerable<SuggestedFix> Even(LayerAnalysis layer)
    {
        var rank = layer.Shape!.Rank;
        var (values, verb) = layer.Node.Op switch
        {
            CropOp crop => (crop.Padding, "Crop"),
            PadOp pad => (pad.Padding, "Pad"),
            _ => (new PaddingValues(0), ""),
        };
        var sides = Enumerable.Range(0, rank).Select(axis => (Low: values.Low(axis, rank), High: values.High(axis, rank))).ToList();
        if (sides.All(static side => side.Low == side.High) || sides.Any(static side => (side.Low + side.High) % 2 != 0))
            yield break;
        var place = Place.Of(layer.Node);
        yield return new SuggestedFix(
            Invariant($"{verb} '{layer.Node.Name}' evenly on both sides"), place.Edits("paddings", Rewrites.PerAxis(sides.Select(static side => (side.Low + side.High) / 2))));
    }

    private static IEnumerable<SuggestedFix> Halve(NetworkFacts facts, LayerAnalysis layer)
    {
        var isOddHalving = layer.Node.Op is ConvOp && !facts.IsPart(layer)
            && layer.Windows.All(static window => window is { Stride: 2, Dilation: 1 } && window.Kernel % 2 == 1 && window.PadLow == window.PadHigh && 2 * window.PadLow == window.Kernel - 1);
        if (!isOddHalving)
            yield break;
        var kernels = Rewrites.PerAxis(layer.Windows.Select(static window => window.Kernel + 1));
        yield return new SuggestedFix(Invariant($"Give '{layer.Node.Name}' kernel {kernels}{Rewrites.Retrain}"), Place.Of(layer.Node).Edits("kernel", kernels), "even");
    }
}
