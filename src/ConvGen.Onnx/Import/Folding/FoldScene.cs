using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>A node whose inputs are all constants.</summary>
internal sealed class FoldScene(ImportNode node, IReadOnlyList<ConstantTensor?> inputs, long opset, FoldBudget budget)
{
    public ImportNode Node => node;

    public long Opset => opset;

    public int InputCount => inputs.Count;

    /// <summary>An input that has to be there.</summary>
    public ConstantTensor this[int input] => Optional(input) ?? throw new NodeRefusedException($"its input {input.ToString(CultureInfo.InvariantCulture)} is missing");

    public ConstantTensor? Optional(int input) => input < inputs.Count ? inputs[input] : null;

    public int[] Integers(int input) => this[input].ToInts() ?? throw new NodeRefusedException("a list of indices or extents is no list of integers");

    /// <summary>Integers that are an input since some operator set, and an attribute before it.</summary>
    public int[]? IntegersOrAttribute(int input, string attribute) =>
        Optional(input) is not null ? Integers(input) : node.Integers(attribute) is { } values ? [.. values.Select(static value => checked((int)value))] : null;

    public int Axis(long axis, int rank)
    {
        var counted = axis < 0 ? axis + rank : axis;
        return counted >= 0 && counted < rank
            ? (int)counted
            : throw new NodeRefusedException(string.Create(CultureInfo.InvariantCulture, $"its axis {axis} is none of the {rank} its operand has"));
    }

    public int[] Allot(int[] dims) => budget.Take(dims);
}
