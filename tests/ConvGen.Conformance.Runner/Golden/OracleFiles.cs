using System;
using System.IO;
using System.Runtime.InteropServices;

namespace ConvGen.Conformance.Golden;

/// <summary>The golden data beside the assembly.</summary>
public static class OracleFiles
{
    /// <summary>The path of a file under <c>tests/Oracle</c>, as copied to the output.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([AppContext.BaseDirectory, "Oracle", .. parts]);

    /// <summary>A file of raw little-endian float32.</summary>
    public static float[] Floats(params string[] parts) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path(parts))).ToArray();
}
