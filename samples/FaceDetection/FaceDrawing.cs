using System;
using System.Collections.Generic;
using ConvGen;
using Samples;
using SkiaSharp;

namespace FaceDetection;

/// <summary>Draws what was found.</summary>
internal static class FaceDrawing
{
    private static readonly SKColor Green = new(0x39, 0xFF, 0x14);

    /// <summary>Draws boxes around <paramref name="faces"/>.</summary>
    public static void Draw(Picture picture, IEnumerable<Detection> faces) => picture.Draw(canvas =>
    {
        using var frame = new SKPaint { Style = SKPaintStyle.Stroke, Color = Green, StrokeWidth = Math.Max(2, picture.Size.Width / 200), IsAntialias = true };
        foreach (var face in faces)
        {
            canvas.DrawRect(new SKRect(face.Box.Left, face.Box.Top, face.Box.Right, face.Box.Bottom), frame);
        }
    });
}
