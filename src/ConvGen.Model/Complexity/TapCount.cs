using System;

namespace ConvGen.Model;

/// <summary>Taps that meet something.</summary>
internal static class TapCount
{
    /// <summary>
    /// V = Σ over positions o &lt; <paramref name="positions"/> of the taps t with 0 ≤ o·s − p + t·d &lt; <paramref name="extent"/>. Read the other way
    /// round it counts a transposed convolution's taps that land inside its output.
    /// </summary>
    public static long Inside(AxisWindow window, long extent, long positions)
    {
        var sum = 0L;
        for (var tap = 0L; tap < window.Kernel; tap++)
        {
            var offset = (tap * window.Dilation) - window.PadLow;
            var first = Math.Max(0, Rational.CeilDivide(-offset, window.Stride));
            var last = Math.Min(positions - 1, Rational.FloorDivide(extent - 1 - offset, window.Stride));
            sum += Math.Max(0, last - first + 1);
        }

        return sum;
    }
}
