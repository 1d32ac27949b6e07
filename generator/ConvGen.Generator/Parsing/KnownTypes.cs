using Microsoft.CodeAnalysis;

namespace ConvGen.Generator.Parsing;

/// <summary>The names by which ConvGen's attributes are known.</summary>
public static class KnownTypes
{
    /// <summary>The attribute that makes a class a network.</summary>
    public const string ConvNet = "ConvGen.ConvNetAttribute";

    /// <summary>The kind of the attribute that makes a class a network.</summary>
    public const string ConvNetKind = "ConvNet";

    /// <summary>The kind of the attribute that makes a class a block.</summary>
    public const string ConvBlockKind = "ConvBlock";

    /// <summary>The kind of the attribute that expands a block.</summary>
    public const string UseKind = "Use";

    private const string Namespace = "ConvGen";
    private const string Suffix = "Attribute";

    /// <summary>The kind of a ConvGen attribute: its class's name without the suffix; null for anybody else's attribute.</summary>
    public static string? KindOf(INamedTypeSymbol? attribute) =>
        attribute is { ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true }, ContainingType: null } &&
        attribute.Name.EndsWith(Suffix, System.StringComparison.Ordinal)
            ? attribute.Name.Substring(0, attribute.Name.Length - Suffix.Length)
            : null;
}
