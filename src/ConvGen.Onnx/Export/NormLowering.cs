using System.Linq;
using ConvGen.Model;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>Normalisations.</summary>
internal static class NormLowering
{
    private const int ChannelAxis = 1;

    public static string Lower(ExportedLayer layer, NormOp op) => op.Kind switch
    {
        NormKind.Batch => Batch(layer, op),
        NormKind.Instance => Affine(layer, op, Standardize(layer, op, layer.InputShape.Channels)),
        NormKind.Group => Affine(layer, op, Standardize(layer, op, op.Groups)),
        NormKind.Layer => Affine(layer, op, OverChannels(layer, op)),
        _ => Affine(layer, op, UnitLength(layer, op)),
    };

    public static string Lower(ExportedLayer layer, LocalResponseNormOp op)
    {
        // For an even window ONNX puts the odd channel after the centre, PyTorch before it.
        if (layer.Rank == 2 && op.Size % 2 == 1)
        {
            return layer.Graph.Emit(
                "LRN", [layer.Input], AttributeProto.Of("size", op.Size), AttributeProto.Of("alpha", op.Alpha), AttributeProto.Of("beta", op.Beta), AttributeProto.Of("bias", op.K));
        }

        var graph = layer.Graph;
        var squares = graph.Reshape(graph.Binary("Mul", layer.Input, layer.Input), [1, 1, layer.InputShape.Channels, (int)layer.InputShape.Positions]);
        var mean = graph.Emit(
            "AveragePool",
            [squares],
            AttributeProto.Of("kernel_shape", [op.Size, 1]),
            AttributeProto.Of("pads", [op.Size / 2, 0, (op.Size - 1) / 2, 0]),
            AttributeProto.Of("count_include_pad", 1));
        var scaled = graph.Binary("Add", graph.Binary("Mul", graph.Reshape(mean, layer.Shape), graph.Scalar(op.Alpha)), graph.Scalar(op.K));
        return graph.Binary("Div", layer.Input, graph.Binary("Pow", scaled, graph.Scalar(op.Beta)));
    }

    private static string Batch(ExportedLayer layer, NormOp op)
    {
        var channels = layer.InputShape.Channels;
        return layer.Graph.Emit(
            "BatchNormalization",
            [
                layer.Input,
                op.Affine ? layer.Weight(TensorRole.Weight) : Filled(layer.Graph, channels, 1),
                op.Affine ? layer.Weight(TensorRole.Bias) : Filled(layer.Graph, channels, 0),
                layer.Weight(TensorRole.RunningMean),
                layer.Weight(TensorRole.RunningVariance),
            ],
            AttributeProto.Of("epsilon", op.Epsilon));
    }

    /// <summary>Zero mean and unit variance per group of channels: an instance norm with the group as its channel.</summary>
    private static string Standardize(ExportedLayer layer, NormOp op, int groups)
    {
        var graph = layer.Graph;
        var grouped = graph.Reshape(layer.Input, [1, groups, (int)(layer.InputShape.Length / groups)]);
        var normalized = graph.Emit(
            "InstanceNormalization", [grouped, Filled(graph, groups, 1), Filled(graph, groups, 0)], AttributeProto.Of("epsilon", op.Epsilon));
        return graph.Reshape(normalized, layer.Shape);
    }

    private static string OverChannels(ExportedLayer layer, NormOp op)
    {
        var graph = layer.Graph;
        var centred = graph.Binary("Sub", layer.Input, ChannelMean(layer, layer.Input));
        var variance = ChannelMean(layer, graph.Binary("Mul", centred, centred));
        return graph.Binary("Div", centred, graph.Emit("Sqrt", [graph.Binary("Add", variance, graph.Scalar(op.Epsilon))]));
    }

    // As PyTorch's normalize: the length, but at least epsilon.
    private static string UnitLength(ExportedLayer layer, NormOp op)
    {
        var graph = layer.Graph;
        var length = graph.Emit("Sqrt", [ChannelSum(layer, graph.Binary("Mul", layer.Input, layer.Input))]);
        return graph.Binary("Div", layer.Input, graph.Binary("Max", length, graph.Scalar(op.Epsilon)));
    }

    private static string Affine(ExportedLayer layer, NormOp op, string value)
    {
        if (!op.Affine)
        {
            return value;
        }

        value = layer.Graph.Binary("Mul", value, layer.ChannelWeight(TensorRole.Weight, layer.Rank));
        return layer.Has(TensorRole.Bias) ? layer.Graph.Binary("Add", value, layer.ChannelWeight(TensorRole.Bias, layer.Rank)) : value;
    }

    private static string ChannelSum(ExportedLayer layer, string value) =>
        layer.Graph.Emit("ReduceSum", [value, layer.Graph.Integers(ChannelAxis)], AttributeProto.Of("keepdims", 1));

    private static string ChannelMean(ExportedLayer layer, string value) =>
        layer.Graph.Binary("Mul", ChannelSum(layer, value), layer.Graph.Scalar(1.0 / layer.InputShape.Channels));

    private static string Filled(ExportGraph graph, int count, float value) => graph.Constant([count], [.. Enumerable.Repeat(value, count)]);
}
