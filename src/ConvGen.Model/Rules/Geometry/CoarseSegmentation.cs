using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG112: a segmentation whose finest output is coarser than its input. Up to a factor of eight it is usual to leave the rest to a resize outside.</summary>
internal static class CoarseSegmentation
{
    /// <summary>Published networks leave no larger factor to a resize behind them.</summary>
    private const double Usual = 8;

    /// <summary>Applies the rule; an output that is smaller because its border is cut off is as fine as the input.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        if (facts.Task != NetworkTaskKind.Segmentation || facts.FirstInput is not { Rank: > 0 } input)
            yield break;
        var outputs = facts.Graph.Outputs.Select(output => facts.Layer(output.Node)).ToList();
        var maps = outputs.Where(layer => layer.Shape is { } shape && shape.Rank == input.Rank && layer.Fields.Count == input.Rank).ToList();
        if (maps.Count == 0 || maps.Count < outputs.Count)
            yield break;
        var finest = maps.OrderBy(Factor).First();
        var factor = Factor(finest);
        if (factor <= 1)
            yield break;
        var pixels = finest.Fields.Aggregate(1.0, static (product, field) => product * field.Jump);
        var jumps = string.Join("×", finest.Fields.Select(static field => RuleTexts.Number(field.Jump)));
        yield return Place.Of(finest.Node).Report(
            "CVG112",
            Invariant($"'{finest.Node.Name}', the finest output of a segmentation, has one position for {jumps} pixels: {RuleTexts.Counted(finest.Shape!.Positions, "label")} for {input.Positions:N0} pixels, 1 in {RuleTexts.Number(pixels)}; a resize to the input's size, or a decoder that joins finer maps, labels each"),
            severity: factor > Usual ? Severity.Warning : Severity.Info);
    }

    private static double Factor(LayerAnalysis layer) => layer.Fields.Max(static field => field.Jump);
}
