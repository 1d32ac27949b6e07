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
/// <param name="Block">The metadata name of the block that a new <c>Use</c> uses.</param>
public sealed record InsertionEdit(
    FindingSite Site, string? Kind, EquatableArray<ArgumentSetting> Arguments, FindingSite? Original = null, bool IsBehind = false, string? Block = null) : DeclarationEdit(Site);

/// <summary>A new block, declared behind the network's class.</summary>
/// <param name="Site">An attribute of the network.</param>
/// <param name="MetadataName">The block's full metadata name.</param>
/// <param name="Layers">Its layers, copies of attributes.</param>
public sealed record BlockEdit(FindingSite Site, string MetadataName, EquatableArray<InsertionEdit> Layers) : DeclarationEdit(Site)
{
    /// <summary>The simple name of the class with this metadata name.</summary>
    public static string SimpleName(string metadataName) => metadataName.Substring(metadataName.LastIndexOfAny(['.', '+']) + 1);
}

/// <summary>An argument by its name (constructor parameters in lower case, in order), and its value as C# text; null removes it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
public sealed record ArgumentSetting(string Name, string? Value);
