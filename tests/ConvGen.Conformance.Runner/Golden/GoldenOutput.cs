using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace ConvGen.Conformance.Golden;

/// <summary>A golden output by its first elements and its moments.</summary>
/// <param name="First">The first elements.</param>
/// <param name="Mean">Mean of all.</param>
/// <param name="Deviation">Standard deviation of all, as of a sample.</param>
/// <param name="Magnitude">Largest magnitude.</param>
/// <param name="Argmax">Index of the largest.</param>
public sealed record GoldenOutput(double[] First, double Mean, double Deviation, double Magnitude, int Argmax)
{
    /// <summary>What differs by more than <paramref name="tolerance"/> of the largest magnitude, or null.</summary>
    public string? Difference(float[] actual, double tolerance)
    {
        var mean = actual.Average(static value => (double)value);
        var deviation = Math.Sqrt(actual.Sum(value => (value - mean) * (value - mean)) / (actual.Length - 1));
        var checks = First.Select((expected, i) => (What: $"element {i}", Expected: expected, Actual: (double)actual[i]))
            .Append((What: "mean", Expected: Mean, Actual: mean))
            .Append((What: "standard deviation", Expected: Deviation, Actual: deviation))
            .Append((What: "largest magnitude", Expected: Magnitude, Actual: actual.Max(static value => Math.Abs((double)value))))
            .Append((What: "the element at the golden argmax, the largest,", Expected: actual.Max(), Actual: actual[Argmax]));

        // Written so that NaN is a difference.
        return checks.Where(check => !(Math.Abs(check.Actual - check.Expected) <= tolerance * Magnitude))
            .Select(check => string.Create(
                CultureInfo.InvariantCulture,
                $"{check.What} is {check.Actual:R} instead of {check.Expected:R} (largest magnitude {Magnitude:G4}, {tolerance:E0} of it allowed)"))
            .FirstOrDefault();
    }

    internal static GoldenOutput Read(JsonElement golden) => new(
        [.. golden.GetProperty("first").EnumerateArray().Select(static value => value.GetDouble())],
        golden.GetProperty("mean").GetDouble(),
        golden.GetProperty("std").GetDouble(),
        golden.GetProperty("absmax").GetDouble(),
        golden.GetProperty("argmax").GetInt32());
}
