using System;
using System.IO;
using System.Linq;
using SkiaSharp;

namespace Tutorial;

/// <summary>A grid of feature maps: a row per layer, led by the photograph with the layer's receptive field drawn to scale.</summary>
internal sealed class FeatureSheet(byte[] photo, int photoSide) : IDisposable
{
    public const int MapsPerRow = 6;

    private const int Cell = 160;
    private const int Gap = 8;
    private const int LabelHeight = 26;
    private const int LabelScale = 3;
    private const int MostRows = 3;

    private readonly SKBitmap _sheet = Blank(((Cell + Gap) * (MapsPerRow + 1)) + Gap, ((Cell + Gap + LabelHeight) * MostRows) + Gap);
    private int _rows;

    public void AddRow(float[] maps, int channels, int side, int receptiveField)
    {
        var top = Gap + (_rows++ * (Cell + Gap + LabelHeight));
        using var canvas = new SKCanvas(_sheet);
        PixelFont.Draw(canvas, Text.Of($"RF {receptiveField}X{receptiveField}"), Gap, top, LabelScale);
        DrawSquare(canvas, photoSide, 0, top, i => new SKColor(photo[3 * i], photo[(3 * i) + 1], photo[(3 * i) + 2]));
        DrawField(canvas, receptiveField, top);

        var planes = Enumerable.Range(0, channels).Select(channel => maps.AsSpan(channel * side * side, side * side).ToArray()).OrderByDescending(Contrast).Take(MapsPerRow);
        foreach (var (column, values) in planes.Index())
        {
            var (least, most) = (values.Min(), values.Max());
            DrawSquare(canvas, side, column + 1, top, i => Grey((values[i] - least) / Math.Max(most - least, float.Epsilon)));
        }
    }

    public void Save(string path)
    {
        using var file = File.Create(path);
        _sheet.Encode(file, SKEncodedImageFormat.Png, quality: 100);
    }

    public void Dispose() => _sheet.Dispose();

    private static SKBitmap Blank(int width, int height)
    {
        var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.MidnightBlue);
        return bitmap;
    }

    private static void DrawSquare(SKCanvas canvas, int side, int column, int top, Func<int, SKColor> colorOf)
    {
        using var bitmap = new SKBitmap(side, side) { Pixels = [.. Enumerable.Range(0, side * side).Select(colorOf)] };
        using var image = SKImage.FromBitmap(bitmap);
        var left = Gap + (column * (Cell + Gap));
        canvas.DrawImage(image, SKRect.Create(left, top + LabelHeight, Cell, Cell), new SKSamplingOptions(side > Cell ? SKFilterMode.Linear : SKFilterMode.Nearest, SKMipmapMode.Nearest));
    }

    private void DrawField(SKCanvas canvas, int receptiveField, int top)
    {
        using var frame = new SKPaint { Style = SKPaintStyle.Stroke, Color = new SKColor(0x39, 0xFF, 0x14), StrokeWidth = 2 };
        var size = receptiveField * (float)Cell / photoSide;
        canvas.DrawRect(SKRect.Create(Gap + ((Cell - size) / 2), top + LabelHeight + ((Cell - size) / 2), size, size), frame);
    }

    private static double Contrast(float[] values)
    {
        var mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean));
    }

    private static SKColor Grey(float value)
    {
        var level = (byte)Math.Round(255 * value);
        return new SKColor(level, level, level);
    }
}
