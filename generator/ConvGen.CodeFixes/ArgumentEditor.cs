using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Analyzers;
using ConvGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.CodeFixes;

/// <summary>Sets, adds or removes an argument of an attribute and leaves everything else as it was written.</summary>
internal static class ArgumentEditor
{
    /// <summary><paramref name="attribute"/> with <paramref name="edit"/> applied.</summary>
    public static AttributeSyntax Apply(AttributeSyntax attribute, IMethodSymbol? constructor, FixProperties.Edit edit)
    {
        var arguments = AttributeArguments.Find(attribute, constructor, edit.Argument);
        if (edit.Value is not { } value)
        {
            return Remove(attribute, arguments);
        }

        if (arguments.Count == 0)
        {
            return Add(attribute, constructor, edit.Argument, value);
        }

        if (AttributeArguments.Element(arguments, edit.Element) is { } element)
        {
            return attribute.ReplaceNode(element, Expression(value).WithTriviaFrom(element));
        }

        // A params array written as several arguments becomes one.
        var replaced = Remove(attribute, [.. arguments.Skip(1)]);
        var first = AttributeArguments.Find(replaced, constructor, edit.Argument)[0].Expression;
        return replaced.ReplaceNode(first, Expression(value).WithTriviaFrom(first));
    }

    private static AttributeSyntax Remove(AttributeSyntax attribute, IReadOnlyList<AttributeArgumentSyntax> arguments)
    {
        var removed = arguments.Count == 0 ? attribute : attribute.RemoveNodes(arguments, SyntaxRemoveOptions.KeepNoTrivia)!;
        return removed.ArgumentList is { Arguments.Count: 0 } ? removed.WithArgumentList(null).WithTrailingTrivia(attribute.GetTrailingTrivia()) : removed;
    }

    // Constructor arguments stand before properties; a property goes to the end, where people add it.
    private static AttributeSyntax Add(AttributeSyntax attribute, IMethodSymbol? constructor, string name, string value)
    {
        var isParameter = constructor?.Parameters.Any(parameter => parameter.Name == name) == true;
        var argument = SyntaxFactory.AttributeArgument(Expression(value));
        if (!isParameter)
        {
            argument = argument.WithNameEquals(SyntaxFactory.NameEquals(
                SyntaxFactory.IdentifierName(name),
                SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space)));
        }

        if (attribute.ArgumentList is not { Arguments.Count: > 0 } list)
        {
            var alone = SyntaxFactory.AttributeArgumentList(SyntaxFactory.SingletonSeparatedList(argument));
            return attribute.WithName(attribute.Name.WithoutTrailingTrivia()).WithArgumentList(alone).WithTrailingTrivia(attribute.GetTrailingTrivia());
        }

        var position = isParameter ? list.Arguments.Count(static other => other.NameEquals is null) : list.Arguments.Count;
        var items = list.Arguments.GetWithSeparators().ToList();
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        SyntaxNodeOrToken[] added = position == 0 ? [argument, comma] : [comma, argument];
        items.InsertRange(position == 0 ? 0 : (2 * position) - 1, added);
        return attribute.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(items)));
    }

    private static ExpressionSyntax Expression(string value) => SyntaxFactory.ParseExpression(value);
}
