using System.Collections.Generic;

namespace ConvGen.Model;

/// <summary>Counts of elements that may not overflow.</summary>
internal static class Elements
{
    /// <summary>The product of <paramref name="channels"/> and <paramref name="extents"/>, or null where it is more than an array holds.</summary>
    public static long? Count(long channels, IEnumerable<int> extents)
    {
        var product = channels;
        foreach (var extent in extents)
        {
            if (product > int.MaxValue)
                return null;
            product *= extent;
        }

        return product > int.MaxValue ? null : product;
    }

    /// <summary>Whether an array holds that many.</summary>
    public static bool Fit(long channels, IEnumerable<int> extents) => Count(channels, extents) is not null;
}
