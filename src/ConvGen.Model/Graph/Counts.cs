using System.Collections.Generic;

namespace ConvGen.Model;

/// <summary>
/// Arithmetic on counts, none of them negative, that never wraps: what leaves 64 bits stays at <see cref="TooMany"/>, and whatever would be stated or run with it
/// is refused (CVG409, CVG411).
/// </summary>
public static class Counts
{
    /// <summary>The end of the range: a count that large, or larger.</summary>
    public const long TooMany = long.MaxValue;

    /// <summary>The most elements one .NET array holds: <c>Array.MaxLength</c>.</summary>
    public const long MostElements = 0x7FFFFFC7;

    /// <summary>The sum.</summary>
    public static long Add(long left, long right) => left > TooMany - right ? TooMany : left + right;

    /// <summary>The product.</summary>
    public static long Multiply(long left, long right) => left != 0 && right > TooMany / left ? TooMany : left * right;

    /// <summary>The sum of all.</summary>
    public static long Sum(IEnumerable<long> counts)
    {
        var sum = 0L;
        foreach (var count in counts)
            sum = Add(sum, count);
        return sum;
    }

    /// <summary>The product of all and <paramref name="first"/>.</summary>
    public static long Product(long first, IEnumerable<int> counts)
    {
        var product = first;
        foreach (var count in counts)
            product = Multiply(product, count);
        return product;
    }

    /// <summary>The count as people read it; at the end of the range, what is known of it.</summary>
    public static string Text(long count) =>
        (count == TooMany ? "more than " : "") + count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
