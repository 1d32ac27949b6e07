using System;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>Point-wise functions.</summary>
internal static class ActivationNodes
{
    private const double SeluAlpha = 1.6732632423543772848170429916717;
    private const double SeluGamma = 1.0507009873554804934193349852946;

    /// <summary>A function without parameters.</summary>
    public static Action<NodeScene> Plain(string kind) => scene => Apply(scene, kind, []);

    public static void LeakyRelu(NodeScene scene) => Apply(scene, "LeakyRelu", new LayerArguments().Real("alpha", scene.Node.Real("alpha", 0.01), 0.01));

    /// <summary>|x| is x above zero and −x below.</summary>
    public static void Abs(NodeScene scene) => Apply(scene, "LeakyRelu", new LayerArguments().Real("alpha", -1));

    public static void Negate(NodeScene scene) => Apply(scene, "Scale", new LayerArguments().Real("Factor", -1));

    public static void Elu(NodeScene scene) => Apply(scene, "Elu", new LayerArguments().Real("Alpha", scene.Node.Real("alpha", 1), 1));

    public static void HardSigmoid(NodeScene scene) => Apply(
        scene, "HardSigmoid", new LayerArguments().Real("Alpha", scene.Node.Real("alpha", 0.2), 1.0 / 6).Real("Beta", scene.Node.Real("beta", 0.5), 0.5));

    public static void Gelu(NodeScene scene) => Apply(scene, "Gelu", new LayerArguments().Flag("Approximate", scene.Node.Text("approximate", "none") == "tanh", false));

    public static void Swish(NodeScene scene)
    {
        if (scene.Node.Real("alpha", 1) != 1)
        {
            throw scene.Refuse("its alpha is not 1");
        }

        Apply(scene, "Silu", []);
    }

    public static void Selu(NodeScene scene)
    {
        var (alpha, gamma) = (scene.Node.Real("alpha", SeluAlpha), scene.Node.Real("gamma", SeluGamma));
        if ((float)alpha == (float)SeluAlpha && (float)gamma == (float)SeluGamma)
        {
            Apply(scene, "Selu", []);
            return;
        }

        var map = scene.Map(0);
        var elu = scene.Add("Elu", new LayerArguments().Real("Alpha", alpha, 1), map.Layer);
        scene.Result(map with { Layer = scene.Add("Scale", new LayerArguments().Real("Factor", LayerArguments.Shortest(gamma)), elu) });
    }

    /// <summary>alpha · elu(x / alpha).</summary>
    public static void Celu(NodeScene scene)
    {
        var map = scene.Map(0);
        var alpha = (float)scene.Node.Real("alpha", 1);
        if (alpha == 0)
        {
            throw scene.Refuse("its alpha is 0");
        }

        var elu = map with { Layer = scene.Add("Elu", [], ScaleLayers.Multiply(scene, map, [1 / alpha], canAbsorb: false).Layer) };
        scene.Result(ScaleLayers.Multiply(scene, elu, [alpha], canAbsorb: false));
    }

    public static void PRelu(NodeScene scene)
    {
        var map = scene.Map(0);
        var slope = scene.Constant(1);
        if (scene.Opset < 7 && slope.Rank == 1)
        {
            // One slope per channel stood without its positions then.
            slope = slope.Reshaped([slope.Count, .. Enumerable.Repeat(1, map.View.Rank - 2)]);
        }

        var values = ChannelConstant.PerChannel(slope, map)
            ?? throw scene.Refuse($"its slope of shape {TensorDims.Text(slope.Dims)} is not one value per channel of {TensorDims.Text(map.Extents)}");
        var isAsItStands = slope.Count == values.Length;
        scene.Result(map with { Layer = scene.Add("PRelu", [], map.Layer, 1, new LayerWeight("weight", [values.Length], () => values, isAsItStands ? slope : new object())) });
    }

    public static void Clip(NodeScene scene)
    {
        var min = Bound(scene, 1, "min", double.NegativeInfinity);
        var max = Bound(scene, 2, "max", double.PositiveInfinity);
        Clip(scene, scene.Map(0), min, max);
    }

    /// <summary>clamp(x, min, max), by the layer that is called so.</summary>
    public static void Clip(NodeScene scene, FeatureMap map, double min, double max)
    {
        if (!(min <= max))
        {
            throw scene.Refuse($"its lower bound {LayerArguments.Shortest(min)} lies above its upper bound {LayerArguments.Shortest(max)}");
        }

        if (min <= -float.MaxValue && max >= float.MaxValue)
        {
            scene.Result(map);
            return;
        }

        var layer = (min, max) switch
        {
            (0, >= float.MaxValue) => scene.Add("Relu", [], map.Layer),
            (0, 6) => scene.Add("Relu6", [], map.Layer),
            _ => scene.Add("Clip", new LayerArguments().Real("min", LayerArguments.Shortest(min)).Real("max", LayerArguments.Shortest(max)), map.Layer),
        };
        scene.Result(map with { Layer = layer });
    }

    public static void Softmax(NodeScene scene) => OverChannels(scene, "Softmax");

    public static void LogSoftmax(NodeScene scene) => OverChannels(scene, "LogSoftmax");

    private static void OverChannels(NodeScene scene, string kind)
    {
        var map = scene.Map(0);
        var extents = map.Extents;
        // Before opset 13 the dimensions from the axis on are one.
        var isCoerced = scene.Opset < 13;
        var dim = scene.Axis(scene.Node.Integer("axis", isCoerced ? 1 : -1), map.View.Rank);
        var behind = Enumerable.Range(dim + 1, map.View.Rank - dim - 1);
        if (isCoerced && behind.Any(other => map.View[other].Count > 0))
        {
            map = AsVector(scene, map, dim);
        }

        if (scene.LayerAxis(map, dim) != 0)
        {
            throw scene.Refuse($"it works along dimension {dim} of {TensorDims.Text(map.Extents)}, which is not the channels of {map.Shape}");
        }

        scene.Result(new FeatureMap(scene.Add(kind, [], map.Layer), map.View.Reshaped(extents)!));
    }

    // Everything from dimension dim on, as one vector.
    private static FeatureMap AsVector(NodeScene scene, FeatureMap map, int dim)
    {
        if (Enumerable.Range(0, dim).Any(other => map.View[other].Count > 0))
        {
            throw scene.Refuse($"it works along the dimensions from {dim} on of {TensorDims.Text(map.Extents)} together");
        }

        var vector = ViewLayers.TryVector(scene, map) ?? throw scene.Refuse($"its operand shows {map.Shape} in an order that no layer makes");
        return new FeatureMap(vector, TensorView.Of([.. Enumerable.Repeat(Array.Empty<AxisAtom>(), dim), TensorView.Whole(vector.Shape, 0)]));
    }

    private static double Bound(NodeScene scene, int input, string attribute, double fallback)
    {
        if (scene.OptionalConstant(input) is not { } bound)
        {
            return scene.Node.Real(attribute, fallback);
        }

        return bound.Count == 1 ? bound[0] : throw scene.Refuse($"its {attribute} has {bound.Count} values; it takes one");
    }

    private static void Apply(NodeScene scene, string kind, LayerArguments arguments)
    {
        var map = scene.Map(0);
        scene.Result(map with { Layer = scene.Add(kind, arguments, map.Layer) });
    }
}
