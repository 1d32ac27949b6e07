using System;

namespace ConvGen;

/// <summary>A mean over windows chosen so that the output has the given extents: output i of o reads [⌊i·n/o⌋, ⌈(i+1)·n/o⌉). No weights.</summary>
/// <param name="output">Output extents: one number for all axes, or one per spatial axis in D, H, W order.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AdaptiveAvgPoolAttribute(params int[] output) : LayerAttribute
{
    /// <summary>Output extents.</summary>
    public int[] Output { get; } = output;
}
