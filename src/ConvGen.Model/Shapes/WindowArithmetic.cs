using System;

namespace ConvGen.Model;

/// <summary>
/// How many positions a sliding window makes along one axis. Input n, kernel extent ke = d(k−1)+1, stride s, pads p and q, output
/// padding a; everything in longs, so that absurd arguments give absurd sizes instead of wrong ones.
/// </summary>
public static class WindowArithmetic
{
    /// <summary>The effective kernel d(k−1)+1.</summary>
    public static long Extent(int kernel, int dilation) => ((long)dilation * (kernel - 1)) + 1;

    /// <summary>⌊(n+p+q−ke)/s⌋+1; below 1 where the window does not fit.</summary>
    public static long Floor(long input, long extent, long stride, long low, long high) =>
        Rational.FloorDivide(input + low + high - extent, stride) + 1;

    /// <summary>⌈(n+p+q−ke)/s⌉+1, less one if that window would start behind the input and its low pad, as PyTorch has it.</summary>
    public static long Ceil(long input, long extent, long stride, long low, long high)
    {
        var output = UncorrectedCeil(input, extent, stride, low, high);
        return (output - 1) * stride >= input + low ? output - 1 : output;
    }

    /// <summary>⌈(n+p+q−ke)/s⌉+1, as runtimes without the correction have it.</summary>
    public static long UncorrectedCeil(long input, long extent, long stride, long low, long high) =>
        Rational.CeilDivide(input + low + high - extent, stride) + 1;

    /// <summary>(n−1)s−p−q+d(k−1)+a+1.</summary>
    public static long Transposed(long input, long extent, long stride, long low, long high, long outputPadding) =>
        ((input - 1) * stride) - low - high + extent + outputPadding;

    /// <summary>The outputs [first, last) whose windows lie wholly inside the input; none where last is not above first.</summary>
    public static (int First, int Last) Inside(AxisWindow window, int input, int output)
    {
        var first = Rational.CeilDivide(window.PadLow, window.Stride);
        var room = (long)input + window.PadLow - Extent(window.Kernel, window.Dilation);
        var last = room < 0 ? 0 : Math.Min(output, (room / window.Stride) + 1);
        return ((int)Math.Min(first, output), (int)last);
    }

    /// <summary>The pads that give ⌈n/s⌉ outputs, the odd one at the end or at the beginning.</summary>
    public static (long Low, long High) Same(long input, long extent, long stride, bool isUpper)
    {
        var output = Rational.CeilDivide(input, stride);
        var total = Math.Max(((output - 1) * stride) + extent - input, 0);
        var less = total / 2;
        return isUpper ? (less, total - less) : (total - less, less);
    }
}
