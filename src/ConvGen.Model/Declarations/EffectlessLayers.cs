using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG023: layers that no output depends on.</summary>
internal static class EffectlessLayers
{
    /// <summary>
    /// One finding per branch that has no effect, at the attribute it begins with; of a block with living layers, at the layer. All that hangs together is one branch: its last layer is what nobody reads.
    /// </summary>
    public static IEnumerable<Finding> Find(IReadOnlyList<Node> nodes, IReadOnlyList<NetworkOutput> outputs)
    {
        var isAlive = Alive(nodes, outputs);
        var branch = Branches(nodes, isAlive);
        var size = nodes.Where(node => !isAlive[node.Id]).GroupBy(node => branch[node.Id]).ToDictionary(static nodes => nodes.Key, static nodes => nodes.Count());
        var reported = new HashSet<int>();
        foreach (var attribute in nodes.GroupBy(static node => node.Site).OrderBy(static group => group.Key.Attribute))
        {
            var dead = attribute.Where(node => !isAlive[node.Id]).ToList();
            var isWhole = dead.Count == attribute.Count();
            foreach (var node in isWhole ? dead.Take(1) : dead)
            {
                if (!reported.Add(branch[node.Id]))
                    continue;
                var name = isWhole && node.BlockSites.Count > 0 ? node.Name.Substring(0, node.Name.IndexOf('.')) : node.Name;
                var place = Place.Of(node);
                if (isWhole)
                    place = place with { BlockSites = default, Arguments = default };
                // A block's own layers are the block.
                var more = size[branch[node.Id]] - (isWhole ? dead.Count(other => branch[other.Id] == branch[node.Id]) : 1);
                yield return place.Report("CVG023", Invariant($"'{name}' has no effect on any output{(more == 0 ? "" : Invariant($", nor {(more == 1 ? "has" : "have")} {RuleTexts.Counted(more, "layer")} that {(more == 1 ? "hangs" : "hang")} together with it"))}"));
            }
        }
    }

    /// <summary>The first dead layer that each dead layer hangs together with.</summary>
    private static int[] Branches(IReadOnlyList<Node> nodes, bool[] isAlive)
    {
        var root = nodes.Select(static node => node.Id).ToArray();
        int Root(int id)
        {
            while (root[id] != id)
                id = root[id] = root[root[id]];
            return id;
        }

        foreach (var node in nodes.Where(node => !isAlive[node.Id]))
        {
            foreach (var input in node.Inputs.Where(input => input >= 0 && !isAlive[input]))
            {
                var (left, right) = (Root(input), Root(node.Id));
                root[System.Math.Max(left, right)] = System.Math.Min(left, right);
            }
        }

        return [.. nodes.Select(node => Root(node.Id))];
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
