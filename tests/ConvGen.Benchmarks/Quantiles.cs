using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Benchmarks;

/// <summary>Quantiles and means of measured values.</summary>
internal static class Quantiles
{
    /// <summary>The value below which <paramref name="share"/> of the values lie, linear between neighbours.</summary>
    /// <param name="values">At least one value, in any order.</param>
    /// <param name="share">0 the least, 0.5 the median, 1 the largest.</param>
    public static double Of(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>The median.</summary>
    public static double Median(IEnumerable<double> values) => Of(values, 0.5);

    /// <summary>The geometric mean of positive values, of which there is at least one.</summary>
    public static double GeometricMean(IEnumerable<double> values) => Math.Exp(values.Average(Math.Log));
}
