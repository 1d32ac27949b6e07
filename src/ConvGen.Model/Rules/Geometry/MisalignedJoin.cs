using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG108: operands of a join whose positions look at different places of the input.</summary>
internal static class MisalignedJoin
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts) => Of(facts).Select(join =>
    {
        var place = Place.Of(join.Join.Node);
        return place.Report(
            "CVG108",
            Invariant($"'{join.Join.Node.Name}': {join.Text}; {Remedy(facts, join)}"),
            place.Arguments.FirstOrDefault(static name => name.Length > 0 && char.IsLower(name[0])),
            severity: join.IsFarApart ? Severity.Warning : Severity.Info,
            fixes: AlignmentFixes.Of(facts, join.Join),
            related: [join.Other.Node.Site]);
    });

    /// <summary>Each join that disagrees, by the operand and axis that lie farthest apart.</summary>
    public static IEnumerable<Misalignment> Of(NetworkFacts facts)
    {
        var isCenterless = CenterlessTensors.Of(facts);
        // Along time a causal network looks back on purpose.
        var firstAxis = facts.Graph.Options.Causal ? 1 : 0;
        foreach (var layer in facts.Layers.Where(static layer => layer.Node.Op is AddOp or MulOp or ConcatOp))
        {
            var operands = layer.Node.Inputs.Where(id => !isCenterless[id]).Select(facts.Layer).ToList();
            var worst = operands.Skip(1)
                .SelectMany(other => Enumerable.Range(firstAxis, Math.Max(0, operands[0].Fields.Count - firstAxis)).Select(axis => Misalignment.Of(layer, operands[0], other, axis)))
                .OfType<Misalignment>().OrderByDescending(static misalignment => misalignment.Positions).FirstOrDefault();
            if (worst is not null)
                yield return worst;
        }
    }

    /// <summary>What stretches one side to the other's size is the cause; else a border that only one of them lost.</summary>
    private static string Remedy(NetworkFacts facts, Misalignment join)
    {
        var resize = new[] { join.Own, join.Other }.Select(operand => Stretched(facts, operand)).FirstOrDefault(static layer => layer is not null);
        return join.Drifts && resize is not null
            ? Invariant($"'{resize.Node.Name}' stretches {AxisNames.Counted(facts.Input(resize).Extents[join.Axis], facts.Input(resize).Rank, join.Axis)} to {resize.Shape!.Extents[join.Axis]}: padding that keeps the size before it, or a crop instead of it, would align them")
            : "paddings or crops that match would align them";
    }

    /// <summary>The last layer on the way that makes a given size of any.</summary>
    private static LayerAnalysis? Stretched(NetworkFacts facts, LayerAnalysis operand)
    {
        for (var layer = operand; !layer.Node.Inputs.IsEmpty && layer.Shape is not null; layer = facts.Source(layer))
        {
            if (layer.Node.Op is ResizeOp { Output: not null } or AdaptiveAvgPoolOp)
                return layer;
        }

        return null;
    }
}
