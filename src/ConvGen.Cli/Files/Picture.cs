using System;
using System.IO;
using ConvGen.Cli.Loading;
using ConvGen.Model;
using SkiaSharp;

namespace ConvGen.Cli.Files;

/// <summary>Reads picture files as a network's input.</summary>
internal static class Picture
{
    private const int BytesPerPixel = 4;

    /// <summary>The picture stretched to the input's size, with its bytes as the contract says; without a contract they become 0 to 1.</summary>
    public static float[] Read(string path, BoundaryTensor input, Normalization? contract)
    {
        if (input.Shape is not { Rank: 2, Channels: 1 or 3 } shape)
        {
            throw new ToolException($"'{path}' is a picture, but the input '{input.Name}' is {input.Shape}; only inputs of 1 or 3 channels with height and width take pictures");
        }

        using var decoded = UprightPicture.Decode(path) ?? throw new ToolException(
            $"'{path}' {(UprightPicture.Obstacle(path) is { } why ? $"cannot be read: {why}" : "is neither a .npy or .f32 file nor a picture of a known format, or it is damaged")}");
        using var bitmap = decoded.Copy(shape.Channels == 1 ? SKColorType.Gray8 : SKColorType.Rgba8888);
        var size = new ImageSize(shape.Extents[1], shape.Extents[0]);
        var pixels = new byte[size.Width * size.Height * shape.Channels];
        ImageInput.ResizeStretch(Dense(bitmap, shape.Channels), new ImageSize(bitmap.Width, bitmap.Height), pixels, size, channels: shape.Channels);
        return Normalize(pixels, shape, input.Layout, contract ?? new Normalization(default, default, 1.0 / byte.MaxValue, ChannelOrderKind.Rgb));
    }

    /// <summary>Whether an output of this shape is a picture: 1 or 3 channels with height and width.</summary>
    public static bool CanShow(TensorShape shape) => shape is { Rank: 2, Channels: 1 or 3 };

    /// <summary>Writes an output as PNG. Numbers that go beyond 2 are taken for 0 to 255, others for 0 to 1; what lies outside is clipped.</summary>
    public static void Write(Stream stream, BoundaryTensor output, ReadOnlySpan<float> values)
    {
        var (channels, positions) = (output.Shape.Channels, (int)output.Shape.Positions);
        var factor = Greatest(values) > 2 ? 1f : byte.MaxValue;
        using var bitmap = new SKBitmap(output.Shape.Extents[1], output.Shape.Extents[0], SKColorType.Rgba8888, SKAlphaType.Opaque);
        var pixels = bitmap.GetPixelSpan();
        for (var i = 0; i < positions; i++)
        {
            for (var c = 0; c < BytesPerPixel; c++)
            {
                var channel = Math.Min(c, channels - 1);
                var value = values[output.Layout == LayoutKind.ChannelsLast ? (i * channels) + channel : (channel * positions) + i];
                pixels[(i * BytesPerPixel) + c] = c == BytesPerPixel - 1 ? byte.MaxValue : Level(value * factor);
            }
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        data.SaveTo(stream);
    }

    private static byte Level(float value) => float.IsNaN(value) ? (byte)0 : (byte)Math.Clamp(MathF.Round(value), 0, byte.MaxValue);

    private static float Greatest(ReadOnlySpan<float> values)
    {
        var greatest = float.NegativeInfinity;
        foreach (var value in values)
        {
            greatest = Math.Max(greatest, float.IsNaN(value) ? greatest : value);
        }

        return greatest;
    }

    private static byte[] Dense(SKBitmap bitmap, int channels)
    {
        var source = bitmap.GetPixelSpan();
        var stride = channels == 1 ? 1 : BytesPerPixel;
        var dense = new byte[bitmap.Width * bitmap.Height * channels];
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width; x++)
            {
                source.Slice((y * bitmap.RowBytes) + (x * stride), channels).CopyTo(dense.AsSpan(((y * bitmap.Width) + x) * channels));
            }
        }

        return dense;
    }

    private static float[] Normalize(byte[] pixels, TensorShape shape, LayoutKind layout, Normalization contract)
    {
        var values = new float[pixels.Length];
        var positions = (int)shape.Positions;
        for (var i = 0; i < pixels.Length; i++)
        {
            var (position, channel) = Math.DivRem(i, shape.Channels);
            var target = contract.Order == ChannelOrderKind.Bgr ? shape.Channels - 1 - channel : channel;
            var mean = contract.Mean.IsEmpty ? 0 : contract.Mean[contract.Mean.Count == 1 ? 0 : target];
            var deviation = contract.Std.IsEmpty ? 1 : contract.Std[contract.Std.Count == 1 ? 0 : target];
            var index = layout == LayoutKind.ChannelsLast ? (position * shape.Channels) + target : (target * positions) + position;
            values[index] = (float)(((pixels[i] * contract.Scale) - mean) / deviation);
        }

        return values;
    }
}
