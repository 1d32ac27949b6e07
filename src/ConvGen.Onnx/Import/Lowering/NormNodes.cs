using System.Linq;

namespace ConvGen.Onnx;

/// <summary>Normalisations.</summary>
internal static class NormNodes
{
    private const double DefaultEpsilon = 1e-5;

    public static void BatchNormalization(NodeScene scene)
    {
        // Files before opset 14 mark training by listing the updated statistics among the outputs.
        scene.ExpectOutputs(1);
        if (scene.Integer("training_mode", 0) != 0 || scene.Integer("spatial", 1) == 0 || (scene.Opset < 7 && scene.Integer("is_test", 0) == 0 && scene.Node.Has("is_test")))
        {
            throw scene.Refuse("it normalises with the batch's own statistics, as training does");
        }

        var map = Channels(scene);
        string[] roles = ["weight", "bias", "running_mean", "running_var"];
        var weights = roles.Select((role, i) => Weight(role, scene.Constant(i + 1))).ToArray();
        scene.Result(map with { Layer = scene.Add("BatchNorm", Epsilon(scene), map.Layer, 1, weights) });
    }

    public static void InstanceNormalization(NodeScene scene)
    {
        var map = scene.Map(0);
        var (scale, bias) = (scene.Constant(1), scene.Constant(2));
        if (map.View.Rank < 3 || map.View[0].Count > 0)
        {
            throw scene.Refuse($"it normalises {TensorDims.Text(map.Extents)}, which has no positions");
        }

        // A view of some of the channels as positions: this is how group norms are exported.
        var groups = map.View[1] switch
        {
            [] when map.Shape.Channels > 1 => 1,
            [{ Axis: 0 } atom] when atom.Inner > 1 && atom.Inner * atom.Size == map.Shape.Channels => atom.Size,
            _ => 0,
        };
        if (groups > 0)
        {
            var isPlain = scale.IsUniform(out var factor) && factor == 1 && bias.IsUniform(out var offset) && offset == 0;
            scene.Result(map with { Layer = Group(scene, map, groups, isPlain ? null : (Spread(scale, map.Shape.Channels), Spread(bias, map.Shape.Channels))) });
            return;
        }

        map = Channels(scene);
        scene.Result(map with { Layer = scene.Add("InstanceNorm", Epsilon(scene), map.Layer, 1, Weight("weight", scale), Weight("bias", bias)) });
    }

    public static void GroupNormalization(NodeScene scene)
    {
        var map = Channels(scene);
        var affine = (Spread(scene.Constant(1), map.Shape.Channels), Spread(scene.Constant(2), map.Shape.Channels));
        scene.Result(map with { Layer = Group(scene, map, scene.Integer("num_groups", 1), affine) });
    }

    public static void LayerNormalization(NodeScene scene)
    {
        scene.ExpectOutputs(1);
        var map = scene.Map(0);
        var first = scene.Axis(scene.Node.Integer("axis", -1), map.View.Rank);
        var (scale, bias) = (scene.OptionalConstant(1), scene.OptionalConstant(2));
        // The pattern of single nodes norms one axis, which need not be the last.
        var isSingle = first == map.View.Rank - 1 || scene.Integer("single", 0) != 0;
        if (isSingle && map.View.IsWhole(first, 0, map.Shape))
        {
            scene.Result(map with { Layer = OverChannels(scene, map, scale, bias) });
            return;
        }

        if (scene.Integer("single", 0) != 0)
        {
            throw scene.Refuse($"it normalises along dimension {first} of {TensorDims.Text(map.Extents)}, which is not the channels of {map.Shape}");
        }

        var result = map with { Layer = Group(scene, map, Groups(scene, map, first), null) };
        result = scale is null ? result : ScaleLayers.Multiply(scene, result, PerChannel(scene, scale, result), canAbsorb: true, scale);
        scene.Result(bias is null ? result : ScaleLayers.Add(scene, result, PerChannel(scene, bias, result), canAbsorb: scale is not null, bias));
    }

