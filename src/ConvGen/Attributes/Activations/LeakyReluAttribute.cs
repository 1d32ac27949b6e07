using System;

namespace ConvGen;

/// <summary>y = x for x ≥ 0, alpha · x below. The shape stays; no weights.</summary>
/// <param name="alpha">The slope below zero.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LeakyReluAttribute(double alpha = 0.01) : LayerAttribute
{
    /// <summary>The slope below zero.</summary>
    public double Alpha { get; } = alpha;
}
