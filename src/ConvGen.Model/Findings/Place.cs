using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>
/// An attribute as findings see it: the network's attribute that carries the message, and behind it, for a layer of a block, the
/// block's attribute that is really meant.
/// </summary>
/// <param name="Site">The network's attribute.</param>
/// <param name="BlockSites">The block's attributes, innermost first; empty outside blocks.</param>
/// <param name="Arguments">The names of the arguments that are set.</param>
public sealed record Place(FindingSite Site, EquatableArray<FindingSite> BlockSites, EquatableArray<string> Arguments)
{
    /// <summary>Where <paramref name="node"/> was declared.</summary>
    public static Place Of(Node node) => new(node.Site, node.BlockSites, node.Arguments);

    /// <summary>Whether the attribute belongs to a block.</summary>
    public bool IsInBlock => !BlockSites.IsEmpty;

    /// <summary>The attribute itself, in the network or in its block.</summary>
    public FindingSite Attribute => IsInBlock ? BlockSites[0] : Site;

    /// <summary>The argument called <paramref name="name"/>, or its plural if that is the one that is set; the whole attribute if neither is.</summary>
    public FindingSite Argument(string? name, int element = -1)
    {
        var present = Present(name);
        return Attribute with { Argument = present, Element = present is null ? -1 : element };
    }

    /// <summary>The argument to set in the place of <paramref name="name"/>: the plural where that is set already.</summary>
    public FindingSite Target(string name) => Attribute with { Argument = Present(name) ?? name };

    /// <summary>A finding of <paramref name="rule"/> here.</summary>
    public Finding Report(
        string rule,
        string message,
        string? argument = null,
        int element = -1,
        Severity? severity = null,
        IEnumerable<SuggestedFix>? fixes = null,
        IEnumerable<FindingSite>? related = null)
    {
        var meant = Argument(argument, element);
        var behind = IsInBlock ? new[] { meant }.Concat(BlockSites.Skip(1)) : [];
        return new Finding(
            rule,
            severity ?? RuleCatalog.Get(rule).Severity,
            message,
            IsInBlock ? Site : meant,
            behind.Concat(related ?? []).ToEquatable(),
            // A block's attribute serves every use of the block: what mends one may break another.
            IsInBlock ? default : (fixes ?? []).ToEquatable());
    }

    /// <summary>A fix that sets one argument of this attribute.</summary>
    public SuggestedFix Set(string title, string argument, string? value) => new(title, new(new ArgumentEdit(Target(argument), value)));

    private string? Present(string? name)
    {
        if (name is null)
            return null;
        var plural = name + "s";
        return Arguments.Contains(name) ? name : Arguments.Contains(plural) ? plural : null;
    }
}