    public static void LocalResponse(NodeScene scene)
    {
        var map = Channels(scene);
        var size = scene.Integer("size", 0);
        if (size % 2 == 0)
        {
            throw scene.Refuse($"its window of {size} channels is even: ONNX and the language disagree on which side has one more");
        }

        var arguments = new LayerArguments().Integer("size", size)
            .Real("Alpha", scene.Node.Real("alpha", 1e-4), 1e-4)
            .Real("Beta", scene.Node.Real("beta", 0.75), 0.75)
            .Real("K", scene.Node.Real("bias", 1), 1);
        scene.Result(map with { Layer = scene.Add("LocalResponseNorm", arguments, map.Layer) });
    }

    public static void LpNormalization(NodeScene scene)
    {
        var map = scene.Map(0);
        if (scene.Integer("p", 2) != 2 || scene.LayerAxis(map, scene.Axis(scene.Node.Integer("axis", -1), map.View.Rank)) != 0)
        {
            throw scene.Refuse("only the Euclidean length over channels is a layer");
        }

        // ONNX divides by the length whatever it is; a length of nothing but rounding stays as it is.
        var arguments = new LayerArguments().Real("Epsilon", LayerArguments.Shortest(scene.Node.Real("epsilon", 1e-12))).Flag("Affine", false, true);
        scene.Result(map with { Layer = scene.Add("L2Norm", arguments, map.Layer) });
    }

    private static LayerArguments Epsilon(NodeScene scene) => new LayerArguments().Real("Epsilon", scene.Node.Real("epsilon", DefaultEpsilon), DefaultEpsilon);

    private static LayerWeight Weight(string role, ConstantTensor tensor) => new(role, [tensor.Count], tensor.ToFloats, tensor);

    /// <summary>The node's operand, whose second dimension is the channels.</summary>
    private static FeatureMap Channels(NodeScene scene)
    {
        var map = scene.Map(0);
        return map.View.Rank >= 2 && map.View[0].Count == 0 && map.View.IsWhole(1, 0, map.Shape) ? map : scene.Image(0);
    }

    // What stands before the normalised dimensions is nothing, or the outer part of the channels: then those are groups.
    private static int Groups(NodeScene scene, FeatureMap map, int first)
    {
        var outer = Enumerable.Range(0, first).SelectMany(dim => map.View[dim]).ToList();
        return outer switch
        {
            [] => 1,
            [{ Axis: 0 } groups] when groups.Inner * groups.Size == map.Shape.Channels => groups.Size,
            _ => throw scene.Refuse($"it normalises from dimension {first} of {TensorDims.Text(map.Extents)} on, which are neither the channels nor everything"),
        };
    }

    private static ImportedLayer OverChannels(NodeScene scene, FeatureMap map, ConstantTensor? scale, ConstantTensor? bias)
    {
        if (scale is null)
        {
            return scene.Add("LayerNorm", Epsilon(scene).Flag("Affine", false, true), map.Layer);
        }

        var shift = bias is null ? Synthetic.Filled([map.Shape.Channels], 0) with { Role = "bias" } : Weight("bias", bias);
        return scene.Add("LayerNorm", Epsilon(scene), map.Layer, 1, Weight("weight", scale), shift);
    }

    private static ImportedLayer Group(NodeScene scene, FeatureMap map, int groups, (LayerWeight Scale, LayerWeight Bias)? affine)
    {
        var arguments = new LayerArguments().Integer("groups", groups);
        arguments.AddRange(Epsilon(scene));
        return affine is { } given
            ? scene.Add("GroupNorm", arguments, map.Layer, 1, given.Scale, given.Bias with { Role = "bias" })
            : scene.Add("GroupNorm", arguments.Flag("Affine", false, true), map.Layer);
    }

    // One value per group serves all of its channels.
    private static LayerWeight Spread(ConstantTensor values, int channels)
    {
        if (values.Count == channels)
        {
            return Weight("weight", values);
        }

        if (values.Count == 0 || channels % values.Count != 0)
        {
            throw new NodeRefusedException($"its {values.Count} factors do not fit {channels} channels");
        }

        return Synthetic.Of([channels], () => [.. Enumerable.Range(0, channels).Select(channel => (float)values[channel / (channels / values.Count)])]);
    }

    private static float[] PerChannel(NodeScene scene, ConstantTensor values, FeatureMap map) => ChannelConstant.PerChannel(values, map)
        ?? throw scene.Refuse($"its factors of shape {TensorDims.Text(values.Dims)} are not one per channel");
}
