using System;
using System.IO;
using System.Runtime.InteropServices;

namespace ConvGen.Import.Tests;

/// <summary>Raw little-endian floats.</summary>
internal static class FloatFile
{
    public static float[] Read(string path) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();

    /// <summary>Numbers between −1 and 1 that look random and are the same every time.</summary>
    public static float[] Noise(int count)
    {
        var random = new Random(12345);
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (random.NextSingle() * 2) - 1;
        }

        return values;
    }
}
