using System.Linq;
using System.Text;
using ConvGen.Generator.Analyzers;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.CodeFixes;

/// <summary>Writes a new block behind the class of the network it is taken from, its layers in lists as they stood there.</summary>
internal static class BlockWriter
{
    /// <summary><paramref name="root"/> with the block behind <paramref name="network"/>.</summary>
    public static SyntaxNode Insert(SyntaxNode root, TypeDeclarationSyntax network, BlockEdit block, Locator locator)
    {
        var first = locator.AttributeOf(block.Layers[0].Original!.Value)!.Value.Syntax;
        var newLine = network.DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } found ? found.ToString() : "\n";
        var indentation = network.GetLeadingTrivia().LastOrDefault() is { RawKind: (int)SyntaxKind.WhitespaceTrivia } white ? white.ToString() : "";
        var text = new StringBuilder();
        text.Append(network.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? newLine : newLine + newLine);
        text.Append(indentation).Append('[').Append(AttributeWriter.Rename(SyntaxFactory.Attribute(first.Name.WithoutTrivia()), "ConvBlock")).Append(']').Append(newLine);
        foreach (var list in block.Layers.GroupBy(layer => locator.AttributeOf(layer.Original!.Value)!.Value.Syntax.Parent))
        {
            var layers = list.Select(layer => AttributeWriter.Write(layer, first, locator).ToString());
            text.Append(indentation).Append('[').Append(string.Join(", ", layers)).Append(']').Append(newLine);
        }

        text.Append(indentation).Append("class ").Append(BlockEdit.SimpleName(block.MetadataName)).Append(';').Append(newLine);
        var declaration = SyntaxFactory.ParseMemberDeclaration(text.ToString(), options: first.SyntaxTree.Options)!;
        return root.InsertNodesAfter(network, [declaration]);
    }
}
