using System.Runtime.Intrinsics;
using Xunit;

namespace ConvGen.Conformance.Tests.Disassembly;

/// <summary>A test of the 512-bit bodies; it is skipped where the processor has none.</summary>
public sealed class WideVectorsTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips without AVX-512.</summary>
    public WideVectorsTheoryAttribute() => Skip = WideVectors.Missing;
}

/// <summary>A test of the 512-bit bodies; it is skipped where the processor has none.</summary>
public sealed class WideVectorsFactAttribute : FactAttribute
{
    /// <summary>Skips without AVX-512.</summary>
    public WideVectorsFactAttribute() => Skip = WideVectors.Missing;
}

internal static class WideVectors
{
    public static string? Missing => Vector512.IsHardwareAccelerated ? null : "This processor has no AVX-512, and the listings are of the 512-bit bodies.";
}
