using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG204: an anchor far smaller or larger than the effective receptive field (S³FD's choice of levels).</summary>
internal static class AnchorBesideEffectiveField
{
    private const double Least = 0.5;
    private const double Most = 4.5;

    // The range into which S³FD's own anchors fall.
    private const double GoodLeast = 2.2;
    private const double GoodMost = 4.1;

    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var level in AnchorLevel.Of(facts))
        {
            if (level.Rows.IsWholeInput || level.Rows.EffectiveSize == 0 || level.Columns.EffectiveSize == 0)
                continue;
            var outside = level.Boxes.Where(box => IsOutside(box, level.Layer, Least, Most)).ToList();
            if (outside.Count == 0)
                continue;
            var worst = outside.OrderByDescending(box => Math.Abs(Math.Log(box.Width / level.Columns.EffectiveSize))).First();
            yield return level.Report(
                "CVG204",
                Severity.Info,
                Invariant($"anchor {AnchorLevel.Text(worst)} on '{level.Layer.Node.Name}' is {RuleTexts.Number(4 * worst.Width / level.Columns.EffectiveSize)}σ by {RuleTexts.Number(4 * worst.Height / level.Rows.EffectiveSize)}σ of its effective receptive field of {RuleTexts.Number(level.Columns.EffectiveSize)} (4σ, of {level.Columns.Size}; jump {RuleTexts.Number(level.Columns.Jump)}); {Least}σ to {Most}σ suit it{Others(outside.Count)}{level.Better(facts, layer => !IsOutside(worst, layer, GoodLeast, GoodMost))}"));
        }
    }

    private static bool IsOutside((double Height, double Width) box, LayerAnalysis layer, double least, double most) =>
        IsOutside(box.Height, layer.Fields[0], least, most) || IsOutside(box.Width, layer.Fields[1], least, most);

    private static bool IsOutside(double side, ReceptiveField field, double least, double most)
    {
        var sigma = field.EffectiveSize / 4;
        return side < least * sigma || side > most * sigma;
    }

    private static string Others(int count) => count > 1 ? Invariant($"; {count - 1} more lie outside") : "";
}
