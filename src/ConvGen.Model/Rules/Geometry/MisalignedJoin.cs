using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG108: operands of a join whose positions look at different places of the input.</summary>
internal static class MisalignedJoin
{
    private const double Equal = 1e-6;

    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        var isCenterless = CenterlessTensors.Of(facts);
        // Along time a causal network looks back on purpose.
        var firstAxis = facts.Graph.Options.Causal ? 1 : 0;
        foreach (var layer in facts.Layers.Where(static layer => layer.Node.Op is AddOp or MulOp or ConcatOp))
        {
            var operands = layer.Node.Inputs.Where(id => !isCenterless[id]).Select(facts.Layer).ToList();
            var worst = operands.Skip(1).Select(other => Compare(facts, layer, operands[0], other, firstAxis)).Where(static finding => finding is not null).OrderByDescending(static finding => finding!.Severity).FirstOrDefault();
            if (worst is not null)
                yield return worst;
        }
    }

    private static Finding? Compare(NetworkFacts facts, LayerAnalysis join, LayerAnalysis own, LayerAnalysis other, int firstAxis)
    {
        Finding? worst = null;
        for (var axis = firstAxis; axis < own.Fields.Count; axis++)
        {
            // What serves all positions along the axis lies nowhere on it.
            if (Broadcast.Stretches(join.Node.Op, own.Shape!, join.Shape!, axis) || Broadcast.Stretches(join.Node.Op, other.Shape!, join.Shape!, axis))
                continue;
            var (left, right) = (own.Fields[axis], other.Fields[axis]);
            var shift = right.Center - left.Center;
            if (Math.Abs(left.Jump - right.Jump) > Equal * left.Jump)
            {
                return Report(facts, join, other, Severity.Warning, Invariant($"'{own.Node.Name}' steps {RuleTexts.Number(left.Jump)} input pixels from position to position, '{other.Node.Name}' {RuleTexts.Number(right.Jump)}"));
            }

            if (Math.Abs(shift) <= Equal * Math.Max(1, left.Jump))
                continue;
            var severity = Math.Abs(shift) >= left.Jump - (Equal * left.Jump) ? Severity.Warning : Severity.Info;
            var finding = Report(facts, join, other, severity, Invariant($"'{other.Node.Name}' lies {RuleTexts.Counted(shift, "input pixel")}, {RuleTexts.Counted(shift / left.Jump, "position")}, beside '{own.Node.Name}' along the {AxisNames.Of(own.Fields.Count, axis).ToLowerInvariant()}"));
            if (worst is null || severity > worst.Severity)
                worst = finding;
        }

        return worst;
    }

    private static Finding Report(NetworkFacts facts, LayerAnalysis join, LayerAnalysis other, Severity severity, string what)
    {
        var place = Place.Of(join.Node);
        return place.Report(
            "CVG108",
            Invariant($"'{join.Node.Name}': {what}; paddings or crops that match would align them"),
            place.Arguments.FirstOrDefault(static name => name.Length > 0 && char.IsLower(name[0])),
            severity: severity,
            fixes: AlignmentFixes.Of(facts, join),
            related: [other.Node.Site]);
    }
}
