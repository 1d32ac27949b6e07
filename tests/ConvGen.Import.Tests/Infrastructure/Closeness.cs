using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ConvGen.Import.Tests;

/// <summary>Compares tensors.</summary>
internal static class Closeness
{
    /// <summary>The largest difference, as a share of the largest magnitude of <paramref name="expected"/>.</summary>
    public static double RelativeDifference(IReadOnlyList<float> expected, IReadOnlyList<float> actual)
    {
        if (expected.Count != actual.Count)
        {
            return double.PositiveInfinity;
        }

        var scale = expected.Count == 0 ? 1 : expected.Max(Math.Abs);
        var difference = expected.Zip(actual, static (left, right) => left.Equals(right) ? 0 : Math.Abs(left - (double)right)).DefaultIfEmpty().Max();
        return double.IsNaN(difference) ? double.PositiveInfinity : difference / (scale == 0 ? 1 : scale);
    }

    public static void AssertClose(IReadOnlyList<float> expected, IReadOnlyList<float> actual, double tolerance) =>
        Assert.InRange(RelativeDifference(expected, actual), 0, tolerance);
}
