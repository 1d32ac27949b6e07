using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG219: anchors whose feature map comes from a join of maps that disagree by a position or more: its centres and steps are those of one operand alone.</summary>
internal static class AnchorsOnMisalignedJoin
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        var levels = AnchorLevel.Of(facts).ToList();
        if (levels.Count == 0)
            yield break;
        var joins = MisalignedJoin.Of(facts).Where(static join => join.IsFarApart).ToDictionary(static join => join.Join.Node.Id);
        if (joins.Count == 0)
            yield break;
        foreach (var level in levels)
        {
            if (Nearest(facts, level.Layer, joins) is not { } join)
                continue;
            yield return level.Report(
                "CVG219",
                Severity.Warning,
                Invariant($"anchors on '{level.Layer.Node.Name}' stand on a grid of jump {RuleTexts.Number(level.Columns.Jump)} and first centre {RuleTexts.Number(level.Columns.Center)}, which does not hold for all it joins: at '{join.Join.Node.Name}' {join.Text}; operands that are aligned there give one grid"));
        }
    }

    /// <summary>The last such join that the feature map depends on.</summary>
    private static Misalignment? Nearest(NetworkFacts facts, LayerAnalysis layer, Dictionary<int, Misalignment> joins)
    {
        var isAncestor = new bool[layer.Node.Id + 1];
        isAncestor[layer.Node.Id] = true;
        for (var id = layer.Node.Id; id > 0; id--)
        {
            if (!isAncestor[id])
                continue;
            if (joins.TryGetValue(id, out var join))
                return join;
            foreach (var input in facts.Layer(id).Node.Inputs)
                isAncestor[input] = true;
        }

        return null;
    }
}
