using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>How far a fix reaches that changes a block, or what a block takes from its <c>Use</c>: to every expansion, while only some may draw the finding.</summary>
/// <param name="review">The network.</param>
/// <param name="finding">What is to be mended.</param>
/// <param name="same">All findings of its rule, one for every layer that draws it.</param>
internal sealed class BlockReach(NetworkReview review, Finding finding, IReadOnlyList<Finding> same)
{
    /// <summary>Behind an error shapes are unknown: only the first of several expansions says what each would.</summary>
    private bool IsError => finding.Severity == Severity.Error;

    /// <summary>Whether what <paramref name="fix"/> changes is meant wherever it takes effect: there is one expansion only, or each of them draws the same rule.</summary>
    public bool IsMeant(SuggestedFix fix)
    {
        var sites = fix.Edits.Select(static edit => edit.Site with { Argument = null, Element = -1 }).Where(static site => site.Block is not null).Distinct();
        return sites.All(IsMeant) && (IsError || fix.Edits.OfType<ArgumentEdit>().All(IsMeant));
    }

    private bool IsMeant(FindingSite site)
    {
        var known = Expansions(review.Analysis.Layers.Where(static layer => layer.Shape is not null), site);
        var all = Expansions(review.Analysis.Layers, site);
        return all.Count == 1 || known.GroupBy(static expansion => expansion.Path).All(path =>
            same.Count(other => Draws(other, site.Block!, path.Key)) >= (IsError ? 1 : path.Count()));
    }

    /// <summary>An argument of a <c>Use</c> serves every layer that takes it from there, once for each repetition.</summary>
    private bool IsMeant(ArgumentEdit edit)
    {
        var takers = review.Analysis.Layers.Where(layer => layer.Node.Given.Any(given => given.Site == edit.Site)).Select(static layer => layer.Node).ToList();
        return takers.Count < 2 || takers.GroupBy(static node => (node.Site, node.BlockSites)).All(alike => same.Count(other => IsAbout(other, alike.First())) >= alike.Count());
    }

    /// <summary>The expansions of the attribute at <paramref name="site"/>: the names of the uses around it, and the attributes they are declared by.</summary>
    private static List<(string Name, UsePath Path)> Expansions(IEnumerable<LayerAnalysis> layers, FindingSite site) =>
        [.. layers.SelectMany(layer => Expansions(layer.Node, site)).Distinct()];

    private static IEnumerable<(string Name, UsePath Path)> Expansions(Node node, FindingSite site) => Enumerable.Range(0, node.BlockSites.Count)
        .Where(k => node.BlockSites[k] == site)
        .Select(k => (string.Join(".", node.Name.Split('.').Take(node.BlockSites.Count - k)), new UsePath(node.Site.Attribute, node.BlockSites.Skip(k + 1).ToEquatable())));

    /// <summary>Whether the finding is about a layer that comes from <paramref name="block"/> by that path.</summary>
    private static bool Draws(Finding finding, string block, UsePath path)
    {
        var chain = Chain(finding);
        return finding.Site.Attribute == path.Attribute
            && Enumerable.Range(0, chain.Count).Any(k => chain[k].Block == block && chain.Skip(k + 1).SequenceEqual(path.Uses));
    }

    private static bool IsAbout(Finding finding, Node node) =>
        finding.Site.Attribute == node.Site.Attribute && Chain(finding).Take(node.BlockSites.Count).SequenceEqual(node.BlockSites);

    private static List<FindingSite> Chain(Finding finding) =>
        [.. finding.Related.TakeWhile(static site => site.Block is not null).Select(static site => site with { Argument = null, Element = -1 })];

    private sealed record UsePath(int Attribute, EquatableArray<FindingSite> Uses);
}
