using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.Fuzz.Tests;

/// <content>Expressions.</content>
internal sealed partial class OffsetRanges
{
    private Interval Evaluate(ExpressionSyntax expression, Dictionary<string, Interval> scope)
    {
        if (_model.GetConstantValue(expression) is { HasValue: true, Value: int or long or uint or ulong or short or byte } constant)
        {
            return Interval.Of(Convert.ToInt64(constant.Value, System.Globalization.CultureInfo.InvariantCulture));
        }

        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Evaluate(parenthesized.Expression, scope);
            case IdentifierNameSyntax name:
                return scope.GetValueOrDefault(name.Identifier.Text, Interval.Unknown);
            case PrefixUnaryExpressionSyntax unary:
                var operand = Evaluate(unary.Operand, scope);
                return unary.IsKind(SyntaxKind.UnaryMinusExpression) ? Check(unary, -operand) : Interval.Unknown;
            case CastExpressionSyntax cast:
                return Cast(cast, scope);
            case ConditionalExpressionSyntax choice:
                Evaluate(choice.Condition, scope);
                return Evaluate(choice.WhenTrue, scope).Join(Evaluate(choice.WhenFalse, scope));
            case BinaryExpressionSyntax binary:
                return Binary(binary, scope);
            case AssignmentExpressionSyntax assignment:
                return Assign(assignment, scope);
            case InvocationExpressionSyntax invocation:
                return Invoke(invocation, scope);
            case CollectionExpressionSyntax list:
                return list.Elements.OfType<ExpressionElementSyntax>().Select(element => Evaluate(element.Expression, scope)).Aggregate(static (all, element) => all.Join(element));
            case ElementAccessExpressionSyntax access:
                // An element of a list of numbers is one of them; of a tensor, no integer.
                var index = Evaluate(access.ArgumentList.Arguments.Single().Expression, scope);
                return IsInteger(access) ? Evaluate(access.Expression, scope) : index with { Low = Interval.Unknown.Low, High = Interval.Unknown.High };
            default:
                foreach (var inner in expression.ChildNodes().SelectMany(static node => node is ExpressionSyntax ? [node] : node.DescendantNodes()).OfType<ExpressionSyntax>())
                {
                    Evaluate(inner, scope);
                }

                return Interval.Unknown;
        }
    }

    private Interval Binary(BinaryExpressionSyntax binary, Dictionary<string, Interval> scope)
    {
        var (left, right) = (Evaluate(binary.Left, scope), Evaluate(binary.Right, scope));
        if (!IsNumber(binary) || !IsNumber(binary.Left) || !IsNumber(binary.Right))
        {
            return Interval.Unknown;
        }

        // A share of units, units · part / parts, is at most all of them.
        if (binary.IsKind(SyntaxKind.DivideExpression) && binary.Right.ToString() == "parts" && Inner(binary.Left) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product)
        {
            return new Interval(0, Evaluate(product.Left, scope).High);
        }

        return Check(binary, binary.Kind() switch
        {
            SyntaxKind.AddExpression => left + right,
            SyntaxKind.SubtractExpression => left - right,
            SyntaxKind.MultiplyExpression => left * right,
            SyntaxKind.DivideExpression => left / right,
            SyntaxKind.ModuloExpression => left % right,
            _ => Interval.Unknown,
        });
    }

    private Interval Assign(AssignmentExpressionSyntax assignment, Dictionary<string, Interval> scope)
    {
        var value = Evaluate(assignment.Right, scope);
        if (assignment.Left is not IdentifierNameSyntax { Identifier.Text: var name } left)
        {
            Evaluate(assignment.Left, scope);
            return value;
        }

        if (IsInteger(left) && !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))
        {
            Report(assignment, "cannot be followed");
        }

        scope[name] = assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? value : Interval.Unknown;
        return value;
    }

    private Interval Invoke(InvocationExpressionSyntax invocation, Dictionary<string, Interval> scope)
    {
        var arguments = invocation.ArgumentList.Arguments.Select(argument => argument.Expression is DeclarationExpressionSyntax ? Interval.Unknown : Evaluate(argument.Expression, scope)).ToArray();
        switch (invocation.Expression.ToString())
        {
            case "Math.Min":
                return arguments[0].Min(arguments[1]);
            case "Math.Max":
                return arguments[0].Max(arguments[1]);
            case "Math.Abs":
                return arguments[0].Abs();
            case "Math.Clamp":
                return arguments[0].Max(arguments[1]).Min(arguments[2]);
            case var name when _methods.TryGetValue(name, out var method) && method.ParameterList.Parameters.Count == arguments.Length:
                Analyse(method, [.. method.ParameterList.Parameters.Select((parameter, i) => parameter.Type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.IntKeyword } ? arguments[i] : Interval.Unknown)]);
                return Interval.Unknown;
            default:
                if (invocation.Expression is MemberAccessExpressionSyntax { Expression: var target })
                {
                    Evaluate(target, scope);
                }

                return Interval.Unknown;
        }
    }

    // A rounded real number lies where the same method compares it, or where its arithmetic leaves it.
    private Interval Cast(CastExpressionSyntax cast, Dictionary<string, Interval> scope)
    {
        var value = Evaluate(cast.Expression, scope);
        if (!IsNumber(cast) || IsNumber(cast.Expression))
        {
            return IsInteger(cast) && IsNumber(cast.Expression) && cast.Type.ToString() == "int" ? Check(cast, value) : value;
        }

        return Reals(cast.Expression, scope) is var (low, high) ? Check(cast, new Interval((Int128)Math.Floor(low), (Int128)Math.Ceiling(high))) : Interval.Unknown;
    }

    private static ExpressionSyntax Inner(ExpressionSyntax expression) => expression is ParenthesizedExpressionSyntax inner ? Inner(inner.Expression) : expression;

    private bool IsInteger(ExpressionSyntax expression) => _model.GetTypeInfo(expression).Type?.SpecialType is SpecialType.System_Int32;

    private bool IsNumber(ExpressionSyntax expression) =>
        _model.GetTypeInfo(expression).Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_IntPtr;

    private Interval Check(ExpressionSyntax expression, Interval value) => _model.GetTypeInfo(expression).Type?.SpecialType switch
    {
        SpecialType.System_Int32 => Check(expression, value, int.MinValue, int.MaxValue),
        SpecialType.System_UInt32 => Check(expression, value, 0, uint.MaxValue),
        SpecialType.System_Int64 => Check(expression, value, long.MinValue, long.MaxValue),
        _ => value,
    };

    private Interval Check(SyntaxNode node, Interval value, Int128 low, Int128 high)
    {
        if (value.Low < low || value.High > high)
        {
            Report(node, $"is {value}");
        }

        return value;
    }
}
