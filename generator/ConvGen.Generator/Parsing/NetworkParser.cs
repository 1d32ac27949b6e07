using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.Generator.Parsing;

/// <summary>Reads a network off the attributes of its class. Generator and analyzer share it; whatever stands in the source, it does not throw.</summary>
public static class NetworkParser
{
    /// <summary>Parses the network that <paramref name="type"/> declares, or returns null where it declares none.</summary>
    public static ParsedNetwork? Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var trigger = type.GetAttributes().FirstOrDefault(static attribute => KnownTypes.KindOf(attribute.AttributeClass) == KnownTypes.ConvNetKind);
        if (PartOf(trigger, cancellation) is not { } node)
        {
            return null;
        }

        var parser = new AttributeParser(compilation, cancellation);
        var attributes = InSourceOrder(type, node, cancellation);
        var blocks = BlockParser.ParseReachable(attributes, parser, cancellation);
        var declaration = new NetworkDeclaration(
            TypeParser.Parse(type, node, HasLayersElsewhere(attributes, node, cancellation), compilation, cancellation),
            attributes.Select(parser.Parse).ToEquatable(),
            blocks.Select(static block => block.Declaration).ToEquatable());
        return new ParsedNetwork(
            declaration, node, attributes, blocks.ToDictionary(static block => block.Declaration.MetadataName, static block => block.Attributes));
    }

    /// <summary>The part of a class on which <paramref name="attribute"/> stands.</summary>
    public static TypeDeclarationSyntax? PartOf(AttributeData? attribute, CancellationToken cancellation) =>
        attribute?.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>();

    /// <summary>
    /// ConvGen's attributes, those of <paramref name="node"/> first. The order of attributes is reliable inside one declaration alone,
    /// and there only by position; the sort is stable, so that attributes without syntax keep the order of their metadata.
    /// </summary>
    private static ImmutableArray<AttributeData> InSourceOrder(INamedTypeSymbol type, TypeDeclarationSyntax node, CancellationToken cancellation) =>
    [
        .. type.GetAttributes()
            .Where(IsOursOrUnknown)
            .OrderBy(attribute => PartOf(attribute, cancellation) == node ? 0 : 1)
            .ThenBy(static attribute => attribute.ApplicationSyntaxReference?.SyntaxTree.FilePath, System.StringComparer.Ordinal)
            .ThenBy(static attribute => attribute.ApplicationSyntaxReference?.Span.Start ?? 0),
    ];

    /// <summary>Whether an attribute is one of ours, or so misspelt that it might be.</summary>
    internal static bool IsOursOrUnknown(AttributeData attribute) =>
        attribute.AttributeClass is null or { TypeKind: TypeKind.Error } || KnownTypes.KindOf(attribute.AttributeClass) is not null;

    private static bool HasLayersElsewhere(IEnumerable<AttributeData> attributes, TypeDeclarationSyntax node, CancellationToken cancellation) =>
        attributes.Any(attribute => KnownTypes.KindOf(attribute.AttributeClass) is not null && PartOf(attribute, cancellation) != node);
}
