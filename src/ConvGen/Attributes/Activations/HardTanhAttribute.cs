using System;

namespace ConvGen;

/// <summary>y = clamp(x, min, max). The shape stays; no weights.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HardTanhAttribute : LayerAttribute
{
    /// <summary>The lower bound; −1 by default.</summary>
    public double Min { get; set; } = -1;

    /// <summary>The upper bound; 1 by default.</summary>
    public double Max { get; set; } = 1;
}
