using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>Operators that change how a tensor is looked at, not its elements.</summary>
internal static class ShapeNodes
{
    // ONNX's own, and PyTorch's.
    private const double DefaultRate = 0.5;

    public static void Identity(NodeScene scene)
    {
        scene.ExpectOutputs(1);
        scene.Result(scene.Map(0));
    }

    public static void Dropout(NodeScene scene)
    {
        scene.ExpectOutputs(1);
        if (scene.OptionalConstant(2) is { } training && training[0] != 0)
        {
            throw scene.Refuse("it drops elements at random, as training does");
        }

        var map = scene.Map(0);
        var rate = scene.OptionalConstant(1) is { Count: 1 } ratio ? ratio[0] : scene.Node.Real("ratio", DefaultRate);
        scene.Result(map with { Layer = scene.Add("Dropout", new LayerArguments().Real("rate", rate, DefaultRate), map.Layer) });
    }

    public static void Cast(NodeScene scene)
    {
        if (scene.Integer("to", 0) is not (1 or 10 or 11 or 16))
        {
            throw scene.Refuse("it casts a tensor to integers; layers compute in float32");
        }

        scene.Result(scene.Map(0));
    }

    public static void Shape(NodeScene scene) => scene.Result(0, SourceFolds.Shape(scene.Node, scene.Map(0).Extents));

    public static void Size(NodeScene scene) => scene.Result(0, ConstantTensor.Of([], [(long)TensorDims.Count(scene.Map(0).Extents)]));

    public static void Reshape(NodeScene scene)
    {
        var map = scene.Map(0);
        var asked = scene.Has(1) ? scene.Integers(1) : scene.Integers("shape") ?? [];
        if (asked.Length > 0 && asked[0] == scene.State.Batch && scene.State.Batch != 1)
        {
            // The file fixes a batch; one item is declared.
            asked = [1, .. asked[1..]];
        }

        scene.Result(Show(scene, map, ReshapeFolds.Target(map.Extents, asked, scene.Integer("allowzero", 0) != 0)));
    }

    public static void Flatten(NodeScene scene) => Reshape(scene, extents => ReshapeFolds.FlattenTarget(extents, scene.Node.Integer("axis", 1)));

    public static void Squeeze(NodeScene scene) => Reshape(scene, extents => ReshapeFolds.SqueezeTarget(extents, Axes(scene)));

    public static void Unsqueeze(NodeScene scene) =>
        Reshape(scene, extents => ReshapeFolds.UnsqueezeTarget(extents, Axes(scene) ?? throw scene.Refuse("it names no axes")));

    public static void Transpose(NodeScene scene)
    {
        var map = scene.Map(0);
        int[] permutation = scene.Integers("perm") ?? [.. Enumerable.Range(0, map.View.Rank).Reverse()];
        if (permutation.Length != map.View.Rank || !permutation.Order().SequenceEqual(Enumerable.Range(0, map.View.Rank)))
        {
            throw scene.Refuse($"its permutation {TensorDims.Text(permutation)} does not fit {TensorDims.Text(map.Extents)}");
        }

        if (permutation is [not 0, ..])
        {
            scene.ExpectNotBatch(0, map);
        }

        scene.Result(map with { View = map.View.Transposed(permutation) });
    }

    /// <summary>[N, C, H, W] → [N, C/b², H·b, W·b].</summary>
    public static void DepthToSpace(NodeScene scene)
    {
        var (map, block) = Blocks(scene);
        var extents = map.Extents;
        var depth = Quotient(scene, extents[1], block * block);
        map = scene.Node.Text("mode", "DCR") == "CRD"
            ? Show(scene, map, [extents[0], depth, block, block, extents[2], extents[3]], [0, 1, 4, 2, 5, 3])
            : Show(scene, map, [extents[0], block, block, depth, extents[2], extents[3]], [0, 3, 4, 1, 5, 2]);
        scene.Result(Show(scene, map, [extents[0], depth, extents[2] * block, extents[3] * block]));
    }

    /// <summary>[N, C, H·b, W·b] → [N, C·b², H, W].</summary>
    public static void SpaceToDepth(NodeScene scene)
    {
        var (map, block) = Blocks(scene);
        var extents = map.Extents;
        var (height, width) = (Quotient(scene, extents[2], block), Quotient(scene, extents[3], block));
        map = Show(scene, map, [extents[0], extents[1], height, block, width, block], [0, 3, 5, 1, 2, 4]);
        scene.Result(Show(scene, map, [extents[0], extents[1] * block * block, height, width]));
    }

    /// <summary>The tensor under other extents; layers are added where a view alone does not show it so.</summary>
    public static FeatureMap Show(NodeScene scene, FeatureMap map, IReadOnlyList<int> extents)
    {
        if (map.View.Reshaped(extents) is { } view)
        {
            return map with { View = view };
        }

        var vector = ViewLayers.TryVector(scene, map) ?? throw scene.Refuse($"it reshapes {TensorDims.Text(map.Extents)} across axes to {TensorDims.Text(extents)}");
        return new FeatureMap(vector, TensorView.Image(vector.Shape).Reshaped(extents)!);
    }

    private static FeatureMap Show(NodeScene scene, FeatureMap map, int[] extents, int[] permutation)
    {
        var shown = Show(scene, map, extents);
        return shown with { View = shown.View.Transposed(permutation) };
    }

    private static void Reshape(NodeScene scene, Func<int[], int[]> target)
    {
        var map = scene.Map(0);
        scene.Result(Show(scene, map, target(map.Extents)));
    }

    private static int[]? Axes(NodeScene scene) => scene.Has(1) ? scene.Integers(1) : scene.Integers("axes");

    private static (FeatureMap Map, int Block) Blocks(NodeScene scene)
    {
        var map = scene.Map(0);
        var block = scene.Integer("blocksize", 0);
        return map.View.Rank == 4 && block is > 0 and < 1 << 12 ? (map, block) : throw scene.Refuse($"its blocks of {block} do not fit {TensorDims.Text(map.Extents)}");
    }

    private static int Quotient(NodeScene scene, int extent, int divisor) =>
        extent % divisor == 0 ? extent / divisor : throw scene.Refuse($"{extent} is no multiple of {divisor}");
}
