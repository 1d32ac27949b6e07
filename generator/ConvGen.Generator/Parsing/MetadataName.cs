using Microsoft.CodeAnalysis;

namespace ConvGen.Generator.Parsing;

/// <summary>Full names as metadata writes them: <c>Namespace.Outer+Inner</c>.</summary>
internal static class MetadataName
{
    /// <summary>The full metadata name of <paramref name="type"/>.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } container)
        {
            return Of(container) + "+" + type.MetadataName;
        }

        return NamespaceOf(type) is { Length: > 0 } name ? name + "." + type.MetadataName : type.MetadataName;
    }

    /// <summary>The namespace of <paramref name="type"/>, empty for the global one.</summary>
    public static string NamespaceOf(INamedTypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(WithoutEscapes) : "";

    private static readonly SymbolDisplayFormat WithoutEscapes = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);
}
