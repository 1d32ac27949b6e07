using System;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>Point-wise arithmetic: two tensors, or one and a constant.</summary>
internal static class JoinNodes
{
    public static void Add(NodeScene scene)
    {
        RefuseOldBroadcast(scene);
        if (Operand(scene) is not { } operand)
        {
            scene.Result(Sum(scene, scene.Map(0), scene.Map(1)));
            return;
        }

        var (map, constant, isOnlyReader, _) = operand;
        scene.Result(PerChannel(constant, map) is { } values
            ? ScaleLayers.Add(scene, map, values, isOnlyReader, Origin(constant, map))
            : Joined(scene, "Add", map, ConstantLayers.Beside(scene, constant, map)));
    }

    public static void Sub(NodeScene scene)
    {
        RefuseOldBroadcast(scene);
        if (Operand(scene) is not { } operand)
        {
            scene.Result(Sum(scene, scene.Map(0), Negative(scene, scene.Map(1))));
            return;
        }

        var (map, constant, isOnlyReader, isConstantFirst) = operand;
        if (PerChannel(constant, map) is not { } values)
        {
            scene.Result(isConstantFirst
                ? Joined(scene, "Add", Negative(scene, map), ConstantLayers.Beside(scene, constant, map))
                : Joined(scene, "Add", map, ConstantLayers.Beside(scene, constant, map, static value => -value)));
            return;
        }

        scene.Result(isConstantFirst
            ? ScaleLayers.Add(scene, Negative(scene, map), values, canAbsorb: true)
            : ScaleLayers.Add(scene, map, Array.ConvertAll(values, static value => -value), isOnlyReader));
    }

    public static void Mul(NodeScene scene)
    {
        RefuseOldBroadcast(scene);
        if (Operand(scene) is not { } operand)
        {
            scene.Result(Product(scene, scene.Map(0), scene.Map(1)));
            return;
        }

        var (map, constant, isOnlyReader, _) = operand;
        scene.Result(PerChannel(constant, map) is { } values
            ? ScaleLayers.Multiply(scene, map, values, isOnlyReader, Origin(constant, map))
            : Joined(scene, "Mul", map, ConstantLayers.Beside(scene, constant, map)));
    }

    public static void Div(NodeScene scene)
    {
        RefuseOldBroadcast(scene);
        if (Operand(scene) is not { IsConstantFirst: false } operand)
        {
            throw scene.Refuse("it divides by what is computed at run time; a layer divides by constants");
        }

        var (map, constant, isOnlyReader, _) = operand;
        scene.Result(PerChannel(constant, map) is { } values
            ? ScaleLayers.Multiply(scene, map, Array.ConvertAll(values, static value => 1 / value), isOnlyReader)
            : Joined(scene, "Mul", map, ConstantLayers.Beside(scene, constant, map, static value => 1 / value)));
    }

    public static void Pow(NodeScene scene)
    {
        var map = scene.Map(0);
        var exponent = scene.Constant(1);
        if (!exponent.IsUniform(out var power) || exponent.Count != 1 || power is not (1 or 2 or 3))
        {
            throw scene.Refuse("its exponent is not 1, 2 or 3; other powers are no layer");
        }

        var result = map;
        for (var factor = 1; factor < power; factor++)
        {
            result = result with { Layer = scene.Join("Mul", [result.Layer, map.Layer]) };
        }

        scene.Result(result);
    }

    public static void Sum(NodeScene scene) => scene.Result(SumOfAll(scene));

    public static void Mean(NodeScene scene) =>
        scene.Result(ScaleLayers.Multiply(scene, SumOfAll(scene), [1f / scene.InputCount], canAbsorb: false));

    public static void Max(NodeScene scene) => Extreme(scene, isMax: true);

    public static void Min(NodeScene scene) => Extreme(scene, isMax: false);

    private static FeatureMap SumOfAll(NodeScene scene) =>
        Enumerable.Range(1, scene.InputCount - 1).Aggregate(scene.Map(0), (sum, input) => Sum(scene, sum, scene.Map(input)));

