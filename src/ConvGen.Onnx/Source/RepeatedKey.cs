using System;
using System.Globalization;

namespace ConvGen.Onnx;

/// <summary>Keys that count: <c>layer1.0</c>, <c>layer1.1</c> are <c>layer1.{n}</c>.</summary>
internal static class RepeatedKey
{
    private const string Counter = "{n}";

    /// <summary>Whether <paramref name="next"/> is <paramref name="key"/> with one number in it counted on.</summary>
    public static bool IsNext(string key, string next) => Find(key, next) is not null;

    /// <summary>The pattern of two neighbouring keys, and the number that the first has.</summary>
    public static (string Pattern, int First) Pattern(string key, string next) =>
        Find(key, next) ?? throw new ArgumentException($"'{next}' does not follow '{key}'", nameof(next));

    /// <summary>Whether <paramref name="key"/> is what <paramref name="pattern"/> says for <paramref name="number"/>.</summary>
    public static bool Matches(string key, string pattern, int number) =>
        key == pattern.Replace(Counter, number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static (string Pattern, int First)? Find(string key, string next)
    {
        if (key.Contains(Counter, StringComparison.Ordinal))
        {
            return null;
        }

        var start = key.AsSpan().CommonPrefixLength(next);
        while (start > 0 && char.IsAsciiDigit(key[start - 1]))
        {
            start--;
        }

        var (number, rest) = Split(key, start);
        var (following, restOfNext) = Split(next, start);
        return number >= 0 && following == number + 1 && rest == restOfNext ? (key[..start] + Counter + rest, number) : null;
    }

    /// <summary>The number at <paramref name="start"/> and what follows it; −1 where there is none, or one that would be written differently (007).</summary>
    private static (int Number, string Tail) Split(string key, int start)
    {
        var end = start;
        while (end < key.Length && char.IsAsciiDigit(key[end]))
        {
            end++;
        }

        var digits = key.AsSpan(start, end - start);
        var isCounter = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (digits.Length == 1 || digits[0] != '0');
        return (isCounter ? number : -1, key[end..]);
    }
}
