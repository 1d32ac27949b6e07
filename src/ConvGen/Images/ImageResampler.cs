using System;
using System.Buffers;
using System.Runtime.Intrinsics;

namespace ConvGen;

/// <summary>
/// Resamples interleaved images separably: for every new row the old rows are blended into one row of floats, 16 bytes at a time, and from that
/// the new pixels are blended, a pixel's channels being the lanes of one 128-bit vector. Products and sums are rounded one by one, so that every
/// processor gives the same bytes.
/// </summary>
internal static class ImageResampler
{
    // A pixel is read and written as four floats even if it has fewer channels: room behind the last one.
    private const int PixelLanes = 4;

    /// <summary>Resamples an image into a part of another.</summary>
    /// <param name="source">The image.</param>
    /// <param name="sourceSize">Its size.</param>
    /// <param name="destination">Where the part's first pixel goes.</param>
    /// <param name="stride">Bytes from row to row of the destination.</param>
    /// <param name="size">The part's size.</param>
    /// <param name="filter">How a pixel is made.</param>
    /// <param name="channels">Bytes per pixel, at most four.</param>
    public static void Resample(
        ReadOnlySpan<byte> source, ImageSize sourceSize, Span<byte> destination, int stride, ImageSize size, ImageFilter filter, int channels)
    {
        var sourceStride = sourceSize.Width * channels;
        var rowLength = size.Width * channels;
        using var rows = new ResampleAxis(sourceSize.Height, size.Height, filter);
        using var columns = new ResampleAxis(sourceSize.Width, size.Width, filter);
        var memory = ArrayPool<float>.Shared.Rent(sourceStride + rowLength + (2 * PixelLanes));
        var blended = memory.AsSpan(0, sourceStride + PixelLanes);
        var pixels = memory.AsSpan(blended.Length, rowLength + PixelLanes);
        blended[sourceStride..].Clear();
        for (var y = 0; y < size.Height; y++)
        {
            BlendRows(source, sourceStride, rows.First(y), rows.Weights(y), blended);
            BlendPixels(blended, columns, channels, pixels);
            Round(pixels[..rowLength], destination.Slice(y * stride, rowLength));
        }

        ArrayPool<float>.Shared.Return(memory);
    }

    private static void BlendRows(ReadOnlySpan<byte> source, int stride, int first, ReadOnlySpan<float> weights, Span<float> blended)
    {
        for (var tap = 0; tap < weights.Length; tap++)
        {
            var row = source.Slice((first + tap) * stride, stride);
            if (tap == 0)
            {
                Multiply(row, weights[0], blended);
            }
            else
            {
                MultiplyAdd(row, weights[tap], blended);
            }
        }
    }

    private static void Multiply(ReadOnlySpan<byte> row, float weight, Span<float> sum)
    {
        var i = 0;
        for (; i <= row.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            var (a, b, c, d) = Widen(Vector128.Create(row[i..]));
            (a * weight).CopyTo(sum[i..]);
            (b * weight).CopyTo(sum[(i + 4)..]);
            (c * weight).CopyTo(sum[(i + 8)..]);
            (d * weight).CopyTo(sum[(i + 12)..]);
        }

        // The tail shorter than a vector.
        for (; i < row.Length; i++)
        {
            sum[i] = row[i] * weight;
        }
    }

    private static void MultiplyAdd(ReadOnlySpan<byte> row, float weight, Span<float> sum)
    {
        var i = 0;
        for (; i <= row.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            var (a, b, c, d) = Widen(Vector128.Create(row[i..]));
            (Vector128.Create<float>(sum[i..]) + (a * weight)).CopyTo(sum[i..]);
            (Vector128.Create<float>(sum[(i + 4)..]) + (b * weight)).CopyTo(sum[(i + 4)..]);
            (Vector128.Create<float>(sum[(i + 8)..]) + (c * weight)).CopyTo(sum[(i + 8)..]);
            (Vector128.Create<float>(sum[(i + 12)..]) + (d * weight)).CopyTo(sum[(i + 12)..]);
        }

        // The tail shorter than a vector.
        for (; i < row.Length; i++)
        {
            sum[i] += row[i] * weight;
        }
    }

    private static (Vector128<float> A, Vector128<float> B, Vector128<float> C, Vector128<float> D) Widen(Vector128<byte> bytes)
    {
        var (low, high) = Vector128.Widen(bytes);
        var (a, b) = Vector128.Widen(low);
        var (c, d) = Vector128.Widen(high);
        return (
            Vector128.ConvertToSingle(a.AsInt32()), Vector128.ConvertToSingle(b.AsInt32()),
            Vector128.ConvertToSingle(c.AsInt32()), Vector128.ConvertToSingle(d.AsInt32()));
    }

    // Every pixel is stored as four lanes; those beyond its channels are overwritten by the next pixel.
    private static void BlendPixels(ReadOnlySpan<float> row, ResampleAxis columns, int channels, Span<float> pixels)
    {
        for (var x = 0; x < columns.Count; x++)
        {
            var weights = columns.Weights(x);
            var taps = row[(columns.First(x) * channels)..];
            var sum = Vector128.Create(taps) * weights[0];
            for (var tap = 1; tap < weights.Length; tap++)
            {
                sum += Vector128.Create(taps[(tap * channels)..]) * weights[tap];
            }

            sum.CopyTo(pixels[(x * channels)..]);
        }
    }

    // Weights sum to 1 and are not negative, so a rounded value lies in 0 to 255.
    private static void Round(ReadOnlySpan<float> values, Span<byte> bytes)
    {
        var half = Vector128.Create(0.5f);
        var i = 0;
        for (; i <= values.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            var a = Vector128.ConvertToInt32(Vector128.Create(values[i..]) + half);
            var b = Vector128.ConvertToInt32(Vector128.Create(values[(i + 4)..]) + half);
            var c = Vector128.ConvertToInt32(Vector128.Create(values[(i + 8)..]) + half);
            var d = Vector128.ConvertToInt32(Vector128.Create(values[(i + 12)..]) + half);
            Vector128.Narrow(Vector128.Narrow(a, b).AsUInt16(), Vector128.Narrow(c, d).AsUInt16()).CopyTo(bytes[i..]);
        }

        // The tail shorter than a vector.
        for (; i < values.Length; i++)
        {
            bytes[i] = (byte)(values[i] + 0.5f);
        }
    }
}
