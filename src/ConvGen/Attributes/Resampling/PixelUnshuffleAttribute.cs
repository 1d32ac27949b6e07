using System;

namespace ConvGen;

/// <summary>Space to channels, the inverse of <see cref="PixelShuffleAttribute"/>: C × H·r × W·r becomes C·r² × H × W. No weights.</summary>
/// <param name="factor">The factor r.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PixelUnshuffleAttribute(int factor) : LayerAttribute
{
    /// <summary>The factor r.</summary>
    public int Factor { get; } = factor;
}
