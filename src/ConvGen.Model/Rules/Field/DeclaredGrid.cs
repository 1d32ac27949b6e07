using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG206: the stride or offset the training code assumed is not the feature map's true grid.</summary>
internal static class DeclaredGrid
{
    private const double Equal = 1e-6;

    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var level in AnchorLevel.Of(facts))
        {
            var name = level.Layer.Node.Name;
            var jump = level.Columns.Jump;
            var isGrid = level.Layer.Shape!.Positions > 1;
            if (isGrid && level.Anchors.Stride is { } stride && new[] { level.Rows, level.Columns }.Any(field => Math.Abs(stride - field.Jump) > Equal * field.Jump))
            {
                yield return level.Report(
                    "CVG206",
                    Severity.Warning,
                    Invariant($"anchors on '{name}' declare stride {RuleTexts.Number(stride)}, but its positions lie {RuleTexts.Number(jump)} pixels apart: the last one is {RuleTexts.Number(Math.Abs(stride - jump) * (level.Layer.Shape.Extents[1] - 1))} pixels off"),
                    "Stride",
                    [Set(level, "Stride", jump, IsOff(level) ? [Edit(level, "Offset", level.Columns.Center + 0.5)] : [])]);
            }
            else if (level.Anchors.Offset is { } offset && IsOff(level))
            {
                var center = level.Columns.Center + 0.5;
                yield return level.Report(
                    "CVG206",
                    Severity.Info,
                    Invariant($"anchors on '{name}' declare offset {RuleTexts.Number(offset)}, but the first position looks at {RuleTexts.Number(center)}, {RuleTexts.Number(Math.Abs(offset - center))} pixels beside it (jump {RuleTexts.Number(jump)})"),
                    "Offset",
                    [Set(level, "Offset", center, [])]);
            }
        }
    }

    private static bool IsOff(AnchorLevel level) => level.Anchors.Offset is { } offset
        && new[] { level.Rows, level.Columns }.Any(field => Math.Abs(offset - (field.Center + 0.5)) > field.Jump / 4);

    private static SuggestedFix Set(AnchorLevel level, string argument, double value, IEnumerable<DeclarationEdit> more) =>
        new(Invariant($"Set {argument} to {value}"), more.Prepend(Edit(level, argument, value)));

    private static DeclarationEdit Edit(AnchorLevel level, string argument, double value) => AnchorMoves.Set(level, argument, Invariant($"{value}"));
}
