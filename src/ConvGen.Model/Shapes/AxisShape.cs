using System;

namespace ConvGen.Model;

/// <summary>The extent of a layer's output along one axis: the one place that knows it.</summary>
internal static class AxisShape
{
    /// <summary>The window of a layer that has one, with its padding resolved for an input of <paramref name="extent"/> positions; null for others.</summary>
    public static AxisWindow? Window(LayerOp op, int axis, int rank, long extent) => op switch
    {
        ConvOp conv => Resolve(conv.Window, axis, rank, extent, 0),
        DeformConvOp deform => Resolve(deform.Window, axis, rank, extent, 0),
        PoolOp pool => Resolve(pool.Window, axis, rank, extent, 0),
        ConvTransposeOp transposed => Resolve(transposed.Window, axis, rank, extent, transposed.OutputPadding.On(axis)),
        _ => null,
    };

    /// <summary>The output's extent over an input of <paramref name="extent"/> positions; below 1 where the input is too small.</summary>
    public static long Output(LayerOp op, int axis, int rank, long extent)
    {
        if (Window(op, axis, rank, extent) is { } window)
            return Output(op, window, extent);
        return op switch
        {
            GlobalPoolOp => 1,
            AdaptiveAvgPoolOp adaptive => adaptive.Output.On(axis),
            ResizeOp { Scale: { } scale } => extent * scale.On(axis),
            ResizeOp { Output: { } output } => output.On(axis),
            PixelShuffleOp shuffle => extent * shuffle.Factor,
            PixelUnshuffleOp unshuffle => extent / unshuffle.Factor,
            PadOp pad => extent + pad.Padding.Low(axis, rank) + pad.Padding.High(axis, rank),
            CropOp crop => extent - crop.Padding.Low(axis, rank) - crop.Padding.High(axis, rank),
            _ => extent,
        };
    }

    private static long Output(LayerOp op, AxisWindow window, long extent)
    {
        var reach = WindowArithmetic.Extent(window.Kernel, window.Dilation);
        if (op is ConvTransposeOp)
            return WindowArithmetic.Transposed(extent, reach, window.Stride, window.PadLow, window.PadHigh, window.OutputPadding);
        // In ceil mode a single window may hang over the end: PyTorch takes a pool of 3 over 2 positions.
        return op is PoolOp { CeilMode: true }
            ? WindowArithmetic.Ceil(extent, reach, window.Stride, window.PadLow, window.PadHigh)
            : WindowArithmetic.Floor(extent, reach, window.Stride, window.PadLow, window.PadHigh);
    }

    private static AxisWindow Resolve(WindowSpec spec, int axis, int rank, long extent, int outputPadding)
    {
        var (kernel, stride, dilation) = (spec.Kernel.On(axis), spec.Stride.On(axis), spec.Dilation.On(axis));
        var (low, high) = spec.AutoPad switch
        {
            AutoPadKind.Explicit => (spec.Padding.Low(axis, rank), spec.Padding.High(axis, rank)),
            AutoPadKind.Valid => (0L, 0L),
            _ => WindowArithmetic.Same(extent, WindowArithmetic.Extent(kernel, dilation), stride, spec.AutoPad == AutoPadKind.SameUpper),
        };
        // Windows wider than ArgumentReader.Largest are refused before anybody reads these pads.
        return new AxisWindow(kernel, stride, (int)Math.Min(low, int.MaxValue), (int)Math.Min(high, int.MaxValue), dilation, outputPadding);
    }
}