    // max(x, y) = relu(x − y) + y, min(x, y) = y − relu(y − x).
    private static void Extreme(NodeScene scene, bool isMax)
    {
        if (scene.InputCount == 1)
        {
            scene.Result(scene.Map(0));
            return;
        }

        if (scene.InputCount == 2 && Operand(scene) is { } operand)
        {
            if (!operand.Constant.IsUniform(out var bound) || PerChannel(operand.Constant, operand.Map) is null)
            {
                scene.Result(Extreme(scene, operand.Map, ConstantLayers.Beside(scene, operand.Constant, operand.Map), isMax));
                return;
            }

            ActivationNodes.Clip(scene, operand.Map, isMax ? bound : double.NegativeInfinity, isMax ? double.PositiveInfinity : bound);
            return;
        }

        scene.Result(Enumerable.Range(1, scene.InputCount - 1).Aggregate(scene.Map(0), (result, input) => Extreme(scene, result, scene.Map(input), isMax)));
    }

    /// <summary>The larger, or the smaller, of two tensors at each place.</summary>
    public static FeatureMap Extreme(NodeScene scene, FeatureMap left, FeatureMap right, bool isMax)
    {
        (left, right) = Aligned(scene, left, right);
        var difference = isMax ? Sum(scene, left, Negative(scene, right)) : Sum(scene, right, Negative(scene, left));
        var excess = difference with { Layer = scene.Add("Relu", [], difference.Layer) };
        return Sum(scene, right, isMax ? excess : Negative(scene, excess));
    }

    private static FeatureMap Negative(NodeScene scene, FeatureMap map) => map with { Layer = scene.Add("Scale", new LayerArguments().Real("Factor", -1), map.Layer) };

    /// <summary>The sum of two tensors, extents of 1 stretched.</summary>
    public static FeatureMap Sum(NodeScene scene, FeatureMap left, FeatureMap right) => Joined(scene, "Add", left, right);

    private static FeatureMap Product(NodeScene scene, FeatureMap left, FeatureMap right) => Joined(scene, "Mul", left, right);

    // Only dimensions of extent 1 grow, to what the other operand shows there.
    private static FeatureMap Joined(NodeScene scene, string kind, FeatureMap left, FeatureMap right)
    {
        (left, right) = Aligned(scene, left, right);
        var layer = scene.Join(kind, [left.Layer, right.Layer]);
        return new FeatureMap(layer, TensorView.Of(Enumerable.Range(0, left.View.Rank).Select(dim => left.View[dim].Count > 0 ? left.View[dim] : right.View[dim])));
    }

    /// <summary>The operands with dimensions that mean the same in both, but for extents of 1 that stretch.</summary>
    private static (FeatureMap Left, FeatureMap Right) Aligned(NodeScene scene, FeatureMap left, FeatureMap right)
    {
        var rank = Math.Max(left.View.Rank, right.View.Rank);
        (left, right) = (left with { View = left.View.Padded(rank) }, right with { View = right.View.Padded(rank) });
        if (Fit(left, right))
        {
            return (left, right);
        }

        // Rearranged operands are made to stand as they are shown.
        var (first, second) = (ViewLayers.TryImage(scene, left) ?? left, ViewLayers.TryImage(scene, right) ?? right);
        return Fit(first, second)
            ? (first, second)
            : throw scene.Refuse($"its operands show {left.Shape} as {TensorDims.Text(left.Extents)} and {right.Shape} as {TensorDims.Text(right.Extents)}, which no layer joins");
    }

    private static bool Fit(FeatureMap left, FeatureMap right)
    {
        for (var dim = 0; dim < left.View.Rank; dim++)
        {
            if (left.View[dim].Count > 0 && right.View[dim].Count > 0 && !left.View[dim].SequenceEqual(right.View[dim]))
            {
                return false;
            }
        }

        return left.Shape == right.Shape || left.Shape.Rank == right.Shape.Rank || left.Shape.Positions == 1 || right.Shape.Positions == 1;
    }

    private static (FeatureMap Map, ConstantTensor Constant, bool IsOnlyReader, bool IsConstantFirst)? Operand(NodeScene scene)
    {
        if (scene.IsConstant(1))
        {
            return (scene.Map(0), scene.Constant(1), scene.IsOnlyReader(0), false);
        }

        return scene.IsConstant(0) ? (scene.Map(1), scene.Constant(0), scene.IsOnlyReader(1), true) : null;
    }

    private static float[]? PerChannel(ConstantTensor constant, FeatureMap map) => ChannelConstant.PerChannel(constant, map);

    private static ConstantTensor? Origin(ConstantTensor constant, FeatureMap map) => constant.Count == map.Shape.Channels ? constant : null;

    private static void RefuseOldBroadcast(NodeScene scene)
    {
        if (scene.Opset < 7 && scene.Integer("broadcast", 0) != 0)
        {
            throw scene.Refuse("it stretches its operands as operator sets before 7 did");
        }
    }
}
