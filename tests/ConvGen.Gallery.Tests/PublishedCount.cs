using System;
using System.Globalization;

namespace ConvGen.Gallery.Tests;

/// <summary>A count as publications give it: digits, and a unit or none. <c>4.089 G</c> says as much as it has digits.</summary>
internal static class PublishedCount
{
    /// <summary><paramref name="count"/> with the unit and the number of decimals of <paramref name="pattern"/>.</summary>
    public static string Like(string pattern, long count)
    {
        var parts = pattern.Split(' ');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : parts[0].Length - point - 1;
        var unit = parts.Length == 1 ? "" : parts[1];
        var digits = (count / Size(unit)).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return unit.Length == 0 ? digits : $"{digits} {unit}";
    }

    /// <summary>Four significant digits with the unit that leaves the fewest.</summary>
    public static string Short(long count) => count switch
    {
        >= 1_000_000_000 => Like("0.000 G", count),
        >= 1_000_000 => Like("0.0 M", count),
        _ => count.ToString("N0", CultureInfo.InvariantCulture),
    };

    private static decimal Size(string unit) => unit switch
    {
        "" => 1,
        "K" => 1e3m,
        "M" => 1e6m,
        "G" => 1e9m,
        _ => throw new FormatException($"'{unit}' is no unit of a count; K, M and G are"),
    };
}
