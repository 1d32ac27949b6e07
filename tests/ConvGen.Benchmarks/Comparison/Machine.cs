using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ConvGen.Benchmarks;

/// <summary>The machine a measurement was made on.</summary>
/// <param name="Processor">The processor's name.</param>
/// <param name="LogicalProcessors">How many the process may use.</param>
/// <param name="VectorBits">The widest accelerated vectors.</param>
/// <param name="OperatingSystem">The operating system.</param>
/// <param name="Runtime">The .NET runtime.</param>
internal sealed record Machine(string Processor, int LogicalProcessors, int VectorBits, string OperatingSystem, string Runtime)
{
    private const string ProcessorFile = "/proc/cpuinfo";

    /// <summary>This machine.</summary>
    public static Machine Describe() => new(
        ProcessorName(), Environment.ProcessorCount, WidestVector(), RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription);

    /// <summary>The machine in one line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Processor}, {LogicalProcessors} logical processors, {VectorBits}-bit vectors, {Runtime}");

    private static string ProcessorName()
    {
        var line = File.Exists(ProcessorFile) ? File.ReadLines(ProcessorFile).FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static int WidestVector() =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
}
