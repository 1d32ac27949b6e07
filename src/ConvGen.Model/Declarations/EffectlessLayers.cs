using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG023: layers that no output depends on.</summary>
internal static class EffectlessLayers
{
    /// <summary>One finding per attribute whose layers have no effect; of a block with living layers, one per dead layer.</summary>
    public static IEnumerable<Finding> Find(IReadOnlyList<Node> nodes, IReadOnlyList<NetworkOutput> outputs)
    {
        var isAlive = Alive(nodes, outputs);
        foreach (var attribute in nodes.GroupBy(static node => node.Site).OrderBy(static group => group.Key.Attribute))
        {
            var dead = attribute.Where(node => !isAlive[node.Id]).ToList();
            var isWhole = dead.Count == attribute.Count();
            foreach (var node in isWhole ? dead.Take(1) : dead)
            {
                var name = isWhole && node.BlockSites.Count > 0 ? node.Name.Substring(0, node.Name.IndexOf('.')) : node.Name;
                var place = Place.Of(node);
                if (isWhole)
                    place = place with { BlockSites = default, Arguments = default };
                yield return place.Report("CVG023", Invariant($"'{name}' has no effect on any output"));
            }
        }
    }

    private static bool[] Alive(IReadOnlyList<Node> nodes, IReadOnlyList<NetworkOutput> outputs)
    {
        var isAlive = new bool[nodes.Count];
        foreach (var output in outputs)
            isAlive[output.Node] = true;
        for (var id = nodes.Count - 1; id >= 0; id--)
        {
            foreach (var input in nodes[id].Inputs)
            {
                if (isAlive[id] && input >= 0)
                    isAlive[input] = true;
            }
        }

        return isAlive;
    }
}
