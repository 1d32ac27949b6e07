using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>Layers that only move elements between channels and positions.</summary>
internal static class ChannelLowering
{
    /// <summary>[C·rⁿ, e…] → [C, e·r…]: PyTorch's order, which ONNX calls CRD.</summary>
    public static string Lower(ExportedLayer layer, PixelShuffleOp op)
    {
        if (layer.Rank == 2)
        {
            return layer.Graph.Emit("DepthToSpace", [layer.Input], AttributeProto.Of("blocksize", op.Factor), AttributeProto.Of("mode", "CRD"));
        }

        var rank = layer.Rank;
        var split = layer.Graph.Reshape(layer.Input, [1, layer.Shape.Channels, .. Enumerable.Repeat(op.Factor, rank), .. layer.InputShape.Extents]);
        var interleaved = Enumerable.Range(0, rank).SelectMany(axis => new[] { 2 + rank + axis, 2 + axis });
        return layer.Graph.Reshape(layer.Graph.Transpose(split, [0, 1, .. interleaved]), layer.Shape);
    }

    /// <summary>[C, e·r…] → [C·rⁿ, e…]. ONNX's SpaceToDepth puts the block before the channel and so does not serve.</summary>
    public static string Lower(ExportedLayer layer, PixelUnshuffleOp op)
    {
        var rank = layer.Rank;
        var split = layer.Graph.Reshape(
            layer.Input, [1, layer.InputShape.Channels, .. layer.Shape.Extents.SelectMany(extent => new[] { extent, op.Factor })]);
        IEnumerable<int> factors = Enumerable.Range(0, rank).Select(static axis => 3 + (2 * axis));
        IEnumerable<int> extents = Enumerable.Range(0, rank).Select(static axis => 2 + (2 * axis));
        return layer.Graph.Reshape(layer.Graph.Transpose(split, [0, 1, .. factors, .. extents]), layer.Shape);
    }

    public static string Lower(ExportedLayer layer, ChannelShuffleOp op)
    {
        var (channels, extents) = (layer.InputShape.Channels, layer.InputShape.Extents);
        var split = layer.Graph.Reshape(layer.Input, [1, op.Groups, channels / op.Groups, .. extents]);
        var swapped = layer.Graph.Transpose(split, [0, 2, 1, .. Enumerable.Range(3, layer.Rank)]);
        return layer.Graph.Reshape(swapped, layer.Shape);
    }

    public static string Lower(ExportedLayer layer, PadChannelsOp op)
    {
        var none = Enumerable.Repeat(0, layer.Rank).ToArray();
        return layer.Graph.Emit(
            "Pad", [layer.Input, layer.Graph.Integers([0, op.Before, .. none, 0, op.After, .. none])], AttributeProto.Of("mode", "constant"));
    }

    public static string Lower(ExportedLayer layer, FlattenOp op)
    {
        var value = op.Layout == LayoutKind.ChannelsLast && layer.Rank > 0
            ? layer.Graph.Transpose(layer.Input, [0, .. Enumerable.Range(2, layer.Rank), 1])
            : layer.Input;
        return layer.Graph.Emit("Flatten", [value], AttributeProto.Of("axis", 1));
    }
}
