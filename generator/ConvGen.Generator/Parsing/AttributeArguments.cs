using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.Generator.Parsing;

/// <summary>Finds the syntax of an attribute's argument, which <see cref="AttributeData"/> does not map.</summary>
public static class AttributeArguments
{
    /// <summary>
    /// The arguments that give <paramref name="name"/> its value: one, several for the elements of a <c>params</c> array, or none where it is omitted.
    /// Names are matched first (<c>Stride = 2</c>, <c>filters: 8</c>), then the constructor's parameters by ordinal.
    /// </summary>
    public static IReadOnlyList<AttributeArgumentSyntax> Find(AttributeSyntax attribute, IMethodSymbol? constructor, string name)
    {
        var arguments = attribute.ArgumentList?.Arguments.ToArray() ?? [];
        var named = arguments.Where(argument => (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText == name).ToArray();
        if (named.Length > 0)
        {
            return named;
        }

        if (constructor?.Parameters.FirstOrDefault(parameter => parameter.Name == name) is not { } parameter)
        {
            return [];
        }

        // A positional argument may follow a named one only where that one stands in its own place: positions count all but properties.
        return
        [
            .. arguments.Where(static argument => argument.NameEquals is null)
                .Where((argument, position) => argument.NameColon is null && (position == parameter.Ordinal || (parameter.IsParams && position > parameter.Ordinal))),
        ];
    }

    /// <summary>The expression of element <paramref name="element"/> among <paramref name="arguments"/>, in any of the ways to write an array; null where none is written out.</summary>
    public static ExpressionSyntax? Element(IReadOnlyList<AttributeArgumentSyntax> arguments, int element)
    {
        if (element < 0 || arguments.Count == 0)
        {
            return null;
        }

        var elements = arguments.Count == 1 && ElementsOf(arguments[0].Expression) is { } written
            ? written
            : arguments.Select(static argument => argument.Expression).ToList();
        return element < elements.Count ? elements[element] : null;
    }

    /// <summary>Every expression that stands for a single value in <paramref name="argument"/>: itself, or the elements of the array it writes.</summary>
    public static IReadOnlyList<ExpressionSyntax> Values(AttributeArgumentSyntax argument) => ElementsOf(argument.Expression) ?? [argument.Expression];

    private static List<ExpressionSyntax>? ElementsOf(ExpressionSyntax expression) => expression switch
    {
        CollectionExpressionSyntax collection => [.. collection.Elements.OfType<ExpressionElementSyntax>().Select(static item => item.Expression)],
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        ImplicitArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        _ => null,
    };
}
