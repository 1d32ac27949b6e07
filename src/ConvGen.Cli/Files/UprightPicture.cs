using System;
using System.IO;
using SkiaSharp;

namespace ConvGen.Cli.Files;

/// <summary>Decodes a picture as a person sees it: turned and mirrored as its EXIF orientation says, which cameras and phones write instead of turning pixels.</summary>
internal static class UprightPicture
{
    /// <summary>The pixels; null where the file is no picture of a known format, or damaged.</summary>
    public static SKBitmap? Decode(string path)
    {
        using var stream = File.OpenRead(path);
        using var codec = SKCodec.Create(stream);
        if (codec is null)
        {
            return null;
        }

        var origin = codec.EncodedOrigin;
        var decoded = SKBitmap.Decode(codec);
        return decoded is null || origin is SKEncodedOrigin.TopLeft or SKEncodedOrigin.Default ? decoded : Turn(decoded, origin);
    }

    /// <summary>Why a file that is no picture is none, where that can be told: <c>TIFF is not read …</c>.</summary>
    public static string? Obstacle(string path)
    {
        Span<byte> start = stackalloc byte[4];
        using var stream = File.OpenRead(path);
        var isTiff = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && (start.SequenceEqual("II*\0"u8) || start.SequenceEqual("MM\0*"u8));
        return isTiff ? "TIFF is not read; save the picture as PNG or JPEG" : null;
    }

    private static SKBitmap Turn(SKBitmap decoded, SKEncodedOrigin origin)
    {
        using (decoded)
        {
            // The four origins that name a side first exchange width and height.
            var (width, height) = (decoded.Width, decoded.Height);
            var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
            var upright = new SKBitmap(decoded.Info.WithSize(isTurned ? height : width, isTurned ? width : height));
            using var canvas = new SKCanvas(upright);
            canvas.SetMatrix(Matrix(origin, width, height));
            canvas.DrawBitmap(decoded, 0, 0, SKSamplingOptions.Default);
            return upright;
        }
    }

    // x' = a·x + c·y + e, y' = b·x + d·y + f, for a stored picture of w × h.
    private static SKMatrix Matrix(SKEncodedOrigin origin, float w, float h)
    {
        var (a, b, c, d, e, f) = origin switch
        {
            SKEncodedOrigin.TopRight => (-1f, 0f, 0f, 1f, w, 0f),
            SKEncodedOrigin.BottomRight => (-1f, 0f, 0f, -1f, w, h),
            SKEncodedOrigin.BottomLeft => (1f, 0f, 0f, -1f, 0f, h),
            SKEncodedOrigin.LeftTop => (0f, 1f, 1f, 0f, 0f, 0f),
            SKEncodedOrigin.RightTop => (0f, 1f, -1f, 0f, h, 0f),
            SKEncodedOrigin.RightBottom => (0f, -1f, -1f, 0f, h, w),
            SKEncodedOrigin.LeftBottom => (0f, -1f, 1f, 0f, 0f, w),
            _ => (1f, 0f, 0f, 1f, 0f, 0f),
        };
        return new SKMatrix(a, c, e, b, d, f, 0, 0, 1);
    }
}
