using System;

namespace ConvGen;

/// <summary>The channels start … start + length − 1. No weights.</summary>
/// <param name="start">The first channel, counted from 0.</param>
/// <param name="length">How many channels.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SliceAttribute(int start, int length) : LayerAttribute
{
    /// <summary>The first channel, counted from 0.</summary>
    public int Start { get; } = start;

    /// <summary>How many channels.</summary>
    public int Length { get; } = length;
}
