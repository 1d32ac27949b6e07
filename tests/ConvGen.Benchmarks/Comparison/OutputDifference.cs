using System;
using System.Linq;

namespace ConvGen.Benchmarks;

/// <summary>How far the outputs of two engines lie apart.</summary>
internal static class OutputDifference
{
    /// <summary>The largest difference, as a share of the largest magnitude of <paramref name="expected"/>.</summary>
    public static double Relative(float[] expected, float[] actual)
    {
        var largest = expected.Max(Math.Abs);
        return expected.Zip(actual, static (left, right) => Math.Abs(left - (double)right)).Max() / largest;
    }
}
