using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ConvGen.Model;
using Microsoft.CodeAnalysis;

namespace ConvGen.Generator.Parsing;

/// <summary>Follows <c>Use</c> attributes to the blocks they expand, wherever these are compiled.</summary>
internal static class BlockParser
{
    /// <summary>Every block reached from <paramref name="attributes"/>, each once, in the order in which they are met; a block that reaches itself ends there.</summary>
    public static List<ParsedBlock> ParseReachable(
        IEnumerable<AttributeData> attributes, AttributeParser parser, CancellationToken cancellation)
    {
        var blocks = new List<ParsedBlock>();
        var seen = new HashSet<string>();
        var open = new Queue<INamedTypeSymbol>(attributes.Select(BlockOf).OfType<INamedTypeSymbol>());
        while (open.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var type = open.Dequeue();
            if (!seen.Add(MetadataName.Of(type)))
            {
                continue;
            }

            var block = Parse(type, parser);
            blocks.Add(block);
            foreach (var inner in block.Attributes.Select(BlockOf).OfType<INamedTypeSymbol>())
            {
                open.Enqueue(inner);
            }
        }

        return blocks;
    }

    /// <summary>The class that a <c>Use</c> attribute names; null for other attributes, and where it names none.</summary>
    public static INamedTypeSymbol? BlockOf(AttributeData attribute) =>
        KnownTypes.KindOf(attribute.AttributeClass) == KnownTypes.UseKind &&
        attribute.AttributeClass!.TypeArguments.FirstOrDefault() is INamedTypeSymbol { TypeKind: not TypeKind.Error } type
            ? type
            : null;

    private static ParsedBlock Parse(INamedTypeSymbol type, AttributeParser parser)
    {
        var all = type.GetAttributes();
        var isMarked = all.Any(static attribute => KnownTypes.KindOf(attribute.AttributeClass) == KnownTypes.ConvBlockKind);
        ImmutableArray<AttributeData> layers =
        [
            .. all.Where(static attribute => NetworkParser.IsOursOrUnknown(attribute) && KnownTypes.KindOf(attribute.AttributeClass) != KnownTypes.ConvBlockKind)
                .OrderBy(static attribute => attribute.ApplicationSyntaxReference?.SyntaxTree.FilePath, System.StringComparer.Ordinal)
                .ThenBy(static attribute => attribute.ApplicationSyntaxReference?.Span.Start ?? 0),
        ];
        var declaration = new BlockDeclaration(
            MetadataName.Of(type),
            type.Name,
            isMarked && type is { TypeKind: TypeKind.Class, IsStatic: false, IsGenericType: false },
            layers.Select(parser.Parse).ToEquatable());
        return new ParsedBlock(declaration, layers);
    }
}

/// <summary>A parsed block beside the attributes it was read from.</summary>
/// <param name="Declaration">What was declared.</param>
/// <param name="Attributes">The attributes, index by index those of <see cref="BlockDeclaration.Attributes"/>.</param>
internal sealed record ParsedBlock(BlockDeclaration Declaration, ImmutableArray<AttributeData> Attributes);
