using System;
using System.Collections.Generic;
using System.IO;
using ConvGen;
using SkiaSharp;

namespace FaceDetection;

/// <summary>A decoded picture.</summary>
internal sealed class Picture : IDisposable
{
    private readonly SKBitmap _bitmap;

    private Picture(SKBitmap bitmap, byte[] rgb)
    {
        _bitmap = bitmap;
        Rgb = rgb;
    }

    /// <summary>Its pixels: red, green, blue, row by row.</summary>
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

        using var decoded = SKBitmap.Decode(path) ?? throw new InputException($"cannot read the picture '{path}': it is no picture of a known format, or it is damaged");
        var bitmap = decoded.Copy(SKColorType.Rgba8888);
        var rgba = bitmap.GetPixelSpan();
        var rgb = new byte[bitmap.Width * bitmap.Height * 3];
        for (int from = 0, to = 0; to < rgb.Length; from += 4, to += 3)
        {
            rgba.Slice(from, 3).CopyTo(rgb.AsSpan(to));
        }

        return new Picture(bitmap, rgb);
    }

    /// <summary>Writes the picture with boxes drawn around <paramref name="faces"/>, as PNG.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public void Save(string path, IReadOnlyList<Detection> faces)
    {
        using var canvas = new SKCanvas(_bitmap);
        using var frame = new SKPaint
        {
            Style = SKPaintStyle.Stroke, Color = new SKColor(0x39, 0xFF, 0x14), StrokeWidth = Math.Max(2, _bitmap.Width / 200), IsAntialias = true,
        };
        foreach (var face in faces)
        {
            canvas.DrawRect(new SKRect(face.Box.Left, face.Box.Top, face.Box.Right, face.Box.Bottom), frame);
        }

        canvas.Flush();
        try
        {
            using var file = File.Create(path);
            _bitmap.Encode(file, SKEncodedImageFormat.Png, quality: 100);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot write '{path}': {exception.Message}");
        }
    }

    public void Dispose() => _bitmap.Dispose();
}
