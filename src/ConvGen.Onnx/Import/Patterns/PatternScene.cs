using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>What patterns see of a graph: who made a value, and which values are known numbers.</summary>
internal sealed class PatternScene
{
    private const double Tolerance = 1e-5;
    private const int Depth = 4;

    private readonly ImportGraph _graph;
    private readonly Dictionary<string, ImportNode> _makers = new(StringComparer.Ordinal);

    public PatternScene(ImportGraph graph) => _graph = graph;

    public bool HasReplaced { get; private set; }

    /// <summary>The operator a node turns out to be; later nodes see it instead of the node.</summary>
    public ImportNode Replace(ImportNode node)
    {
        var match = GraphPatterns.Match(node, this);
        HasReplaced |= match is not null;
        foreach (var output in node.Outputs)
        {
            _makers[output] = match ?? node;
        }

        return match ?? node;
    }

    /// <summary>The node of the operator <paramref name="op"/> that made <paramref name="value"/>; null if another did.</summary>
    public ImportNode? Maker(string value, string op) =>
        _makers.TryGetValue(value, out var node) && node.IsStandard && node.Op == op ? node : null;

    /// <summary>A constant; null if the value is none.</summary>
    public ConstantTensor? Constant(string value)
    {
        if (_graph.Constants.TryGetValue(value, out var constant))
        {
            return constant;
        }

        return Maker(value, "Constant") is { } node ? ConstantFolder.Fold(new FoldScene(node, [], _graph.Opset, new FoldBudget(0)))[0] : null;
    }

    /// <summary>A constant that is one number.</summary>
    public double? Scalar(string value) => Constant(value) is { Count: 1 } constant ? constant[0] : null;

    /// <summary>Whether the value is the number <paramref name="expected"/>.</summary>
    public bool Is(string value, double expected) => Scalar(value) is { } number && IsClose(number, expected);

    /// <summary>Whether two numbers are the same but for the precision of a float.</summary>
    public static bool IsClose(double number, double expected) => Math.Abs(number - expected) <= Tolerance * Math.Max(1, Math.Abs(expected));

    /// <summary>The operand of <paramref name="node"/> beside the one number among its two operands.</summary>
    public (string Value, double Number)? BesideScalar(ImportNode? node)
    {
        if (node is not { Inputs.Count: 2 })
        {
            return null;
        }

        return Scalar(node.Input(1)) is { } right ? (node.Input(0), right) : Scalar(node.Input(0)) is { } left ? (node.Input(1), left) : null;
    }

    /// <summary>The value that <paramref name="number"/> was added to.</summary>
    public string? PlusScalar(string value, double number) =>
        BesideScalar(Maker(value, "Add")) is { } sum && IsClose(sum.Number, number) ? sum.Value : null;

    /// <summary>The value that was clamped to these bounds.</summary>
    public string? Clamped(string value, double min, double max)
    {
        if (Maker(value, "Clip") is not { } node)
        {
            return null;
        }

        double? Bound(int input, string attribute) => node.Inputs.Count > input && node.Input(input).Length > 0
            ? Scalar(node.Input(input))
            : node.Has(attribute) ? node.Real(attribute, 0) : null;
        return Bound(1, "min") == min && Bound(2, "max") == max ? node.Input(0) : null;
    }

    /// <summary>The one axis that a reduction reduces and keeps as 1; null if it does something else.</summary>
    public long? KeptAxis(ImportNode reduction)
    {
        var axes = reduction.Inputs.Count > 1 ? Constant(reduction.Input(1))?.Integers : reduction.Integers("axes");
        return reduction.Integer("keepdims", 1) != 0 && axes is [var axis] ? axis : null;
    }

    /// <summary>The product that <paramref name="value"/> is: a number and the values it multiplies, divisions by numbers and small powers included.</summary>
    public (double Number, List<string> Values) Factors(string value)
    {
        var values = new List<string>();
        return (Collect(value, values, Depth), values);
    }

    /// <summary>The factor beside <paramref name="number"/> and one other value that fulfils <paramref name="isOther"/>; null if the product is another.</summary>
    public string? GatedBy(ImportNode node, double number, Func<string, string, bool> isOther)
    {
        if (node.Op is not ("Mul" or "Div"))
        {
            return null;
        }

        var product = Factors(node);
        if (product.Values is not [var first, var second] || !IsClose(product.Number, number))
        {
            return null;
        }

        return isOther(first, second) ? first : isOther(second, first) ? second : null;
    }

    private (double Number, List<string> Values) Factors(ImportNode node)
    {
        var values = new List<string>();
        return (Collect(node, values, Depth) ?? double.NaN, values);
    }

    private double Collect(string value, List<string> values, int depth)
    {
        if (Scalar(value) is { } number)
        {
            return number;
        }

        if (depth > 0 && _makers.TryGetValue(value, out var node) && node.IsStandard && Collect(node, values, depth - 1) is { } product)
        {
            return product;
        }

        values.Add(value);
        return 1;
    }

    private double? Collect(ImportNode node, List<string> values, int depth)
    {
        switch (node.Op)
        {
            case "Mul" when node.Inputs.Count == 2:
                return Collect(node.Input(0), values, depth) * Collect(node.Input(1), values, depth);
            case "Div" when node.Inputs.Count == 2 && Scalar(node.Input(1)) is { } divisor:
                return Collect(node.Input(0), values, depth) / divisor;
            case "Pow" when node.Inputs.Count == 2 && Scalar(node.Input(1)) is 2 or 3:
                values.AddRange(Enumerable.Repeat(node.Input(0), (int)Scalar(node.Input(1))!.Value));
                return 1;
            default:
                return null;
        }
    }
}
