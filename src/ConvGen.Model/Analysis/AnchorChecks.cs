using System.Collections.Generic;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG025 where anchors stand on something without places.</summary>
internal static class AnchorChecks
{
    /// <summary>What is wrong with the declared anchors' feature maps.</summary>
    public static IEnumerable<Finding> Find(NetworkGraph graph, IReadOnlyList<LayerAnalysis> layers)
    {
        foreach (var anchors in graph.Anchors)
        {
            var layer = layers[anchors.Node];
            if (layer.Shape is { Rank: not 2 } shape)
            {
                yield return new Finding(
                    "CVG025",
                    Severity.Error,
                    Invariant($"anchors stand on a feature map with two axes; '{layer.Node.Name}' is {shape}, which has {shape.Rank}"),
                    anchors.Site,
                    new(layer.Node.Site));
            }
        }
    }
}
