using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>
/// CVG205: anchors so far apart, for their size, that an object between them matches none. An object half a jump beside a box of side a overlaps
/// it by q = (1 − s/2a) per axis; their IoU is q/(2 − q) of the product.
/// </summary>
internal static class SparseAnchors
{
    private const double GrowthStep = 1.0 / 64;
    private const double MostGrowth = 64;

    /// <summary>Applies the rule; matching by cell needs no overlap.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var level in AnchorLevel.Of(facts).Where(static level => level.Anchors.MatchingIoU > 0))
        {
            var threshold = level.Anchors.MatchingIoU;
            var (box, iou) = level.Boxes.Select(box => (box, WorstIoU(box, level))).OrderBy(static pair => pair.Item2).First();
            if (iou >= threshold || level.Layer.Shape!.Positions == 1)
                continue;
            var needed = level.Columns.Jump * LeastRatio(threshold);
            yield return level.Report(
                "CVG205",
                Severity.Info,
                Invariant($"anchors {AnchorLevel.Text(box)} stand {RuleTexts.Number(level.Columns.Jump)} pixels apart on '{level.Layer.Node.Name}': an object between them matches with an IoU of {iou:0.###}, below the threshold {RuleTexts.Number(threshold)}; a side of {RuleTexts.Number(Math.Ceiling(needed))} or more, or several anchors per cell, reach it"),
                fixes: Fix(level, threshold));
        }
    }

    /// <summary>Boxes of the same form, as large as the threshold asks for.</summary>
    private static IEnumerable<SuggestedFix> Fix(AnchorLevel level, double threshold)
    {
        var grown = level.Boxes.Select(box => Grown(box, level, threshold)).ToList();
        if (level.Anchors.Arguments.Contains("Boxes"))
            yield return new SuggestedFix("Enlarge the boxes that match too little", [AnchorMoves.Set(level, "Boxes", AnchorMoves.Written(grown))]);
        else if (!level.Anchors.Arguments.Any(static name => name is "Scales" or "Ratios"))
            yield return new SuggestedFix("Enlarge the sizes that match too little", [AnchorMoves.Set(level, "Sizes", "[" + string.Join(", ", grown.Select(static box => Invariant($"{box.Width}"))) + "]")]);
    }

    private static (double Height, double Width) Grown((double Height, double Width) box, AnchorLevel level, double threshold)
    {
        var grown = box;
        for (var factor = 1.0; WorstIoU(grown, level) < threshold && factor < MostGrowth; factor += GrowthStep)
            grown = (Math.Ceiling(box.Height * factor), Math.Ceiling(box.Width * factor));
        return grown;
    }

    /// <summary>The IoU of an object of the box's size that lies half a jump beside it along both axes.</summary>
    public static double WorstIoU((double Height, double Width) box, AnchorLevel level)
    {
        var overlap = Math.Max(0, 1 - (level.Columns.Jump / (2 * box.Width))) * Math.Max(0, 1 - (level.Rows.Jump / (2 * box.Height)));
        return overlap / (2 - overlap);
    }

    /// <summary>The least a/s of a square anchor for the threshold τ: 1/(2(1 − √(2τ/(1+τ)))).</summary>
    public static double LeastRatio(double threshold) => 1 / (2 * (1 - Math.Sqrt(2 * threshold / (1 + threshold))));
}
