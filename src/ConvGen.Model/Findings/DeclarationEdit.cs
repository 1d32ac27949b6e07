namespace ConvGen.Model;

/// <summary>One change of a declaration. Places are those of the declaration before any change, so that the edits of a fix do not depend on their order.</summary>
/// <param name="Site">The attribute, of the network or of a block.</param>
public abstract record DeclarationEdit(FindingSite Site);

/// <summary>One argument set, added or (with a null value) removed.</summary>
/// <param name="Site">The attribute, with the argument's name.</param>
/// <param name="Value">The new value as C# text, or null to remove the argument.</param>
public sealed record ArgumentEdit(FindingSite Site, string? Value) : DeclarationEdit(Site);

/// <summary>The attribute becomes one of another kind; arguments of the same name stay.</summary>
/// <param name="Site">The attribute.</param>
/// <param name="Kind">Its new class without the suffix: <c>Conv</c>.</param>
public sealed record KindEdit(FindingSite Site, string Kind) : DeclarationEdit(Site);

/// <summary>The attribute goes.</summary>
/// <param name="Site">The attribute.</param>
/// <param name="Heir">Whose output those read from now on who named the layer that goes.</param>
public sealed record RemovalEdit(FindingSite Site, FindingSite? Heir = null) : DeclarationEdit(Site);

/// <summary>An attribute more: a new one, or a copy of one that is there.</summary>
/// <param name="Site">The attribute beside which it stands.</param>
/// <param name="Kind">The class of a new one, without the suffix; null for a copy.</param>
/// <param name="Arguments">Its arguments; on a copy, what differs.</param>
/// <param name="Original">The attribute to copy; null for a new one.</param>
/// <param name="IsBehind">Whether it stands behind the attribute, and takes its place for those who read it, or before it.</param>
public sealed record InsertionEdit(
    FindingSite Site, string? Kind, EquatableArray<ArgumentSetting> Arguments, FindingSite? Original = null, bool IsBehind = false) : DeclarationEdit(Site);

/// <summary>An argument by its name (constructor parameters in lower case, in order), and its value as C# text; null removes it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
public sealed record ArgumentSetting(string Name, string? Value);
