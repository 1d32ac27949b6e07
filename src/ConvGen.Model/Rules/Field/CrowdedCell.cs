using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG208: anchors matched by cell and so small that several objects of their size lie in one cell, which predicts one of them per anchor.</summary>
internal static class CrowdedCell
{
    /// <summary>Applies the rule; where anchors match by overlap, CVG205 looks at their density.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var level in AnchorLevel.Of(facts))
        {
            var crowded = level.Boxes.Where(box => IsCrowded(box, level)).ToList();
            if (crowded.Count == 0)
                continue;
            var box = crowded.OrderByDescending(box => PerCell(box, level)).First();
            var (columns, rows) = (level.Columns.Jump, level.Rows.Jump);
            yield return level.Report(
                "CVG208",
                Severity.Info,
                Invariant($"anchor {AnchorLevel.Text(box)} on '{level.Layer.Node.Name}': {PerCell(box, level)} objects of its size lie side by side in one cell of {RuleTexts.Number(columns)}×{RuleTexts.Number(rows)} pixels, which predicts one of them{(crowded.Count > 1 ? Invariant($"; so do those of {RuleTexts.Counted(crowded.Count - 1, "other anchor")}") : "")}; a level of jump {RuleTexts.Number(Math.Max(box.Width, box.Height))} or less tells them apart"),
                level.Anchors.Arguments.Contains("Boxes") ? "Boxes" : "Sizes");
        }
    }

    /// <summary>Whether two or more fit beside one another along both axes.</summary>
    public static bool IsCrowded((double Height, double Width) box, AnchorLevel level) =>
        level.Anchors.MatchingIoU == 0 && level.Layer.Shape!.Positions > 1 && !level.Rows.IsWholeInput && 2 * box.Width <= level.Columns.Jump && 2 * box.Height <= level.Rows.Jump;

    private static double PerCell((double Height, double Width) box, AnchorLevel level) => Math.Floor(level.Columns.Jump / box.Width) * Math.Floor(level.Rows.Jump / box.Height);
}
