using System.Linq;
using ConvGen.Model;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>Resizes, with PyTorch's coordinates.</summary>
internal static class ResizeLowering
{
    private const double CubicCoefficient = -0.75;

    public static string Lower(ExportedLayer layer, ResizeOp op)
    {
        if (op.Mode == ResizeModeKind.Nearest && !IsIntegerScale(layer))
        {
            return Gather(layer);
        }

        if (op.Mode == ResizeModeKind.Bicubic && layer.Rank != 2)
        {
            throw new OnnxExportException($"'{layer.Name}': ONNX Runtime resizes bicubically in two dimensions only, not in {layer.Rank}.");
        }

        var coordinates = op.Mode == ResizeModeKind.Nearest ? "asymmetric" : op.AlignCorners ? "align_corners" : "half_pixel";
        AttributeProto[] mode = op.Mode switch
        {
            ResizeModeKind.Nearest => [AttributeProto.Of("mode", "nearest"), AttributeProto.Of("nearest_mode", "floor")],
            ResizeModeKind.Bilinear => [AttributeProto.Of("mode", "linear")],
            _ => [AttributeProto.Of("mode", "cubic"), AttributeProto.Of("cubic_coeff_a", CubicCoefficient)],
        };
        var sizes = layer.Graph.Integers(ExportGraph.Dimensions(layer.Shape, LayoutKind.ChannelsFirst));
        return layer.Graph.Emit("Resize", [layer.Input, "", "", sizes], [.. mode, AttributeProto.Of("coordinate_transformation_mode", coordinates)]);
    }

    private static bool IsIntegerScale(ExportedLayer layer) =>
        Enumerable.Range(0, layer.Rank).All(axis => layer.Shape.Extents[axis] % layer.InputShape.Extents[axis] == 0);

    // Source index ⌊i·in/out⌋ in integers: the operator computes it in floating point and may miss by one.
    private static string Gather(ExportedLayer layer)
    {
        var value = layer.Input;
        for (var axis = 0; axis < layer.Rank; axis++)
        {
            var (from, to) = (layer.InputShape.Extents[axis], layer.Shape.Extents[axis]);
            var indices = layer.Graph.Integers(Enumerable.Range(0, to).Select(i => (int)((long)i * from / to)));
            value = layer.Graph.Emit("Gather", [value, indices], AttributeProto.Of("axis", axis + 2));
        }

        return value;
    }
}
