using System;
using System.Runtime.Intrinsics;

namespace ConvGen;

/// <summary>Widens 16-bit floats to 32 bits, exactly.</summary>
internal static class HalfPrecision
{
    private const ushort F16Sign = 0x8000;
    private const ushort F16Magnitude = 0x7FFF;
    private const uint F16InfinityShifted = 0x7C00u << 13;
    private const uint F32Infinity = 0x7F80_0000;

    // 2^112: what an F16's exponent field, moved to F32's place, is short of.
    private const uint ExponentBias = 0x7780_0000;

    /// <summary>Brain floats: the upper half of an F32.</summary>
    public static void WidenBF16(ReadOnlySpan<ushort> source, Span<float> destination)
    {
        var i = 0;
        for (; i <= source.Length - Vector128<ushort>.Count; i += Vector128<ushort>.Count)
        {
            var (low, high) = Vector128.Widen(Vector128.Create(source[i..]));
            (low << 16).AsSingle().CopyTo(destination[i..]);
            (high << 16).AsSingle().CopyTo(destination[(i + Vector128<uint>.Count)..]);
        }

        // The tail shorter than a vector.
        for (; i < source.Length; i++)
        {
            destination[i] = BitConverter.UInt32BitsToSingle((uint)source[i] << 16);
        }
    }

    /// <summary>IEEE half floats.</summary>
    public static void WidenF16(ReadOnlySpan<ushort> source, Span<float> destination)
    {
        var i = 0;
        for (; i <= source.Length - Vector128<ushort>.Count; i += Vector128<ushort>.Count)
        {
            var (low, high) = Vector128.Widen(Vector128.Create(source[i..]));
            WidenF16(low).CopyTo(destination[i..]);
            WidenF16(high).CopyTo(destination[(i + Vector128<uint>.Count)..]);
        }

        // The tail shorter than a vector.
        for (; i < source.Length; i++)
        {
            destination[i] = (float)BitConverter.UInt16BitsToHalf(source[i]);
        }
    }

    // Exponent and fraction move to F32's place; the multiplication then corrects the bias and makes subnormals normal on the way.
    // Infinities and NaNs, whose exponent the multiplication would make finite, get all exponent bits back.
    private static Vector128<float> WidenF16(Vector128<uint> half)
    {
        var sign = (half & Vector128.Create((uint)F16Sign)) << 16;
        var magnitude = (half & Vector128.Create((uint)F16Magnitude)) << 13;
        var special = Vector128.GreaterThanOrEqual(magnitude, Vector128.Create(F16InfinityShifted)) & Vector128.Create(F32Infinity);
        var scaled = magnitude.AsSingle() * Vector128.Create(ExponentBias).AsSingle();
        return (scaled.AsUInt32() | special | sign).AsSingle();
    }
}
