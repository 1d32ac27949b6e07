using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Convolutions: plain, grouped, depthwise, transposed and deformable.</summary>
internal static class ConvolutionNodes
{
    private const int WeightInput = 1;

    public static void Conv(NodeScene scene)
    {
        var operand = SpatialOperand.Read(scene, 0);
        var map = operand.Map;
        var weight = scene.Constant(WeightInput);
        var groups = scene.Integer("group", 1);
        var kernel = Kernel(scene, weight);
        if (map.Shape.Rank + operand.Added.Count != kernel.Length)
        {
            scene.Result(OnVector(scene, map, weight, groups));
            return;
        }

        var window = operand.Window(scene, kernel);
        kernel = window.Kernel;
        weight = operand.Added.Count == 0 ? weight : weight.Reshaped([.. weight.Dims[..2], .. kernel]);
        var (input, padded, mode) = PadFusion.Absorb(map.Layer, window);
        var isDepthwise = groups > 1 && groups == map.Shape.Channels && weight.Dims[0] % groups == 0;
        var arguments = isDepthwise
            ? padded.AddTo(new LayerArguments().Axes("kernel", kernel).Integer("Multiplier", weight.Dims[0] / groups, 1))
            : padded.AddTo(new LayerArguments().Integer("filters", weight.Dims[0]).Axes("kernel", kernel).Integer("Groups", groups, 1));
        arguments.Integer("PaddingMode", (int)mode, 0).Flag("Bias", scene.Has(2), true);
        scene.Result(operand.Result(scene.Add(isDepthwise ? "DepthwiseConv" : "Conv", arguments, input, WeightInput, Weights(scene, weight))));
    }

    public static void ConvTranspose(NodeScene scene)
    {
        var map = scene.Image(0);
        var weight = scene.Constant(WeightInput);
        var groups = scene.Integer("group", 1);
        var kernel = Kernel(scene, weight);
        var rank = kernel.Length;
        if (map.Shape.Rank != rank)
        {
            throw scene.Refuse($"its kernel has {rank} axes, but its operand {map.Shape} has {map.Shape.Rank}");
        }

        var (window, outputPadding) = TransposedWindow(scene, kernel, map.Shape.Extents);
        var arguments = window.AddTo(new LayerArguments().Integer("filters", weight.Dims[1] * groups).Axes("kernel", kernel))
            .Axes("OutputPadding", outputPadding, 0)
            .Integer("Groups", groups, 1)
            .Flag("Bias", scene.Has(2), true);
        scene.Result(FeatureMap.Image(scene.Add("ConvTranspose", arguments, map.Layer, WeightInput, Weights(scene, weight))));
    }

    public static void DeformConv(NodeScene scene)
    {
        const int bias = 3;
        var map = scene.Image(0);
        var weight = scene.Constant(WeightInput);
        var window = NodeWindow.Read(scene, Kernel(scene, weight), map.Shape.Extents);
        var arguments = window.AddTo(new LayerArguments().Integer("filters", weight.Dims[0]).Axes("kernel", window.Kernel))
            .Integer("Groups", scene.Integer("group", 1), 1)
            .Integer("OffsetGroups", scene.Integer("offset_group", 1), 1)
            .Flag("Bias", scene.Has(bias), true);
        List<ImportedLayer> inputs = [map.Layer, scene.Image(2).Layer];
        if (scene.Has(4))
        {
            inputs.Add(scene.Image(4).Layer);
        }

        List<LayerWeight> weights = [new LayerWeight("weight", weight.Dims, weight.ToFloats, weight)];
        if (scene.Has(bias))
        {
            weights.Add(Bias(scene.Constant(bias)));
        }

        scene.Result(FeatureMap.Image(scene.State.Add(scene.Node, "DeformConv", arguments, inputs, weights, LayerKeys.PrefixOf(scene.Node.Inputs[WeightInput]))));
    }

    private static LayerWeight Bias(ConstantTensor bias) => new("bias", bias.Dims, bias.ToFloats, bias);

    private static LayerWeight[] Weights(NodeScene scene, ConstantTensor weight)
    {
        var own = new LayerWeight("weight", weight.Dims, weight.ToFloats, weight);
        return scene.Has(2) ? [own, Bias(scene.Constant(2))] : [own];
    }

    private static int[] Kernel(NodeScene scene, ConstantTensor weight)
    {
        if (weight.Rank < 3)
        {
            throw scene.Refuse($"its weights of shape {TensorDims.Text(weight.Dims)} have no kernel");
        }

        var kernel = weight.Dims[2..];
        return scene.Integers("kernel_shape") is { } stated && !stated.SequenceEqual(kernel)
            ? throw scene.Refuse($"its kernel_shape {TensorDims.Text(stated)} is not that of its weights, {TensorDims.Text(weight.Dims)}")
            : kernel;
    }

    // A 1×1 convolution over what is a vector here: a gate that was computed by fully connected layers, say.
    private static FeatureMap OnVector(NodeScene scene, FeatureMap map, ConstantTensor weight, int groups)
    {
        if (map.Shape.Positions != 1 || groups != 1 || TensorDims.Count(weight.Dims[2..]) != 1)
        {
            throw scene.Refuse($"its kernel has {weight.Rank - 2} axes, but its operand {map.Shape} has {map.Shape.Rank}");
        }

        var arguments = new LayerArguments().Integer("units", weight.Dims[0]).Flag("Bias", scene.Has(2), true);
        var layer = scene.Add("Dense", arguments, map.Layer, WeightInput, Weights(scene, weight.Reshaped(weight.Dims[..2])));
        return new FeatureMap(layer, map.View.With(1, TensorView.Whole(layer.Shape, 0)));
    }

    private static (NodeWindow Window, int[] OutputPadding) TransposedWindow(NodeScene scene, int[] kernel, IReadOnlyList<int> extents)
    {
        var rank = kernel.Length;
        var strides = NodeWindow.PerAxis(scene, "strides", rank);
        var dilations = NodeWindow.PerAxis(scene, "dilations", rank);
        var outputPadding = scene.Integers("output_padding") ?? new int[rank];
        var pads = scene.Integers("pads") ?? new int[2 * rank];
        var shape = scene.Integers("output_shape");
        var automatic = scene.Node.Text("auto_pad", "NOTSET");
        var isSame = automatic is "SAME_UPPER" or "SAME_LOWER";
        if (pads.Length != 2 * rank || outputPadding.Length != rank || (shape is not null && shape.Length != rank && shape.Length != rank + 2))
        {
            throw scene.Refuse("its pads, output padding and output shape do not fit its kernel");
        }

        var (low, high) = automatic == "VALID" ? (new int[rank], new int[rank]) : (pads[..rank], pads[rank..]);
        for (var axis = 0; axis < rank && (shape is not null || isSame); axis++)
        {
            long asked = shape?[shape.Length - rank + axis] ?? (long)extents[axis] * strides[axis];
            var total = WindowArithmetic.Transposed(
                extents[axis], WindowArithmetic.Extent(kernel[axis], dilations[axis]), strides[axis], 0, 0, outputPadding[axis]) - asked;
            if (total < 0)
            {
                // More than the window makes: the rest is output padding.
                (outputPadding[axis], total) = (checked((int)(outputPadding[axis] - total)), 0);
            }

            var (less, more) = ((int)(total / 2), (int)(total - (total / 2)));
            (low[axis], high[axis]) = automatic == "SAME_UPPER" ? (less, more) : (more, less);
        }

        return (new NodeWindow(kernel, strides, dilations, low, high), outputPadding);
    }
}
