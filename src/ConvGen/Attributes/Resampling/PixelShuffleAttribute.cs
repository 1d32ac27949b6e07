using System;

namespace ConvGen;

/// <summary>
/// Channels to space (Shi 2016): C·r² × H × W becomes C × H·r × W·r; y[c, h·r+i, w·r+j] = x[c·r² + i·r + j, h, w]. No weights.
/// </summary>
/// <param name="factor">The factor r.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PixelShuffleAttribute(int factor) : LayerAttribute
{
    /// <summary>The factor r.</summary>
    public int Factor { get; } = factor;
}
