using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.Fuzz.Tests;

/// <content>Positions that are real numbers until they are rounded: those of resizes and of deformable samples.</content>
internal sealed partial class OffsetRanges
{
    private (double Low, double High)? Reals(ExpressionSyntax expression, Dictionary<string, Interval> scope)
    {
        expression = Inner(expression);
        if (_model.GetConstantValue(expression) is { HasValue: true, Value: { } constant } && constant is double or float or int)
        {
            var value = Convert.ToDouble(constant, System.Globalization.CultureInfo.InvariantCulture);
            return (value, value);
        }

        if (IsNumber(expression))
        {
            var value = Evaluate(expression, scope);
            return value.IsKnown ? ((double)value.Low, (double)value.High) : null;
        }

        return expression switch
        {
            BinaryExpressionSyntax binary => Reals(binary, scope),
            InvocationExpressionSyntax invocation when invocation.Expression.ToString() is "Math.Floor" or "MathF.Floor" => Reals(invocation.ArgumentList.Arguments[0].Expression, scope),
            InvocationExpressionSyntax invocation when invocation.Expression.ToString() == "Math.Max" => Larger(invocation, scope),
            IdentifierNameSyntax name => Defined(name, scope) ?? Compared(name),
            _ => null,
        };
    }

    private (double Low, double High)? Reals(BinaryExpressionSyntax binary, Dictionary<string, Interval> scope)
    {
        if (Reals(binary.Left, scope) is not var (a, b) || Reals(binary.Right, scope) is not var (c, d))
        {
            return null;
        }

        return binary.Kind() switch
        {
            SyntaxKind.AddExpression => (a + c, b + d),
            SyntaxKind.SubtractExpression => (a - d, b - c),
            SyntaxKind.MultiplyExpression when a >= 0 && c >= 0 => (a * c, b * d),
            SyntaxKind.DivideExpression when a >= 0 && c > 0 => (a / d, b / c),
            _ => null,
        };
    }

    private (double Low, double High)? Larger(InvocationExpressionSyntax invocation, Dictionary<string, Interval> scope) =>
        Reals(invocation.ArgumentList.Arguments[0].Expression, scope) is var (a, b) && Reals(invocation.ArgumentList.Arguments[1].Expression, scope) is var (c, d)
            ? (Math.Max(a, c), Math.Max(b, d)) : null;

    // The position was computed a line before.
    private (double Low, double High)? Defined(IdentifierNameSyntax name, Dictionary<string, Interval> scope) => name.FirstAncestorOrSelf<MethodDeclarationSyntax>()!
        .DescendantNodes().OfType<VariableDeclaratorSyntax>().LastOrDefault(variable => variable.Identifier.Text == name.Identifier.Text && variable.SpanStart < name.SpanStart)
        ?.Initializer is { } initializer ? Reals(initializer.Value, scope) : null;

    // A parameter is used only where it lies between the numbers it is compared with.
    private (double Low, double High)? Compared(IdentifierNameSyntax name)
    {
        var comparisons = name.FirstAncestorOrSelf<MethodDeclarationSyntax>()!.DescendantNodes().OfType<BinaryExpressionSyntax>()
            .Where(binary => binary.Left.ToString() == name.Identifier.Text && _model.GetConstantValue(binary.Right).HasValue).ToList();
        double? End(SyntaxKind kind) => comparisons.FirstOrDefault(binary => binary.IsKind(kind)) is { } found
            ? Convert.ToDouble(_model.GetConstantValue(found.Right).Value, System.Globalization.CultureInfo.InvariantCulture) : null;
        return End(SyntaxKind.GreaterThanExpression) is { } low && End(SyntaxKind.LessThanExpression) is { } high ? (low, high - 1) : null;
    }
}
