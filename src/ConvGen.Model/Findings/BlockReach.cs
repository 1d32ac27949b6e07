using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>How far a fix reaches that changes a block: to every use of it, while only some may draw the finding.</summary>
internal static class BlockReach
{
    /// <summary>
    /// Whether what <paramref name="fix"/> changes in blocks is meant wherever it takes effect: the block's attribute is expanded only once, or each expansion draws the same rule.
    /// </summary>
    /// <param name="analysis">The network.</param>
    /// <param name="same">All findings of the rule.</param>
    /// <param name="fix">The fix.</param>
    public static bool IsMeant(NetworkAnalysis analysis, IEnumerable<Finding> same, SuggestedFix fix)
    {
        var sites = fix.Edits.Select(static edit => edit.Site with { Argument = null, Element = -1 }).Where(static site => site.Block is not null).Distinct().ToList();
        return sites.Count == 0 || sites.All(site => IsMeant(analysis, [.. same], site));
    }

    private static bool IsMeant(NetworkAnalysis analysis, IReadOnlyList<Finding> same, FindingSite site)
    {
        // Behind an error shapes are unknown, and rules keep quiet that may speak once it is mended.
        var paths = analysis.Layers.SelectMany(layer => Paths(layer.Node, site)).Distinct().ToList();
        var known = analysis.Layers.Where(static layer => layer.Shape is not null).SelectMany(layer => Paths(layer.Node, site)).Distinct();
        return paths.Count == 1 || known.All(path => same.Any(finding => Draws(finding, site.Block!, path)));
    }

    /// <summary>The uses through which <paramref name="node"/> comes from the attribute at <paramref name="site"/>.</summary>
    private static IEnumerable<UsePath> Paths(Node node, FindingSite site) =>
        Enumerable.Range(0, node.BlockSites.Count).Where(k => node.BlockSites[k] == site).Select(k => new UsePath(node.Site.Attribute, node.BlockSites.Skip(k + 1).ToEquatable()));

    /// <summary>Whether the finding is about a layer that comes from <paramref name="block"/> by that path.</summary>
    private static bool Draws(Finding finding, string block, UsePath path)
    {
        var chain = finding.Related.TakeWhile(static site => site.Block is not null).Select(static site => site with { Argument = null, Element = -1 }).ToList();
        return finding.Site.Attribute == path.Attribute
            && Enumerable.Range(0, chain.Count).Any(k => chain[k].Block == block && chain.Skip(k + 1).SequenceEqual(path.Uses));
    }

    private sealed record UsePath(int Attribute, EquatableArray<FindingSite> Uses);
}
