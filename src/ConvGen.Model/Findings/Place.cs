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
/// <param name="Given">The arguments that a block's attribute takes from its <c>Use</c>.</param>
public sealed record Place(FindingSite Site, EquatableArray<FindingSite> BlockSites, EquatableArray<string> Arguments, EquatableArray<GivenArgument> Given = default)
{
    /// <summary>Where <paramref name="node"/> was declared.</summary>
    public static Place Of(Node node) => new(node.Site, node.BlockSites, node.Arguments, node.Given);

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
            (fixes ?? []).Select(NameBlock).ToEquatable());
    }

    /// <summary>A fix that sets one argument of this attribute.</summary>
    public SuggestedFix Set(string title, string argument, string? value) => new(title, Edits(argument, value));

    /// <summary>A fix that sets one element of an array argument.</summary>
    public SuggestedFix Set(string title, string argument, int element, string value) => new(title, [Edit(argument, element, value)]);

    /// <summary>
    /// The edits that set <paramref name="name"/>, in the form that is there: its plural where that is set, and at the <c>Use</c> where a block's attribute
    /// takes it from there.
    /// </summary>
    public IEnumerable<DeclarationEdit> Edits(string name, string? value)
    {
        var argument = Present(name) ?? name;
        if (value is null)
            return [new ArgumentEdit(Attribute with { Argument = argument }, null)];
        var isArray = value[0] == '[';
        // Stride takes one number, Strides one per axis; constructor arguments take both.
        if (isArray && argument == name && IsForAllAxes(name))
            return [.. Arguments.Contains(name) ? Edits(name, null) : [], new ArgumentEdit(Attribute with { Argument = name + "s" }, value)];
        if (Given.All(given => given.Argument != argument))
            return [new ArgumentEdit(Attribute with { Argument = argument }, argument == name || isArray ? value : "[" + value + "]")];
        return isArray
            ? value.Trim('[', ']').Split(',').Select((element, i) => Edit(argument, i, element.Trim()))
            : [new ArgumentEdit(Given.First(given => given.Argument == argument).Site, value)];
    }

    /// <summary>Where a given argument really stands: at the <c>Use</c> that gives it.</summary>
    public FindingSite Source(string argument, int element) =>
        Given.FirstOrDefault(given => given.Argument == argument && given.Element == element)?.Site ?? Attribute with { Argument = argument, Element = element };

    /// <summary>The edit that sets one element of an array argument.</summary>
    public DeclarationEdit Edit(string argument, int element, string value) => new ArgumentEdit(Source(argument, element), value);

    /// <summary>A block serves every use of it: who changes it should know.</summary>
    private static SuggestedFix NameBlock(SuggestedFix fix)
    {
        var block = fix.Edits.Select(static edit => edit.Site.Block).FirstOrDefault(static name => name is not null);
        return block is null ? fix : fix with { Title = fix.Title + " in the block " + BlockEdit.SimpleName(block) };
    }

    private static bool IsForAllAxes(string name) => name is "Stride" or "Padding" or "Dilation" or "OutputPadding";

    private string? Present(string? name)
    {
        if (name is null)
            return null;
        var plural = name + "s";
        return Arguments.Contains(name) ? name : Arguments.Contains(plural) ? plural : null;
    }
}

/// <summary>An argument of a block's attribute that is a placeholder.</summary>
/// <param name="Argument">The argument's name.</param>
/// <param name="Element">The element of an array argument, or −1.</param>
/// <param name="Site">Where its value stands: an argument of the <c>Use</c>.</param>
public sealed record GivenArgument(string Argument, int Element, FindingSite Site);
