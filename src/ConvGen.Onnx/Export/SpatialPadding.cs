using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>Padding and cropping of the spatial axes.</summary>
internal static class SpatialPadding
{
    public static string Pad(ExportedLayer layer, PaddingValues padding, PaddingModeKind mode) => Pad(
        layer.Graph,
        layer.Input,
        layer.InputShape,
        [.. Enumerable.Range(0, layer.Rank).Select(axis => padding.Low(axis, layer.Rank))],
        [.. Enumerable.Range(0, layer.Rank).Select(axis => padding.High(axis, layer.Rank))],
        mode);

    /// <summary>Pads the spatial axes of <paramref name="value"/>.</summary>
    public static string Pad(
        ExportGraph graph, string value, TensorShape shape, IReadOnlyList<int> low, IReadOnlyList<int> high, PaddingModeKind mode)
    {
        if (mode == PaddingModeKind.Circular)
        {
            return PadCircularly(graph, value, shape, low, high);
        }

        var pads = graph.Integers([0, 0, .. low, 0, 0, .. high]);
        var name = mode switch
        {
            PaddingModeKind.Reflect => "reflect",
            PaddingModeKind.Replicate => "edge",
            _ => "constant",
        };
        return graph.Emit("Pad", [value, pads], AttributeProto.Of("mode", name));
    }

    public static string Crop(ExportedLayer layer, PaddingValues padding)
    {
        var axes = Enumerable.Range(0, layer.Rank).ToArray();
        return layer.Graph.Emit(
            "Slice",
            [
                layer.Input,
                layer.Graph.Integers(axes.Select(axis => padding.Low(axis, layer.Rank))),
                layer.Graph.Integers(axes.Select(axis => layer.InputShape.Extents[axis] - padding.High(axis, layer.Rank))),
                layer.Graph.Integers(axes.Select(static axis => axis + 2)),
            ]);
    }

    // Opset 17 has no wrapping pad: the opposite side is cut out and joined on, one axis after the other.
    private static string PadCircularly(ExportGraph graph, string value, TensorShape shape, IReadOnlyList<int> low, IReadOnlyList<int> high)
    {
        for (var axis = 0; axis < shape.Rank; axis++)
        {
            var extent = shape.Extents[axis];
            var parts = new List<string>();
            if (low[axis] > 0)
            {
                parts.Add(graph.Slice(value, axis + 2, extent - low[axis], extent));
            }

            parts.Add(value);
            if (high[axis] > 0)
            {
                parts.Add(graph.Slice(value, axis + 2, 0, high[axis]));
            }

            value = parts.Count == 1 ? value : graph.Emit("Concat", parts, AttributeProto.Of("axis", axis + 2));
        }

        return value;
    }
}
