using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ConvGen.Runtime;

/// <summary>Finds infinities and NaNs.</summary>
internal static class Finiteness
{
    // A float32 is infinite or NaN exactly when all its exponent bits are set.
    private const uint Exponent = 0x7F80_0000;

    /// <summary>The index of the first element that is infinite or NaN, or −1.</summary>
    public static int IndexOfNonFinite(ReadOnlySpan<float> values)
    {
        var bits = MemoryMarshal.Cast<float, uint>(values);
        var mask = Vector256.Create(Exponent);
        var i = 0;
        for (; i <= bits.Length - Vector256<uint>.Count; i += Vector256<uint>.Count)
        {
            if (Vector256.EqualsAny(Vector256.Create(bits[i..]) & mask, mask))
            {
                break;
            }
        }

        // The vector in which something was found, or the tail shorter than one.
        for (; i < bits.Length; i++)
        {
            if ((bits[i] & Exponent) == Exponent)
            {
                return i;
            }
        }

        return -1;
    }
}
