using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG201: a global pool at the head averages positions none of which has seen the whole input.</summary>
internal static class ShortField
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        if (facts.FirstInput is not { } input || facts.Task is not (NetworkTaskKind.Unspecified or NetworkTaskKind.Classification))
            yield break;
        foreach (var layer in facts.Layers.Where(layer => IsGlobal(layer) && IsHead(facts, layer.Node.Id)))
        {
            var source = facts.Source(layer);
            var axis = Enumerable.Range(0, source.Fields.Count).Where(axis => source.Fields[axis].Size < input.Extents[axis]).DefaultIfEmpty(-1).First();
            if (axis < 0)
                continue;
            var field = source.Fields[axis];
            yield return Place.Of(layer.Node).Report(
                "CVG201",
                Invariant($"'{layer.Node.Name}' pools positions that each see {field.Size} of {input.Extents[axis]} input pixels (effectively {RuleTexts.Number(field.EffectiveSize)}): no position sees the whole picture; more depth, stride or dilation before it would"),
                related: [source.Node.Site]);
        }
    }

    private static bool IsGlobal(LayerAnalysis layer) => layer.Node.Op is GlobalPoolOp or AdaptiveAvgPoolOp && layer.Shape!.Positions == 1;

    /// <summary>Whether nothing but vectors lies between the pool and the outputs; a gate or an image-level feature is no head.</summary>
    private static bool IsHead(NetworkFacts facts, int id) =>
        facts.Layer(id).Shape is { Positions: 1 }
        && facts.Layer(id).Node.Op is not (MulOp or AddOp or ConcatOp or ResizeOp)
        && (facts.IsOutput(id) || (facts.Consumers(id).Count > 0 && facts.Consumers(id).All(consumer => IsHead(facts, consumer))));
}
