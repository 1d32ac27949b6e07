using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ConvGen;

/// <summary>
/// Resamples interleaved images separably: for every new row the old rows are blended into one row of floats, 16 bytes at a time, and from that
/// the new pixels are blended, a pixel's channels being the lanes of one 128-bit vector. Products and sums are rounded one by one, so that every
/// processor gives the same bytes.
/// </summary>
internal static class ImageResampler
{
    // A pixel is read and written as four floats even if it has fewer channels.
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

        // Behind the last pixel there is room for taps of weight 0 and for the lanes a pixel does not have.
        var slack = (columns.MostTaps * channels) + PixelLanes;
        var memory = ArrayPool<float>.Shared.Rent(sourceStride + slack + rowLength + PixelLanes);
        var blended = memory.AsSpan(0, sourceStride + slack);
        var pixels = memory.AsSpan(blended.Length, rowLength + PixelLanes);
        blended[sourceStride..].Clear();
        for (var y = 0; y < size.Height; y++)
        {
            BlendRows(source, sourceStride, rows.AllFirsts[y], rows.Weights(y), blended);
            BlendPixels(blended, columns, channels, pixels);
            Round(pixels[..rowLength], destination.Slice(y * stride, rowLength));
        }

        ArrayPool<float>.Shared.Return(memory);
    }

    private static void BlendRows(ReadOnlySpan<byte> source, int stride, int first, ReadOnlySpan<float> weights, Span<float> blended)
    {
        var rows = source.Slice(first * stride, weights.Length * stride);
        Multiply(rows[..stride], weights[0], blended);
        for (var tap = 1; tap < weights.Length; tap++)
        {
            MultiplyAdd(rows.Slice(tap * stride, stride), weights[tap], blended);
        }
    }

    private static void Multiply(ReadOnlySpan<byte> row, float weight, Span<float> sum)
    {
        sum = sum[..row.Length];
        ref var from = ref MemoryMarshal.GetReference(row);
        ref var to = ref MemoryMarshal.GetReference(sum);
        var i = 0;
        for (; i <= row.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            var (a, b, c, d) = Widen(Vector128.LoadUnsafe(ref from, (nuint)i));
            (a * weight).StoreUnsafe(ref to, (nuint)i);
            (b * weight).StoreUnsafe(ref to, (nuint)i + 4);
            (c * weight).StoreUnsafe(ref to, (nuint)i + 8);
            (d * weight).StoreUnsafe(ref to, (nuint)i + 12);
        }

        // The tail shorter than a vector.
        for (; i < row.Length; i++)
        {
            sum[i] = row[i] * weight;
        }
    }

    private static void MultiplyAdd(ReadOnlySpan<byte> row, float weight, Span<float> sum)
    {
        sum = sum[..row.Length];
        ref var from = ref MemoryMarshal.GetReference(row);
        ref var to = ref MemoryMarshal.GetReference(sum);
        var i = 0;
        for (; i <= row.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            var (a, b, c, d) = Widen(Vector128.LoadUnsafe(ref from, (nuint)i));
            (Vector128.LoadUnsafe(ref to, (nuint)i) + (a * weight)).StoreUnsafe(ref to, (nuint)i);
            (Vector128.LoadUnsafe(ref to, (nuint)i + 4) + (b * weight)).StoreUnsafe(ref to, (nuint)i + 4);
            (Vector128.LoadUnsafe(ref to, (nuint)i + 8) + (c * weight)).StoreUnsafe(ref to, (nuint)i + 8);
            (Vector128.LoadUnsafe(ref to, (nuint)i + 12) + (d * weight)).StoreUnsafe(ref to, (nuint)i + 12);
        }

        // The tail shorter than a vector.
        for (; i < row.Length; i++)
        {
            sum[i] += row[i] * weight;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
    private static unsafe void BlendPixels(ReadOnlySpan<float> row, ResampleAxis columns, int channels, Span<float> pixels)
    {
        var taps = columns.MostTaps;
        fixed (float* from = row, to = pixels, weights = columns.AllWeights)
        fixed (int* first = columns.AllFirsts)
        {
            for (var x = 0; x < columns.Count; x++)
            {
                var pixel = from + (first[x] * channels);
                var weight = weights + (x * taps);
                var sum = Vector128.Load(pixel) * weight[0];
                for (var tap = 1; tap < taps; tap++)
                {
                    sum += Vector128.Load(pixel + (tap * channels)) * weight[tap];
                }

                sum.Store(to + (x * channels));
            }
        }
    }

    // Weights sum to 1 and are not negative, so a rounded value lies in 0 to 255.
    private static void Round(ReadOnlySpan<float> values, Span<byte> bytes)
    {
        ref var from = ref MemoryMarshal.GetReference(values);
        ref var to = ref MemoryMarshal.GetReference(bytes);
        var i = 0;
        for (; i <= values.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            var (a, b) = (Rounded(ref from, (nuint)i), Rounded(ref from, (nuint)i + 4));
            var (c, d) = (Rounded(ref from, (nuint)i + 8), Rounded(ref from, (nuint)i + 12));
            Vector128.Narrow(Vector128.Narrow(a, b).AsUInt16(), Vector128.Narrow(c, d).AsUInt16()).StoreUnsafe(ref to, (nuint)i);
        }

        // The tail shorter than a vector.
        for (; i < values.Length; i++)
        {
            bytes[i] = (byte)(values[i] + 0.5f);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Rounded(ref float values, nuint index) =>
        Vector128.ConvertToInt32Native(Vector128.LoadUnsafe(ref values, index) + Vector128.Create(0.5f));
}
