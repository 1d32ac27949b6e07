using System.IO;
using ConvGen;
using SkiaSharp;

namespace Tutorial;

/// <summary>Reads a photograph as the bytes a network takes: red, green, blue, row by row.</summary>
internal static class Photo
{
    public static byte[] Load(string path, ImageSize size)
    {
        using var bitmap = SKBitmap.Decode(path) ?? throw new InvalidDataException($"'{path}' is no picture");
        var rgb = new byte[bitmap.Width * bitmap.Height * 3];
        for (var (i, to) = (0, 0); to < rgb.Length; i++)
        {
            var pixel = bitmap.GetPixel(i % bitmap.Width, i / bitmap.Width);
            (rgb[to++], rgb[to++], rgb[to++]) = (pixel.Red, pixel.Green, pixel.Blue);
        }

        var resized = new byte[size.Width * size.Height * 3];
        ImageInput.ResizeStretch(rgb, new ImageSize(bitmap.Width, bitmap.Height), resized, size);
        return resized;
    }
}
