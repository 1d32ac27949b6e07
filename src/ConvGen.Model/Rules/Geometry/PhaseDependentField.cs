using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG110: neighbouring positions of an output read differently much of the input. Silent where each of them sees all of it.</summary>
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
                var uneven = facts.Layers.Where(layer => layer.Node.Id <= output.Node.Id && layer.Node.Op is ConvTransposeOp && Checkerboard.Ratio(layer) > 1).ToList();
                yield return Place.Of(output.Node).Report(
                    "CVG110",
                    Invariant($"'{output.Node.Name}': its {AxisNames.Positions(output.Fields.Count, axis)} read from {field.MinSize} to {field.Size} pixels of the input, depending on their phase{Advice(uneven)}"),
                    fixes: Fix(uneven));
                break;
            }
        }
    }

    private static string Advice(IReadOnlyList<LayerAnalysis> uneven) => uneven.Count == 0
        ? ", because of the upsampling before them"
        : Invariant($"; kernels that the stride divides, in {string.Join(" and ", uneven.Select(static layer => "'" + layer.Node.Name + "'"))}, even them out");

    /// <summary>Kernels that the stride divides, in every transposed convolution before the output that has another.</summary>
    private static IEnumerable<SuggestedFix> Fix(IReadOnlyList<LayerAnalysis> uneven)
    {
        var edits = uneven.SelectMany(static layer => Checkerboard.Fix(layer).Take(1)).SelectMany(static fix => fix.Edits).ToList();
        if (edits.Count > 0)
            yield return new SuggestedFix("Use kernels that the stride divides" + Rewrites.Retrain, edits);
    }
}
