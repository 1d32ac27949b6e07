using System.Collections.Generic;
using SkiaSharp;

namespace Tutorial;

/// <summary>Digits and the few letters of a label, three by five pixels each: no font file is needed on any system.</summary>
internal static class PixelFont
{
    private const int Width = 3;

    private static readonly Dictionary<char, string> Glyphs = new()
    {
        ['0'] = "####.##.##.####", ['1'] = ".#.##..#..#.###", ['2'] = "###..#####..###", ['3'] = "###..#.##..####", ['4'] = "#.##.####..#..#",
        ['5'] = "####..###..####", ['6'] = "####..####.####", ['7'] = "###..#..#..#..#", ['8'] = "####.#####.####", ['9'] = "####.####..####",
        ['R'] = "##.#.###.#.##.#", ['F'] = "####..##.#..#..", ['X'] = "...#.#.#.#.#...",
    };

    public static void Draw(SKCanvas canvas, string text, int left, int top, int scale)
    {
        using var ink = new SKPaint { Color = SKColors.White };
        foreach (var character in text)
        {
            for (var i = 0; Glyphs.TryGetValue(character, out var glyph) && i < glyph.Length; i++)
            {
                if (glyph[i] == '#')
                {
                    canvas.DrawRect(SKRect.Create(left + (i % Width * scale), top + (i / Width * scale), scale, scale), ink);
                }
            }

            left += (Width + 1) * scale;
        }
    }
}
