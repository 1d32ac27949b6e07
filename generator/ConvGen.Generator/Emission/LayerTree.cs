using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Emission;

/// <summary>A layer, or a block with the layers in it.</summary>
/// <param name="Name">Its name without those of the blocks around it.</param>
/// <param name="Facts">A layer's facts; a block's: shape and field of its last layer, and its costs summed.</param>
/// <param name="Children">The layers of a block; empty for a layer.</param>
/// <param name="Kind">The attribute's or the block class's name.</param>
internal sealed record LayerTree(string Name, LayerAnalysis Facts, IReadOnlyList<LayerTree> Children, string Kind)
{
    /// <summary>The layers of <paramref name="network"/>, outermost.</summary>
    public static IReadOnlyList<LayerTree> Of(EmissionModel network) =>
        Grow(network.Layers.ToList(), 0, KindsOfGroups(network.Analysis.Graph));

    private static Dictionary<string, string> KindsOfGroups(NetworkGraph graph)
    {
        var kinds = new Dictionary<string, string>();
        foreach (var group in graph.Groups)
        {
            // Names repeat only where CVG022 says so; the stub keeps the last.
            kinds[group.Name] = group.Kind;
        }

        return kinds;
    }

    // Layers of one block stand together, for a block expands where it is used.
    private static List<LayerTree> Grow(IReadOnlyList<LayerAnalysis> layers, int depth, IReadOnlyDictionary<string, string> groups) =>
    [
        .. layers.GroupBy(layer => Names.Pascal(layer.Node.Name.Split('.')[depth])).Select(part =>
        {
            var members = part.ToList();
            return members.Count == 1 && Depth(members[0]) == depth
                ? new LayerTree(members[0].Node.Name.Split('.')[depth], members[0], [], LayerKind.Of(members[0].Node.Op))
                : Block(members, depth, groups);
        }),
    ];

    private static LayerTree Block(List<LayerAnalysis> members, int depth, IReadOnlyDictionary<string, string> groups)
    {
        var last = members[members.Count - 1];
        var names = last.Node.Name.Split('.');
        var path = string.Join(".", names.Take(depth + 1));
        var children = Grow([.. members.Where(member => Depth(member) > depth)], depth + 1, groups);
        return new LayerTree(names[depth], last with { Cost = Sum(members) }, children, groups.TryGetValue(path, out var kind) ? kind : "");
    }

    private static int Depth(LayerAnalysis layer) => layer.Node.Name.Count(static letter => letter == '.');

    private static LayerCost Sum(IEnumerable<LayerAnalysis> layers) => layers.Select(static layer => layer.Cost).Aggregate(static (sum, cost) => new LayerCost(
        sum.Parameters + cost.Parameters,
        sum.Macs + cost.Macs,
        sum.MacsExact + cost.MacsExact,
        sum.ElementOperations + cost.ElementOperations,
        sum.ActivationBytes + cost.ActivationBytes));
}
