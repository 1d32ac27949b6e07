using System;
using System.Linq;

namespace ConvGen.Model;

/// <summary>The table of receptive-field rules: which positions a layer's outputs read along one axis.</summary>
public static class AxisMaps
{
    /// <summary>Patterns longer than this are cut off; they come from resizes between coprime extents.</summary>
    public const int LongestPeriod = 1024;

    /// <summary>
    /// The map of <paramref name="layer"/> along <paramref name="axis"/>, over an own input of <paramref name="input"/> positions; null for a layer
    /// that reads all of them at once. Norms over positions count as local, as the field does.
    /// </summary>
    public static AxisMap? Of(LayerAnalysis layer, int axis, int input)
    {
        if (layer.Shape is not { } shape || axis >= shape.Rank)
            return null;
        var output = shape.Extents[axis];
        return layer.Node.Op switch
        {
            ConvTransposeOp => Transposed(layer.Windows[axis]),
            ConvOp or DeformConvOp or PoolOp => Window(layer.Windows[axis]),
            GlobalPoolOp or DenseOp or FlattenOp => null,
            AdaptiveAvgPoolOp => output == 1 ? null : Adaptive(input, output),
            ResizeOp resize => Resized(resize, input, output),
            PixelShuffleOp shuffle => Periodic(shuffle.Factor, 1, static _ => new TapRun(0, 1, 1)),
            PixelUnshuffleOp unshuffle => new AxisMap(unshuffle.Factor, new(new TapRun(0, 1, unshuffle.Factor))),
            PadOp pad => Shifted(-pad.Padding.Low(axis, shape.Rank)),
            CropOp crop => Shifted(crop.Padding.Low(axis, shape.Rank)),
            _ => AxisMap.Identity,
        };
    }

    private static AxisMap Window(AxisWindow window) => new(window.Stride, new(new TapRun(-window.PadLow, window.Dilation, window.Kernel)));

    private static AxisMap Shifted(long by) => new(1, new(new TapRun(by, 1, 1)));

    /// <summary>
    /// Output o reads input i through tap t where i·s − p + t·d = o: the taps of o are those with t·d ≡ o+p (mod s). They lie s/g apart,
    /// g = gcd(s, d), and d/g apart in the input.
    /// </summary>
    private static AxisMap Transposed(AxisWindow window)
    {
        long stride = window.Stride, dilation = window.Dilation, kernel = window.Kernel;
        var common = Rational.Gcd(stride, dilation);
        var (spacing, step) = (stride / common, dilation / common);
        var inverse = Rational.Inverse(step, spacing);
        return Periodic(stride, 1, phase =>
        {
            var position = phase + (long)window.PadLow;
            if (position % common != 0)
                return default;
            var tap = position / common % spacing * inverse % spacing;
            if (tap >= kernel)
                return default;
            var count = ((kernel - 1 - tap) / spacing) + 1;
            var last = (position - (tap * dilation)) / stride;
            return new TapRun(last - (step * (count - 1)), step, count);
        });
    }

    /// <summary>Output i averages ⌊i·n/o⌋ … ⌈(i+1)·n/o⌉−1.</summary>
    private static AxisMap Adaptive(int input, int output)
    {
        var common = Rational.Gcd(input, output);
        return Periodic(output / common, input / common, i =>
        {
            var first = i * (long)input / output;
            return new TapRun(first, 1, Rational.CeilDivide((i + 1) * (long)input, output) - first);
        });
    }

    private static AxisMap Resized(ResizeOp op, int input, int output)
    {
        if (op.Mode == ResizeModeKind.Nearest)
        {
            var shared = Rational.Gcd(input, output);
            return Periodic(output / shared, input / shared, i => new TapRun(i * (long)input / output, 1, 1));
        }

        // The source position is numerator/denominator + i·advance/period: aligned corners map o−1 onto n−1, half-pixel centres (i+½)·n/o − ½.
        var (from, to) = op.AlignCorners ? (Math.Max(input - 1, 0), Math.Max(output - 1, 1)) : (input, output);
        var common = Rational.Gcd(from, to);
        return Periodic(to / common, from / common, i =>
        {
            var doubled = op.AlignCorners ? 2L * i * from : (((2L * i) + 1) * from) - to;
            var floor = Rational.FloorDivide(doubled, 2L * to);
            if (floor * 2L * to == doubled)
                return new TapRun(floor, 1, 1);
            return op.Mode == ResizeModeKind.Bilinear ? new TapRun(floor, 1, 2) : new TapRun(floor - 1, 1, 4);
        });
    }

    private static AxisMap Periodic(long period, long advance, Func<int, TapRun> phase)
    {
        if (period > LongestPeriod)
        {
            // The pattern is cut off: the advance of the kept part is rounded to the nearest position.
            advance = (long)Math.Round(advance * (double)LongestPeriod / period);
            period = LongestPeriod;
        }

        return new AxisMap(advance, Enumerable.Range(0, (int)period).Select(phase).ToEquatable());
    }
}
