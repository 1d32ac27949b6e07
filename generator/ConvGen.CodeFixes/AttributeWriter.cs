using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Analyzers;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.CodeFixes;

/// <summary>Writes the attributes that a fix inserts, and renames those that it turns into others.</summary>
internal static class AttributeWriter
{
    /// <summary>The attribute that <paramref name="insertion"/> asks for: a copy with all that is written in it, or a new one, qualified as its neighbour is.</summary>
    public static AttributeSyntax Write(InsertionEdit insertion, AttributeSyntax neighbour, Locator locator)
    {
        if (insertion.Original is { } copied && locator.AttributeOf(copied) is { } original)
        {
            var copy = original.Syntax.WithoutTrivia();
            return insertion.Arguments.Aggregate(copy, (current, setting) => ArgumentEditor.Set(current, original.Constructor, setting.Name, -1, setting.Value));
        }

        var attribute = Rename(SyntaxFactory.Attribute(neighbour.Name.WithoutTrivia()), Name(insertion));
        return insertion.Arguments.SelectMany(Spread).Aggregate(attribute, static (current, setting) => ArgumentEditor.Append(current, setting.Name, setting.Value));
    }

    private static SimpleNameSyntax Name(InsertionEdit insertion) => insertion.Block is { } block
        ? SyntaxFactory.GenericName(insertion.Kind!).AddTypeArgumentListArguments(SyntaxFactory.IdentifierName(BlockEdit.SimpleName(block)))
        : SyntaxFactory.IdentifierName(insertion.Kind!);

    // A block's arguments stand one by one, as people write them.
    private static IEnumerable<ArgumentSetting> Spread(ArgumentSetting setting) => setting is { Name: "arguments", Value: { } values }
        ? values.Trim('[', ']').Split(',').Select(value => setting with { Value = value.Trim() })
        : [setting];

    /// <summary><paramref name="attribute"/> as one of <paramref name="kind"/>, qualified as it was.</summary>
    public static AttributeSyntax Rename(AttributeSyntax attribute, string kind) => Rename(attribute, SyntaxFactory.IdentifierName(kind));

    private static AttributeSyntax Rename(AttributeSyntax attribute, SimpleNameSyntax name)
    {
        return attribute.WithName(attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.WithRight(name),
            AliasQualifiedNameSyntax qualified => qualified.WithName(name),
            _ => name.WithTriviaFrom(attribute.Name),
        });
    }
}
