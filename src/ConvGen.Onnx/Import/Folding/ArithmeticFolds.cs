using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>Point-wise arithmetic and reductions; integers stay integers.</summary>
internal static class ArithmeticFolds
{
    private static readonly Dictionary<string, Func<double, double, double>> Binary = new(StringComparer.Ordinal)
    {
        ["Add"] = static (x, y) => x + y,
        ["Sub"] = static (x, y) => x - y,
        ["Mul"] = static (x, y) => x * y,
        ["Div"] = static (x, y) => x / y,
        ["Pow"] = Math.Pow,
        ["Mod"] = static (x, y) => x - (y * Math.Floor(x / y)),
        ["Min"] = Math.Min,
        ["Max"] = Math.Max,
    };

    private static readonly Dictionary<string, Func<double, double, bool>> Comparisons = new(StringComparer.Ordinal)
    {
        ["Equal"] = static (x, y) => x == y,
        ["Greater"] = static (x, y) => x > y,
        ["GreaterOrEqual"] = static (x, y) => x >= y,
        ["Less"] = static (x, y) => x < y,
        ["LessOrEqual"] = static (x, y) => x <= y,
        ["And"] = static (x, y) => x != 0 && y != 0,
        ["Or"] = static (x, y) => x != 0 || y != 0,
    };

    private static readonly Dictionary<string, Func<double, double>> Unary = new(StringComparer.Ordinal)
    {
        ["Neg"] = static x => -x,
        ["Abs"] = Math.Abs,
        ["Sqrt"] = Math.Sqrt,
        ["Exp"] = Math.Exp,
        ["Log"] = Math.Log,
        ["Floor"] = Math.Floor,
        ["Ceil"] = Math.Ceiling,
        ["Round"] = static x => Math.Round(x, MidpointRounding.ToEven),
        ["Reciprocal"] = static x => 1 / x,
        ["Not"] = static x => x == 0 ? 1 : 0,
        ["Sign"] = static x => Math.Sign(x),
    };

    public static bool Knows(string op) => Binary.ContainsKey(op) || Comparisons.ContainsKey(op) || Unary.ContainsKey(op);

    public static ConstantTensor Apply(FoldScene scene)
    {
        var op = scene.Node.Op;
        if (Unary.TryGetValue(op, out var unary))
        {
            var dims = scene.Allot(scene[0].Dims);
            return Make(dims, scene[0].Integers is not null, element => unary(scene[0][element]));
        }

        if (scene.Node.Has("broadcast"))
        {
            throw new NodeRefusedException("it stretches its operands as operator sets before 7 did");
        }

        var result = scene[0];
        for (var i = 1; i < scene.InputCount; i++)
        {
            result = Apply(op, result, scene[i], scene);
        }

        return result;
    }

    public static ConstantTensor Where(FoldScene scene)
    {
        var (condition, yes, no) = (scene[0], scene[1], scene[2]);
        var both = TensorDims.Broadcast(yes.Dims, no.Dims);
        var dims = scene.Allot((both is null ? null : TensorDims.Broadcast(condition.Dims, both)) ?? throw new NodeRefusedException("its operands do not stretch to each other"));
        return Make(dims, yes.Integers is not null && no.Integers is not null, element =>
        {
            var index = TensorDims.Unravel(element, dims);
            var chosen = condition[TensorDims.Stretched(index, condition.Dims)] != 0 ? yes : no;
            return chosen[TensorDims.Stretched(index, chosen.Dims)];
        });
    }

    public static ConstantTensor Reduce(FoldScene scene, double start, Func<double, double, double> combine)
    {
        var from = scene[0];
        var axes = scene.IntegersOrAttribute(1, "axes");
        if (axes is null && scene.Node.Integer("noop_with_empty_axes", 0) != 0)
        {
            return from;
        }

        var reduced = axes?.Select(axis => scene.Axis(axis, from.Rank)).ToHashSet() ?? [.. Enumerable.Range(0, from.Rank)];
        int[] kept = [.. from.Dims.Select((extent, axis) => reduced.Contains(axis) ? 1 : extent)];
        scene.Allot(kept);
        var totals = Enumerable.Repeat(start, TensorDims.Count(kept)).ToArray();
        for (var element = 0; element < from.Count; element++)
        {
            var target = TensorDims.Stretched(TensorDims.Unravel(element, from.Dims), kept);
            totals[target] = combine(totals[target], from[element]);
        }

        var dims = scene.Node.Integer("keepdims", 1) != 0 ? kept : [.. kept.Where((_, axis) => !reduced.Contains(axis))];
        return Make(dims, from.Integers is not null, element => totals[element]);
    }

    private static ConstantTensor Apply(string op, ConstantTensor left, ConstantTensor right, FoldScene scene)
    {
        var dims = TensorDims.Broadcast(left.Dims, right.Dims)
            ?? throw new NodeRefusedException($"{TensorDims.Text(left.Dims)} and {TensorDims.Text(right.Dims)} do not stretch to each other");
        scene.Allot(dims);
        var isComparison = Comparisons.TryGetValue(op, out var compare);
        Func<double, double, double> combine = isComparison ? (x, y) => compare!(x, y) ? 1 : 0 : Binary[op];
        var areIntegers = left.Integers is not null && right.Integers is not null;
        if (areIntegers && op == "Div")
        {
            combine = static (x, y) => y == 0 ? throw new NodeRefusedException("it divides by 0") : Math.Truncate(x / y);
        }

        return Make(dims, areIntegers || isComparison, element =>
        {
            var index = TensorDims.Unravel(element, dims);
            return combine(left[TensorDims.Stretched(index, left.Dims)], right[TensorDims.Stretched(index, right.Dims)]);
        });
    }

    private static ConstantTensor Make(int[] dims, bool areIntegers, Func<int, double> element)
    {
        var count = TensorDims.Count(dims);
        return areIntegers
            ? ConstantTensor.Of(dims, Enumerable.Range(0, count).Select(i => (long)element(i)).ToArray())
            : ConstantTensor.Of(dims, Enumerable.Range(0, count).Select(i => (float)element(i)).ToArray());
    }
}
