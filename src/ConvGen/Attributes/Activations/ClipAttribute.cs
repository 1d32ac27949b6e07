using System;

namespace ConvGen;

/// <summary>y = clamp(x, min, max). The shape stays; no weights.</summary>
/// <param name="min">The lower bound.</param>
/// <param name="max">The upper bound.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ClipAttribute(double min, double max) : LayerAttribute
{
    /// <summary>The lower bound.</summary>
    public double Min { get; } = min;

    /// <summary>The upper bound.</summary>
    public double Max { get; } = max;
}
