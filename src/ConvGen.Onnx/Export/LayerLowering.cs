using System.Linq;
using ConvGen.Model;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>The table from layers to ONNX operators: one row per layer kind.</summary>
internal static class LayerLowering
{
    /// <summary>Adds the operators of <paramref name="layer"/> and returns the value they make.</summary>
    public static string Lower(ExportedLayer layer) => layer.Analysis.Node.Op switch
    {
        InputOp op => layer.Graph.AddInput(layer.Name, op.Shape, op.Layout),
        ConstantOp => layer.Graph.Reshape(layer.Weight(TensorRole.Weight), layer.Shape),
        ConvOp op => ConvolutionLowering.Lower(layer, op),
        ConvTransposeOp op => ConvolutionLowering.Lower(layer, op),
        DeformConvOp op => ConvolutionLowering.Lower(layer, op),
        DenseOp op => Dense(layer, op),
        PoolOp op => PoolingLowering.Lower(layer, op),
        GlobalPoolOp op => PoolingLowering.Lower(layer, op),
        AdaptiveAvgPoolOp => PoolingLowering.LowerAdaptive(layer),
        ResizeOp op => ResizeLowering.Lower(layer, op),
        PixelShuffleOp op => ChannelLowering.Lower(layer, op),
        PixelUnshuffleOp op => ChannelLowering.Lower(layer, op),
        ChannelShuffleOp op => ChannelLowering.Lower(layer, op),
        NormOp op => NormLowering.Lower(layer, op),
        LocalResponseNormOp op => NormLowering.Lower(layer, op),
        ScaleOp op => Scale(layer, op),
        ActivationOp op => ActivationLowering.Apply(layer.Graph, layer.Input, op.Activation),
        ClipOp op => ActivationLowering.Clip(layer.Graph, layer.Input, op.Min, op.Max),
        PReluOp => layer.Graph.Emit("PRelu", [layer.Input, layer.ChannelWeight(TensorRole.Weight, layer.Rank)]),
        SoftmaxOp op => layer.Graph.Emit(op.Log ? "LogSoftmax" : "Softmax", [layer.Input], AttributeProto.Of("axis", 1)),
        DropoutOp op => layer.Graph.Emit("Dropout", [layer.Input, layer.Graph.Scalar(op.Rate)]),
        AddOp op => Join(layer, "Add", op.Activation),
        MulOp op => Join(layer, "Mul", op.Activation),
        ConcatOp op => Concat(layer, op),
        SliceOp op => layer.Graph.Slice(layer.Input, axis: 1, op.Start, op.Start + op.Length),
        PadChannelsOp op => ChannelLowering.Lower(layer, op),
        PadOp op => SpatialPadding.Pad(layer, op.Padding, op.Mode),
        CropOp op => SpatialPadding.Crop(layer, op.Padding),
        FlattenOp op => ChannelLowering.Lower(layer, op),
        var other => throw new OnnxExportException($"'{layer.Name}': {other.GetType().Name} has no ONNX equivalent here."),
    };

    private static string Dense(ExportedLayer layer, DenseOp op)
    {
        var value = layer.Rank == 0 ? layer.Input : layer.Graph.Emit("Flatten", [layer.Input], AttributeProto.Of("axis", 1));
        string[] inputs = op.Bias
            ? [value, layer.Weight(TensorRole.Weight), layer.Weight(TensorRole.Bias)]
            : [value, layer.Weight(TensorRole.Weight)];
        value = layer.Graph.Emit("Gemm", inputs, AttributeProto.Of("transB", 1));
        return ActivationLowering.Apply(layer.Graph, value, op.Activation);
    }

    private static string Scale(ExportedLayer layer, ScaleOp op)
    {
        var value = layer.Input;
        if (op.Weighted)
        {
            value = layer.Graph.Binary("Mul", value, layer.ChannelWeight(TensorRole.Weight, layer.Rank));
            return op.Bias ? layer.Graph.Binary("Add", value, layer.ChannelWeight(TensorRole.Bias, layer.Rank)) : value;
        }

        value = op.Factor == 1 ? value : layer.Graph.Binary("Mul", value, layer.Graph.Scalar(op.Factor));
        return op.Offset == 0 ? value : layer.Graph.Binary("Add", value, layer.Graph.Scalar(op.Offset));
    }

    private static string Join(ExportedLayer layer, string op, Activation activation)
    {
        // A gate may be a plain vector: ONNX broadcasts from the right, so it needs its spatial axes.
        var operands = layer.Inputs.Zip(layer.InputShapes, (value, shape) =>
            shape.Rank == layer.Shape.Rank
                ? value
                : layer.Graph.Reshape(value, [1, shape.Channels, .. Enumerable.Repeat(1, layer.Shape.Rank)]));
        var sum = operands.Aggregate((left, right) => layer.Graph.Binary(op, left, right));
        return ActivationLowering.Apply(layer.Graph, sum, activation);
    }

    private static string Concat(ExportedLayer layer, ConcatOp op)
    {
        var value = layer.Graph.Emit("Concat", layer.Inputs, AttributeProto.Of("axis", 1));
        return ActivationLowering.Apply(layer.Graph, value, op.Activation);
    }
}
