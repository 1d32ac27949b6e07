using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG203: an anchor larger than the receptive field of the feature map that predicts it.</summary>
internal static class AnchorBeyondField
{
    /// <summary>Beyond this ratio even networks that exceed the field on purpose stop.</summary>
    private const double FarBeyond = 3;

    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var level in AnchorLevel.Of(facts))
        {
            if (level.Rows.IsWholeInput)
                continue;
            var (box, ratio) = level.Boxes
                .Select(box => (box, Math.Max(box.Height / level.Rows.Size, box.Width / level.Columns.Size)))
                .OrderByDescending(static pair => pair.Item2)
                .First();
            if (ratio <= 1)
                continue;
            var better = level.Better(facts, layer => !IsBeyond(box, layer));
            var count = level.Boxes.Count(other => IsBeyond(other, level.Layer));
            yield return level.Report(
                "CVG203",
                ratio > FarBeyond ? Severity.Warning : Severity.Info,
                Invariant($"anchor {AnchorLevel.Text(box)} on '{level.Layer.Node.Name}' is {RuleTexts.Number(ratio)} times its receptive field of {level.Columns.Size}×{level.Rows.Size} (effectively {RuleTexts.Number(level.Columns.EffectiveSize)}, jump {RuleTexts.Number(level.Columns.Jump)}){Others(count)}{AnchorLevel.Advice(better)}"),
                fixes: AnchorMoves.Of(level, better, IsBeyond));
        }
    }

    /// <summary>Whether a box is larger than the field of <paramref name="layer"/>.</summary>
    public static bool IsBeyond((double Height, double Width) box, LayerAnalysis layer) => box.Height > layer.Fields[0].Size || box.Width > layer.Fields[1].Size;

    private static string Others(int count) => count > 1 ? Invariant($", and {count - 1} more") : "";
}
