using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG204: an anchor far smaller or larger than the effective receptive field (S³FD's choice of levels); a long box counts by its area.</summary>
internal static class AnchorBesideEffectiveField
{
    private const double Least = 0.5;
    private const double Most = 4.5;

    // The range into which S³FD's own anchors fall.
    private const double GoodLeast = 2.2;
    private const double GoodMost = 4.1;

    private const double Good = 3;

    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var level in AnchorLevel.Of(facts))
        {
            if (level.Rows.IsWholeInput || level.Rows.Size == 1 || level.Columns.Size == 1)
                continue;
            // What exceeds the field itself is CVG203's, and of boxes that crowd a cell CVG208 speaks.
            var outside = level.Boxes.Where(box => IsOutside(box, level.Layer, Least, Most) && !AnchorBeyondField.IsBeyond(box, level.Layer) && !CrowdedCell.IsCrowded(box, level)).ToList();
            if (outside.Count == 0)
                continue;
            var worst = outside.OrderByDescending(box => Math.Abs(Math.Log(Sigmas(box, level.Layer) / Good))).First();
            var better = level.Better(facts, layer => !IsOutside(worst, layer, GoodLeast, GoodMost));
            yield return level.Report(
                "CVG204",
                Severity.Info,
                Invariant($"anchor {AnchorLevel.Text(worst)} on '{level.Layer.Node.Name}' is {RuleTexts.Number(Sigmas(worst, level.Layer))}σ of its effective receptive field of {RuleTexts.Number(level.Columns.EffectiveSize)} (4σ, of {level.Columns.Size}; jump {RuleTexts.Number(level.Columns.Jump)}); {Least}σ to {Most}σ suit it{Others(outside.Count)}{AnchorLevel.Advice(better)}"),
                fixes: AnchorMoves.Of(level, better, static (box, layer) => IsOutside(box, layer, Least, Most)));
        }
    }

    private static bool IsOutside((double Height, double Width) box, LayerAnalysis layer, double least, double most) =>
        Sigmas(box, layer) < least || Sigmas(box, layer) > most;

    /// <summary>The box's side in σ: of the square of equal area, over the mean σ of both axes.</summary>
    private static double Sigmas((double Height, double Width) box, LayerAnalysis layer) =>
        4 * Math.Sqrt(box.Height * box.Width / (layer.Fields[0].EffectiveSize * layer.Fields[1].EffectiveSize));

    private static string Others(int count) => count > 1 ? count == 2 ? "; 1 more lies outside" : Invariant($"; {count - 1} more lie outside") : "";
}
