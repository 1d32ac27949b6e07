using System;
using System.Globalization;
using System.Linq;
using ConvGen.Model;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>Pools. Partial last windows are written as padding, because runtimes disagree on the output size under ceil_mode.</summary>
internal static class PoolingLowering
{
    public static string Lower(ExportedLayer layer, PoolOp op)
    {
        var declared = layer.Analysis.Windows;
        var windows = declared.Select((window, axis) => window with { PadHigh = ReadPadding(layer, window, axis) }).ToEquatable();
        if (!op.Average)
        {
            return layer.Graph.Emit("MaxPool", [layer.Input], ConvolutionLowering.Window(windows));
        }

        var value = layer.Input;
        var countsPadding = op.CountIncludePad;
        if (countsPadding && windows != declared)
        {
            // PyTorch counts the declared padding but not what ceil mode adds: so only that part is real to the pool.
            value = SpatialPadding.Pad(
                layer.Graph, value, layer.InputShape, [.. declared.Select(static w => w.PadLow)], [.. declared.Select(static w => w.PadHigh)], PaddingModeKind.Zeros);
            windows = windows.Select((window, axis) => window with { PadLow = 0, PadHigh = window.PadHigh - declared[axis].PadHigh }).ToEquatable();
            countsPadding = false;
        }

        // Average pools of opset 17 know no dilation.
        var attributes = ConvolutionLowering.Window(windows).Where(static attribute => attribute.Name != "dilations");
        return layer.Graph.Emit("AveragePool", [value], [.. attributes, AttributeProto.Of("count_include_pad", countsPadding ? 1 : 0)]);
    }

    public static string Lower(ExportedLayer layer, GlobalPoolOp op)
    {
        if (layer.Rank == 0)
        {
            return layer.Input;
        }

        var value = layer.Graph.Emit(op.Average ? "GlobalAveragePool" : "GlobalMaxPool", [layer.Input]);
        return layer.Shape.Rank == layer.Rank ? value : layer.Graph.Reshape(value, layer.Shape);
    }

    public static string LowerAdaptive(ExportedLayer layer)
    {
        var extents = layer.InputShape.Extents;
        var outputs = layer.Shape.Extents;
        if (Enumerable.Range(0, layer.Rank).All(axis => extents[axis] % outputs[axis] == 0))
        {
            var windows = extents.Select((extent, axis) => new AxisWindow(extent / outputs[axis], extent / outputs[axis], 0, 0)).ToEquatable();
            return layer.Graph.Emit(
                "AveragePool", [layer.Input], ConvolutionLowering.Window(windows).Where(static attribute => attribute.Name != "dilations"));
        }

        var value = layer.Input;
        for (var axis = 0; axis < layer.Rank; axis++)
        {
            if ((long)extents[axis] * outputs[axis] > AxisMatrix.MostElements)
            {
                throw new OnnxExportException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{layer.Name}': averages of {extents[axis]} to {outputs[axis]} positions are no pooling and too large as a matrix; at most {AxisMatrix.MostElements} elements are written."));
            }

            value = AxisMatrix.Apply(layer.Graph, value, layer.Rank, axis, AdaptiveWeights(extents[axis], outputs[axis]));
        }

        return value;
    }

    /// <summary>The padding after the last position that the last window reads: more than declared under ceil mode.</summary>
    private static int ReadPadding(ExportedLayer layer, AxisWindow window, int axis)
    {
        var read = ((layer.Shape.Extents[axis] - 1) * window.Stride) + window.Extent;
        return Math.Max(window.PadHigh, read - layer.InputShape.Extents[axis] - window.PadLow);
    }

    private static float[,] AdaptiveWeights(int from, int to)
    {
        var weights = new float[to, from];
        for (var i = 0; i < to; i++)
        {
            var start = i * from / to;
            var end = (((i + 1) * from) + to - 1) / to;
            for (var j = start; j < end; j++)
            {
                weights[i, j] = 1f / (end - start);
            }
        }

        return weights;
    }
}
