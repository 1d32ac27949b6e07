using System;
using System.IO;
using ConvGen;
using ConvGen.Cli.Files;
using SkiaSharp;

namespace Samples;

/// <summary>A decoded picture.</summary>
internal sealed class Picture : IDisposable
{
    private const int Channels = 3;
    private const int BytesPerPixel = 4;

    private readonly SKBitmap _bitmap;

    private Picture(SKBitmap bitmap, byte[] rgb)
    {
        _bitmap = bitmap;
        Rgb = rgb;
    }

    /// <summary>Its pixels: red, green, blue, row by row. What is drawn on it later does not appear here.</summary>
    public byte[] Rgb { get; }

    public ImageSize Size => new(_bitmap.Width, _bitmap.Height);

    /// <summary>Reads a picture file of any usual format.</summary>
    /// <exception cref="InputException">There is no such file, or it is no picture.</exception>
    public static Picture Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"cannot read the picture '{path}': there is no such file");
        }

        using var decoded = UprightPicture.Decode(path)
            ?? throw new InputException($"cannot read the picture '{path}': {UprightPicture.Obstacle(path) ?? "it is no picture of a known format, or it is damaged"}");
        return Of(decoded);
    }

    /// <summary>A picture of given pixels.</summary>
    public static Picture Of(ReadOnlySpan<byte> rgb, ImageSize size)
    {
        var bitmap = new SKBitmap(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        var rgba = bitmap.GetPixelSpan();
        for (int from = 0, to = 0; from < rgb.Length; from += Channels, to += BytesPerPixel)
        {
            rgb.Slice(from, Channels).CopyTo(rgba[to..]);
            rgba[to + Channels] = byte.MaxValue;
        }

        return new Picture(bitmap, rgb.ToArray());
    }

    /// <summary>A part of it.</summary>
    public Picture Crop(int left, int top, ImageSize size)
    {
        var part = new byte[size.Width * size.Height * Channels];
        var row = size.Width * Channels;
        for (var y = 0; y < size.Height; y++)
        {
            Rgb.AsSpan((((top + y) * _bitmap.Width) + left) * Channels, row).CopyTo(part.AsSpan(y * row));
        }

        return Of(part, size);
    }

    /// <summary>The picture at another size, by a cubic filter.</summary>
    public Picture Resize(ImageSize size)
    {
        using var resized = _bitmap.Resize(new SKSizeI(size.Width, size.Height), new SKSamplingOptions(SKCubicResampler.CatmullRom));
        return Of(resized);
    }

    /// <summary>This picture and another of the same height, side by side.</summary>
    public Picture Beside(Picture other)
    {
        using var both = new SKBitmap(_bitmap.Width + other._bitmap.Width, _bitmap.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(both))
        {
            canvas.DrawBitmap(_bitmap, 0, 0, SKSamplingOptions.Default);
            canvas.DrawBitmap(other._bitmap, _bitmap.Width, 0, SKSamplingOptions.Default);
        }

        return Of(both);
    }

    /// <summary>Draws on it.</summary>
    public void Draw(Action<SKCanvas> draw)
    {
        using var canvas = new SKCanvas(_bitmap);
        draw(canvas);
        canvas.Flush();
    }

    /// <summary>Writes it as PNG.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public void Save(string path)
    {
        try
        {
            using var png = _bitmap.Encode(SKEncodedImageFormat.Png, quality: 100) ?? throw new InputException($"cannot write '{path}': the picture cannot be encoded");
            using var file = File.Create(path);
            png.SaveTo(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot write '{path}': {exception.Message}");
        }
    }

    public void Dispose() => _bitmap.Dispose();

    private static Picture Of(SKBitmap source)
    {
        var bitmap = source.Copy(SKColorType.Rgba8888);
        var rgba = bitmap.GetPixelSpan();
        var rgb = new byte[bitmap.Width * bitmap.Height * Channels];
        for (int from = 0, to = 0; to < rgb.Length; from += BytesPerPixel, to += Channels)
        {
            rgba.Slice(from, Channels).CopyTo(rgb.AsSpan(to));
        }

        return new Picture(bitmap, rgb);
    }
}
