using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>Convolutions: plain, grouped, transposed and deformable.</summary>
internal static class ConvolutionLowering
{
    public static string Lower(ExportedLayer layer, ConvOp op)
    {
        var windows = layer.Analysis.Windows;
        var value = layer.Input;
        if (op.PaddingMode != PaddingModeKind.Zeros)
        {
            // ONNX convolutions pad with zeros only.
            value = SpatialPadding.Pad(
                layer.Graph, value, layer.InputShape, [.. windows.Select(static w => w.PadLow)], [.. windows.Select(static w => w.PadHigh)], op.PaddingMode);
            windows = windows.Select(static window => window with { PadLow = 0, PadHigh = 0 }).ToEquatable();
        }

        value = layer.Graph.Emit("Conv", Operands(layer, value, op.Bias), [.. Window(windows), Group(layer)]);
        return ActivationLowering.Apply(layer.Graph, value, op.Activation);
    }

    public static string Lower(ExportedLayer layer, ConvTransposeOp op)
    {
        var windows = layer.Analysis.Windows;
        var outputPadding = AttributeProto.Of("output_padding", windows.Select(static window => window.OutputPadding));
        var value = layer.Graph.Emit("ConvTranspose", Operands(layer, layer.Input, op.Bias), [.. Window(windows), outputPadding, Group(layer)]);
        return ActivationLowering.Apply(layer.Graph, value, op.Activation);
    }

    public static string Lower(ExportedLayer layer, DeformConvOp op)
    {
        var windows = layer.Analysis.Windows;
        var taps = windows.Aggregate(op.OffsetGroups, static (product, window) => product * window.Kernel);
        var offsets = layer.Inputs[1];
        var mask = layer.Inputs.Count > 2 ? layer.Inputs[2] : "";
        if (op.MaskFromOffsets)
        {
            mask = layer.Graph.Emit("Sigmoid", [layer.Graph.Slice(offsets, axis: 1, 2 * taps, 3 * taps)]);
            offsets = layer.Graph.Slice(offsets, axis: 1, 0, 2 * taps);
        }

        List<string> inputs = [layer.Input, layer.Weight(TensorRole.Weight), offsets, op.Bias ? layer.Weight(TensorRole.Bias) : ""];
        if (mask.Length > 0)
        {
            inputs.Add(mask);
        }

        var value = layer.Graph.Emit("DeformConv", inputs, [.. Window(windows), Group(layer), AttributeProto.Of("offset_group", op.OffsetGroups)]);
        return ActivationLowering.Apply(layer.Graph, value, op.Activation);
    }

    /// <summary>The attributes of a sliding window, as convolutions and pools share them.</summary>
    public static IEnumerable<AttributeProto> Window(EquatableArray<AxisWindow> windows) =>
    [
        AttributeProto.Of("kernel_shape", windows.Select(static window => window.Kernel)),
        AttributeProto.Of("strides", windows.Select(static window => window.Stride)),
        AttributeProto.Of("pads", windows.Select(static window => window.PadLow).Concat(windows.Select(static window => window.PadHigh))),
        AttributeProto.Of("dilations", windows.Select(static window => window.Dilation)),
    ];

    private static AttributeProto Group(ExportedLayer layer) => AttributeProto.Of("group", layer.Analysis.Groups);

    private static string[] Operands(ExportedLayer layer, string value, bool bias) => bias
        ? [value, layer.Weight(TensorRole.Weight), layer.Weight(TensorRole.Bias)]
        : [value, layer.Weight(TensorRole.Weight)];
}
