using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.CodeFixes;

/// <summary>Sets, adds or removes an argument of an attribute and leaves everything else as it was written.</summary>
internal static class ArgumentEditor
{
    /// <summary><paramref name="attribute"/> with the argument <paramref name="name"/>, or its element, set to <paramref name="written"/>; null removes it.</summary>
    public static AttributeSyntax Set(AttributeSyntax attribute, IMethodSymbol? constructor, string name, int index, string? written)
    {
        var arguments = AttributeArguments.Find(attribute, constructor, name);
        if (written is not { } value)
        {
            return Remove(attribute, arguments);
        }

        if (arguments.Count == 0)
        {
            return Add(attribute, constructor?.Parameters.Any(parameter => parameter.Name == name) == true, name, value);
        }

        if (AttributeArguments.Element(arguments, index) is { } element)
        {
            return attribute.ReplaceNode(element, Expression(attribute, value).WithTriviaFrom(element));
        }

        if (arguments.Count > 1 && SyntaxFactory.ParseExpression(value) is CollectionExpressionSyntax { Elements: var values } && values.Count == arguments.Count)
        {
            var expressions = arguments.Select(static argument => argument.Expression).ToList();
            return attribute.ReplaceNodes(expressions, (old, _) => ((ExpressionElementSyntax)values[expressions.IndexOf(old)]).Expression.WithoutTrivia().WithTriviaFrom(old));
        }

        // A params array written as several arguments becomes one of another length.
        var replaced = Remove(attribute, [.. arguments.Skip(1)]);
        var first = AttributeArguments.Find(replaced, constructor, name)[0].Expression;
        return replaced.ReplaceNode(first, Expression(attribute, value).WithTriviaFrom(first));
    }

    private static AttributeSyntax Remove(AttributeSyntax attribute, IReadOnlyList<AttributeArgumentSyntax> arguments)
    {
        var removed = arguments.Count == 0 ? attribute : attribute.RemoveNodes(arguments, SyntaxRemoveOptions.KeepNoTrivia)!;
        return removed.ArgumentList is { Arguments.Count: 0 } ? removed.WithArgumentList(null).WithTrailingTrivia(attribute.GetTrailingTrivia()) : removed;
    }

    /// <summary><paramref name="attribute"/> with an argument more: a constructor's where the name begins in lower case, which then stands behind those there are.</summary>
    public static AttributeSyntax Append(AttributeSyntax attribute, string name, string? value) =>
        value is null ? attribute : Add(attribute, char.IsLower(name[0]), name, value);

    // Constructor arguments stand before properties; a property goes to the end, where people add it.
    private static AttributeSyntax Add(AttributeSyntax attribute, bool isParameter, string name, string value)
    {
        var argument = SyntaxFactory.AttributeArgument(Expression(attribute, value));
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

    // The enums live where the attributes do.
    private static ExpressionSyntax Expression(AttributeSyntax attribute, string value) => SyntaxFactory.ParseExpression(
        attribute.Name is QualifiedNameSyntax qualified && char.IsUpper(value[0]) ? qualified.Left.WithoutTrivia() + "." + value : value);
}
