using System;
using System.Collections.Generic;

namespace ConvGen.Model;

/// <summary>How many letters two names differ in.</summary>
public static class EditDistance
{
    /// <summary>For a message: <c>; did you mean 'conv1'?</c>, or nothing where no candidate is near.</summary>
    public static string Question(string name, IEnumerable<string> candidates) => Nearest(name, candidates) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    /// <summary>The name among <paramref name="candidates"/> nearest to <paramref name="name"/>, the first of equals; null if none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        // Beyond half the letters a suggestion is noise.
        var limit = Math.Max(2, name.Length / 2);
        string? nearest = null;
        foreach (var candidate in candidates)
        {
            var distance = Between(name, candidate);
            if (distance <= limit)
            {
                (nearest, limit) = (candidate, distance - 1);
            }
        }

        return nearest;
    }

    private static int Between(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            row[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.Min(same, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[right.Length];
    }
}
