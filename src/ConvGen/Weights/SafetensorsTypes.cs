using System;
using System.Collections.Generic;

namespace ConvGen;

/// <summary>The element types of the safetensors format.</summary>
internal static class SafetensorsTypes
{
    /// <summary>Bits per element; null for a type the format does not know.</summary>
    public static int? Bits(string type) => type switch
    {
        "F4" => 4,
        "F6_E2M3" or "F6_E3M2" => 6,
        "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" or "F8_E8M0" or "F8_E4M3FNUZ" or "F8_E5M2FNUZ" => 8,
        "U16" or "I16" or "F16" or "BF16" => 16,
        "U32" or "I32" or "F32" => 32,
        "U64" or "I64" or "F64" or "C64" => 64,
        _ => null,
    };

    /// <summary>Bytes of a tensor; null if they are no whole number or more than 2⁶³ − 1.</summary>
    public static long? Bytes(IReadOnlyList<long> shape, int bits)
    {
        UInt128 elements = 1;
        foreach (var extent in shape)
        {
            // Both factors are below 2⁶³, so 128 bits hold the product.
            elements *= (ulong)extent;
            if (elements > long.MaxValue)
            {
                return null;
            }
        }

        var total = elements * (uint)bits;
        return total % 8 == 0 && total / 8 <= long.MaxValue ? (long)(total / 8) : null;
    }
}
