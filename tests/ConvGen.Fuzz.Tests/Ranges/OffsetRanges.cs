using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.Fuzz.Tests;

/// <summary>
/// Follows the integers of generated kernels through their loops and says where arithmetic could leave its type: what kernels add to pointers is computed in these types before
/// it is added. Numbers come from literals, bounds of loops and arguments of calls; what it cannot follow it reports, so that nothing passes unproven.
/// </summary>
internal sealed partial class OffsetRanges
{
    /// <summary>The most threads that share out a run's work.</summary>
    public const int MostThreads = ConvGen.Runtime.Guard.MostThreads;

    private readonly SemanticModel _model;
    private readonly Dictionary<string, MethodDeclarationSyntax> _methods;
    private readonly HashSet<string> _analysed = [];
    private readonly SortedSet<string> _findings = new(StringComparer.Ordinal);

    private OffsetRanges(SemanticModel model, ClassDeclarationSyntax kernels)
    {
        _model = model;
        _methods = kernels.Members.OfType<MethodDeclarationSyntax>().DistinctBy(static method => method.Identifier.Text).ToDictionary(static method => method.Identifier.Text);
    }

    /// <summary>What could leave its type in the classes of <paramref name="compilation"/> that hold kernels; empty where nothing can.</summary>
    public static IReadOnlyList<string> Findings(Compilation compilation)
    {
        var findings = new List<string>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var kernels in tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Where(static type => type.Identifier.Text.EndsWith("Kernels", StringComparison.Ordinal)))
            {
                var ranges = new OffsetRanges(model, kernels);
                foreach (var method in ranges._methods.Values.Where(static method => method.ParameterList.Parameters.Any(static parameter => parameter.Identifier.Text == "parts")))
                    ranges.Analyse(method, [.. method.ParameterList.Parameters.Select(static parameter => ArgumentOf(parameter.Identifier.Text))]);
                findings.AddRange(ranges._findings);
            }
        }

        return findings;
    }

    private static Interval ArgumentOf(string parameter) => parameter switch
    {
        "part" => new Interval(0, MostThreads - 1),
        "parts" => new Interval(1, MostThreads),
        _ => Interval.Unknown,
    };

    private void Analyse(MethodDeclarationSyntax method, Interval[] arguments)
    {
        if (method.Body is { } body && _analysed.Add(method.Identifier.Text + string.Join(", ", arguments)))
        {
            var scope = new Dictionary<string, Interval>();
            for (var i = 0; i < arguments.Length; i++)
            {
                scope[method.ParameterList.Parameters[i].Identifier.Text] = arguments[i];
            }

            Run(body, scope);
        }
    }

    private void Run(SyntaxNode statement, Dictionary<string, Interval> scope)
    {
        switch (statement)
        {
            case BlockSyntax block:
                foreach (var inner in block.Statements)
                {
                    Run(inner, scope);
                }

                break;
            case LocalDeclarationStatementSyntax local:
                Declare(local.Declaration, scope);
                break;
            case ExpressionStatementSyntax expression:
                Evaluate(expression.Expression, scope);
                break;
            case IfStatementSyntax branch:
                Evaluate(branch.Condition, scope);
                RunBranches(branch, scope);
                break;
            case ForStatementSyntax loop:
                RunLoop(loop, scope);
                break;
            case ReturnStatementSyntax { Expression: { } value }:
                Evaluate(value, scope);
                break;
            case ReturnStatementSyntax or ContinueStatementSyntax or EmptyStatementSyntax:
                break;
            default:
                Report(statement, "cannot be followed");
                break;
        }
    }

    private void RunBranches(IfStatementSyntax branch, Dictionary<string, Interval> scope)
    {
        var (then, otherwise) = (new Dictionary<string, Interval>(scope), new Dictionary<string, Interval>(scope));
        Run(branch.Statement, then);
        if (branch.Else is { } other)
        {
            Run(other.Statement, otherwise);
        }

        foreach (var name in scope.Keys.ToList())
        {
            scope[name] = then[name].Join(otherwise[name]);
        }
    }

    // The variable of the condition stays below its bound inside; others that move with it move as often.
    private void RunLoop(ForStatementSyntax loop, Dictionary<string, Interval> scope)
    {
        if (loop.Declaration is { } declaration)
        {
            Declare(declaration, scope);
        }

        if (loop.Condition is not BinaryExpressionSyntax { Left: IdentifierNameSyntax counter } condition || !IsInteger(counter))
        {
            // Pointers that run to an end: what is beside them does not change.
            Widen(loop, scope);
            Run(loop.Statement, scope);
            return;
        }

        var name = counter.Identifier.Text;
        var (start, bound) = (scope[name], Evaluate(condition.Right, scope));
        var last = condition.IsKind(SyntaxKind.LessThanOrEqualExpression) ? bound.High : bound.High - 1;
        var step = loop.Incrementors.Select(incrementor => Step(incrementor, name, scope)).OfType<Interval>().Single();
        var rounds = last < start.Low ? 0 : ((last - start.Low) / Int128.Max(1, step.Low)) + 1;
        foreach (var moved in loop.Incrementors.Select(static incrementor => Moved(incrementor)).OfType<string>().Where(moved => moved != name && scope.ContainsKey(moved)))
        {
            var by = loop.Incrementors.Select(incrementor => Step(incrementor, moved, scope)).OfType<Interval>().Single();
            scope[moved] = scope[moved].Join(scope[moved] + (by * Interval.Of(rounds)));
        }

        scope[name] = new Interval(start.Low, Int128.Max(start.Low, last));
        Check(loop, new Interval(start.Low, Int128.Max(start.Low, last) + step.High), int.MinValue, int.MaxValue);
        Widen(loop, scope, except: name);
        var inside = new Dictionary<string, Interval>(scope);
        if (rounds > 0)
        {
            Run(loop.Statement, inside);
        }

        foreach (var known in scope.Keys.ToList())
        {
            scope[known] = scope[known].Join(inside[known]);
        }

        scope[name] = new Interval(start.Low, Int128.Max(start.High, last + step.High));
    }

    // What a body assigns can hold, at its start, whatever it held before or is assigned.
    private void Widen(ForStatementSyntax loop, Dictionary<string, Interval> scope, string except = "")
    {
        var assigned = loop.Statement.DescendantNodesAndSelf().OfType<AssignmentExpressionSyntax>()
            .Where(assignment => assignment.Left is IdentifierNameSyntax left && scope.ContainsKey(left.Identifier.Text) && IsInteger(left)).ToList();
        foreach (var assignment in assigned)
        {
            var name = ((IdentifierNameSyntax)assignment.Left).Identifier.Text;
            if (name != except && !IsCounterOfInnerLoop(assignment, loop))
            {
                scope[name] = assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? scope[name].Join(new Interval(-1, int.MaxValue)) : Interval.Unknown;
            }
        }
    }

    private static bool IsCounterOfInnerLoop(AssignmentExpressionSyntax assignment, ForStatementSyntax outer) =>
        assignment.Parent is ForStatementSyntax inner && inner != outer && inner.Incrementors.Contains(assignment);

    private static string? Moved(ExpressionSyntax incrementor) => incrementor switch
    {
        PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax operand } => operand.Identifier.Text,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } => left.Identifier.Text,
        _ => null,
    };

    private Interval? Step(ExpressionSyntax incrementor, string name, Dictionary<string, Interval> scope) => Moved(incrementor) != name ? null
        : incrementor is AssignmentExpressionSyntax assignment ? Evaluate(assignment.Right, scope) : Interval.Of(1);

    private void Declare(VariableDeclarationSyntax declaration, Dictionary<string, Interval> scope)
    {
        foreach (var variable in declaration.Variables)
        {
            scope[variable.Identifier.Text] = variable.Initializer is { } initializer ? Evaluate(initializer.Value, scope) : Interval.Unknown;
        }
    }

    private void Report(SyntaxNode node, string what) =>
        _findings.Add($"{node.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.Text}: {node.ToString().Split('\n')[0].Trim()} {what}");
}
