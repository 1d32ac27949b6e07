using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ConvGen.Conformance.Golden;

/// <summary>Comparison by the largest magnitude: small outputs next to large ones are not judged relatively.</summary>
public static class Closeness
{
    /// <summary>What differs, or null when every element is within <paramref name="tolerance"/> of the largest magnitude.</summary>
    public static string? Difference(IReadOnlyList<float> expected, IReadOnlyList<float> actual, double tolerance)
    {
        if (expected.Count != actual.Count)
            return string.Create(CultureInfo.InvariantCulture, $"{actual.Count} elements instead of {expected.Count}");
        var magnitude = Math.Max(expected.Max(static value => Math.Abs((double)value)), float.Epsilon);
        for (var i = 0; i < expected.Count; i++)
        {
            var error = Math.Abs((double)actual[i] - expected[i]) / magnitude;

            // Written so that NaN is a difference.
            if (!(error <= tolerance))
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"element {i} is {actual[i]:R} instead of {expected[i]:R}: {error:E2} of the largest magnitude {magnitude:G4}, {tolerance:E0} allowed");
            }
        }

        return null;
    }
}
