using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>
/// CVG110: neighbouring positions of an output read differently much of the input, said at the upsampling it comes from. Silent where each of them sees all of it, and
/// where CVG106 or CVG008 has said already that a transposed convolution is uneven.
/// </summary>
internal static class PhaseDependentField
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var output in facts.Graph.Outputs.Select(output => facts.Layer(output.Node)).Where(static layer => layer.Shape is not null))
        {
            for (var axis = 0; axis < output.Fields.Count; axis++)
            {
                var field = output.Fields[axis];
                if (field.MinSize == field.Size || field.MinSize >= facts.FirstInput!.Extents[axis])
                    continue;
                var ancestors = Ancestors(facts, output);
                if (ancestors.Any(IsUneven))
                    break;
                var cause = Cause(ancestors, axis) ?? output;
                yield return Place.Of(cause.Node).Report(
                    "CVG110",
                    Invariant($"'{output.Node.Name}': its {AxisNames.Positions(output.Fields.Count, axis)} read from {field.MinSize} to {field.Size} pixels of the input, depending on their phase behind the upsampling of '{cause.Node.Name}'"),
                    related: output == cause ? [] : [output.Node.Site]);
                break;
            }
        }
    }

    /// <summary>Whether a transposed convolution's own phases mix different numbers of taps, or none.</summary>
    private static bool IsUneven(LayerAnalysis layer) => layer.Node.Op is ConvTransposeOp && Checkerboard.Counts(layer).Any(static counts => counts.Min() < counts.Max());

    /// <summary>The output and all it depends on, in order.</summary>
    private static List<LayerAnalysis> Ancestors(NetworkFacts facts, LayerAnalysis output)
    {
        var isAncestor = new bool[output.Node.Id + 1];
        isAncestor[output.Node.Id] = true;
        for (var id = output.Node.Id; id > 0; id--)
        {
            foreach (var input in isAncestor[id] ? facts.Layer(id).Node.Inputs : default)
                isAncestor[input] = true;
        }

        return [.. Enumerable.Range(0, output.Node.Id + 1).Where(id => isAncestor[id]).Select(facts.Layer)];
    }

    /// <summary>The last layer before the first uneven one that makes positions of fewer.</summary>
    private static LayerAnalysis? Cause(List<LayerAnalysis> ancestors, int axis)
    {
        var nearest = new Dictionary<int, LayerAnalysis>();
        foreach (var layer in ancestors)
        {
            var source = layer.Node.Inputs.Where(nearest.ContainsKey).Select(id => nearest[id]).OrderByDescending(static cause => cause.Node.Id).FirstOrDefault();
            var cause = layer.Node.Op is ConvTransposeOp or ResizeOp or PixelShuffleOp or AdaptiveAvgPoolOp ? layer : source;
            if (cause is not null)
                nearest[layer.Node.Id] = cause;
            if (layer.Fields.Count > axis && layer.Fields[axis].MinSize != layer.Fields[axis].Size)
                return cause;
        }

        return null;
    }
}
