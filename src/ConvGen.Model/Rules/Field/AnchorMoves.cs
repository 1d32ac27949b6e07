using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Fixes of CVG203 and CVG204: anchors that move to the feature map that fits them.</summary>
internal static class AnchorMoves
{
    /// <summary>All boxes of <paramref name="level"/> move to <paramref name="better"/> if they fit there, or those that <paramref name="isOutside"/> their level do.</summary>
    public static IEnumerable<SuggestedFix> Of(AnchorLevel level, LayerAnalysis? better, Func<(double Height, double Width), LayerAnalysis, bool> isOutside)
    {
        if (better is null)
            yield break;
        var name = "\"" + better.Node.Name + "\"";
        var boxes = level.Boxes.ToList();
        var moved = boxes.Where(box => isOutside(box, level.Layer) && !isOutside(box, better)).ToList();
        if (boxes.All(box => !isOutside(box, better)))
        {
            yield return new SuggestedFix(
                Invariant($"Move the anchors to '{better.Node.Name}'"), [Set(level, "layer", name), .. Grid(level, better).Select(argument => Set(level, argument.Name, argument.Value!))]);
        }
        else if (moved.Count > 0 && moved.Count < boxes.Count && level.Anchors.Arguments.Contains("Boxes"))
        {
            var iou = level.Anchors.MatchingIoU > 0 ? new[] { ("MatchingIoU", (string?)Invariant($"{level.Anchors.MatchingIoU}")) } : [];
            yield return new SuggestedFix(
                Invariant($"Move {string.Join(", ", moved.Select(AnchorLevel.Text))} to '{better.Node.Name}'"),
                [
                    Set(level, "Boxes", Written(boxes.Except(moved))),
                    Rewrites.New(Place(level), "Anchors", isBehind: true, [("layer", name), ("Boxes", Written(moved)), .. iou, .. Grid(level, better)]),
                ]);
        }
    }

    /// <summary>Boxes as the attribute takes them: w₀, h₀, w₁, h₁ …</summary>
    public static string Written(IEnumerable<(double Height, double Width)> boxes) => "[" + string.Join(", ", boxes.Select(static box => Invariant($"{box.Width}, {box.Height}"))) + "]";

    /// <summary>An edit of the <c>Anchors</c> attribute.</summary>
    public static DeclarationEdit Set(AnchorLevel level, string argument, string value) => new ArgumentEdit(level.Anchors.Site with { Argument = argument }, value);

    /// <summary>Stride and offset, where they are declared, as the other feature map has them.</summary>
    private static IEnumerable<(string Name, string? Value)> Grid(AnchorLevel level, LayerAnalysis better)
    {
        if (level.Anchors.Stride is not null)
            yield return ("Stride", Invariant($"{better.Fields[1].Jump}"));
        if (level.Anchors.Offset is not null)
            yield return ("Offset", Invariant($"{better.Fields[1].Center + 0.5}"));
    }

    private static Place Place(AnchorLevel level) => new(level.Anchors.Site, default, level.Anchors.Arguments);
}
