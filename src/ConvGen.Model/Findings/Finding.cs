using System.Collections.Generic;

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

/// <summary>A legal declaration near by, that a code fix can put in the place of this one.</summary>
/// <param name="Title">What the fix offers, in the imperative.</param>
/// <param name="Edits">What it changes.</param>
/// <param name="Way">What sets it apart from other fixes of the same rule: fixing all applies one way everywhere. Empty for the rule's first.</param>
public sealed record SuggestedFix(string Title, EquatableArray<DeclarationEdit> Edits, string Way)
{
    /// <summary>A fix of these edits.</summary>
    public SuggestedFix(string title, IEnumerable<DeclarationEdit> edits, string way = "")
        : this(title, edits.ToEquatable(), way)
    {
    }

    /// <summary>Whether the trained weights give the same numbers afterwards, where they keep their shapes: then there is nothing to train again.</summary>
    public bool KeepsNumbers { get; init; }
}

/// <summary>Something a rule has to say about a network.</summary>
/// <param name="Rule">The rule's id, <c>CVG001</c>.</param>
/// <param name="Severity">How grave it is here.</param>
/// <param name="Message">What was seen, the rule, and the nearest legal value.</param>
/// <param name="Site">Where.</param>
/// <param name="Related">Other parties: the block's attribute, the layer at the other end of a join.</param>
/// <param name="Fixes">Legal declarations near by, the nearest first; <see cref="NetworkReview.FixesOf"/> says which of them do no harm.</param>
public sealed record Finding(
    string Rule,
    Severity Severity,
    string Message,
    FindingSite Site,
    EquatableArray<FindingSite> Related = default,
    EquatableArray<SuggestedFix> Fixes = default);
