namespace ConvGen.Model;

/// <summary>How grave a finding is.</summary>
public enum Severity
{
    /// <summary>Shown only where asked for.</summary>
    Hidden,

    /// <summary>A fact or an opinion.</summary>
    Info,

    /// <summary>A smell.</summary>
    Warning,

    /// <summary>Wrong.</summary>
    Error,
}

/// <summary>A place in a declaration, without syntax: readers with syntax at hand map it to a location.</summary>
/// <param name="Attribute">The index into <see cref="NetworkDeclaration.Attributes"/> (or the block's attributes); −1 for the class itself.</param>
/// <param name="Argument">The argument's name (<c>Stride</c>, <c>kernel</c>), if one is meant.</param>
/// <param name="Element">The element of an array argument, or −1.</param>
/// <param name="Block">The metadata name of the block class whose attribute is meant; null for the network's own.</param>
public readonly record struct FindingSite(int Attribute, string? Argument = null, int Element = -1, string? Block = null)
{
    /// <summary>The class declaration itself.</summary>
    public static FindingSite Class => new(-1);
}

/// <summary>A legal value that a code fix can put in the place of the argument.</summary>
/// <param name="Title">What the fix offers, in the imperative.</param>
/// <param name="Edits">The arguments to set.</param>
public sealed record SuggestedFix(string Title, EquatableArray<ArgumentEdit> Edits);

/// <summary>One argument set, added or (with a null value) removed.</summary>
/// <param name="Site">The attribute, with the argument's name.</param>
/// <param name="Value">The new value as C# text, or null to remove the argument.</param>
public sealed record ArgumentEdit(FindingSite Site, string? Value);

/// <summary>Something a rule has to say about a network.</summary>
/// <param name="Rule">The rule's id, <c>CVG001</c>.</param>
/// <param name="Severity">How grave it is here.</param>
/// <param name="Message">What was seen, the rule, and the nearest legal value.</param>
/// <param name="Site">Where.</param>
/// <param name="Related">Other parties: the block's attribute, the layer at the other end of a join.</param>
/// <param name="Fixes">Legal values, the nearest first.</param>
public sealed record Finding(
    string Rule,
    Severity Severity,
    string Message,
    FindingSite Site,
    EquatableArray<FindingSite> Related = default,
    EquatableArray<SuggestedFix> Fixes = default);
