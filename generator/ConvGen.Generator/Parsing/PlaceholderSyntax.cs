using System.Linq;
using System.Threading;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.Generator.Parsing;

/// <summary>
/// Detects arguments that compute with a placeholder (<c>Param.A * 2</c>): what is computed is a number without meaning, because the substitution
/// happens only when a <c>Use</c> expands the block.
/// </summary>
internal static class PlaceholderSyntax
{
    /// <summary>Whether the argument <paramref name="name"/> with <paramref name="value"/> is written as a computation with a placeholder.</summary>
    public static bool IsExpression(
        string name, ArgumentValue value, AttributeData attribute, AttributeSyntax? syntax, Compilation compilation, CancellationToken cancellation) =>
        value is ArgumentValue.Integer or ArgumentValue.Integers or ArgumentValue.Missing &&
        syntax is not null &&
        AttributeArguments.Find(syntax, attribute.AttributeConstructor, name)
            .SelectMany(AttributeArguments.Values)
            .Any(expression => Computes(expression, compilation, cancellation));

    // Only a computation with a name in it is worth a semantic model.
    private static bool Computes(ExpressionSyntax expression, Compilation compilation, CancellationToken cancellation)
    {
        var inner = Unwrap(expression);
        if (inner is NameSyntax or MemberAccessExpressionSyntax or LiteralExpressionSyntax || !compilation.ContainsSyntaxTree(expression.SyntaxTree))
        {
            return false;
        }

        var names = inner.DescendantNodes().OfType<ExpressionSyntax>().Where(static node => node is MemberAccessExpressionSyntax or IdentifierNameSyntax).ToArray();
        if (names.Length == 0)
        {
            return false;
        }

        var model = compilation.GetSemanticModel(expression.SyntaxTree);
        return names.Any(node => model.GetConstantValue(node, cancellation) is { HasValue: true, Value: int constant } && ParamPlaceholder.IndexOf(constant) >= 0);
    }

    private static ExpressionSyntax Unwrap(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Unwrap(parenthesized.Expression),
        CastExpressionSyntax cast => Unwrap(cast.Expression),
        _ => expression,
    };
}
