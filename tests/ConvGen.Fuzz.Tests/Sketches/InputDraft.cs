using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <summary>Draws the channels and extents of an input.</summary>
internal static class InputDraft
{
    /// <summary>What an input of <paramref name="style"/> may have.</summary>
    public static (int Channels, int[] Extents) Draw(Dice dice, SketchStyle style) => style.LeastInput == 0 ? Small(dice, style) : Large(dice, style);

    private static (int Channels, int[] Extents) Small(Dice dice, SketchStyle style)
    {
        var rank = dice.Pick(2, 2, 1, 2, 3, 2, 0);
        int[] extents = [.. Enumerable.Range(0, rank).Select(_ => dice.Between(1, rank switch { 1 => 60, 2 => 24, _ => 9 }))];
        if (rank > 0 && !dice.OnceIn(4))
            extents = [.. extents.Select(static extent => Math.Max(extent, 6))];
        return (dice.Pick(style.Channels), extents);
    }

    // Sizes are even on a logarithmic scale, and so are the proportions: limits lie anywhere between a few kilobytes and megabytes.
    private static (int Channels, int[] Extents) Large(Dice dice, SketchStyle style)
    {
        var rank = dice.Pick(2, 2, 1, 2, 3, 3);
        var channels = dice.Pick(style.Channels);
        var elements = style.LeastInput * Math.Pow(style.MostElements / (double)style.LeastInput, Share(dice));
        var rest = Math.Max(1, elements / channels);
        var extents = new List<int>();
        for (var axes = rank; axes > 1; axes--)
        {
            // An equal share of the positions that are left, give or take up to the factor by which such shares differ in pictures and scans.
            var extent = Math.Clamp((int)Math.Round(Math.Pow(rest, 1.0 / axes) * Math.Pow(4, Share(dice) - 0.5)), 1, (int)rest);
            extents.Add(extent);
            rest = Math.Max(1, rest / extent);
        }

        return (channels, [.. extents, Math.Max(1, (int)rest)]);
    }

    private static double Share(Dice dice) => dice.Roll(1000) / 1000.0;
}
