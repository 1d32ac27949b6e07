using System;

namespace ConvGen;

/// <summary>A resize to given extents. No weights.</summary>
/// <param name="output">Output extents: one number for all axes, or one per spatial axis in D, H, W order.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ResizeAttribute(params int[] output) : LayerAttribute
{
    /// <summary>Output extents.</summary>
    public int[] Output { get; } = output;

    /// <summary>How a pixel is made; nearest by default.</summary>
    public ResizeMode Mode { get; set; }

    /// <summary>Whether the centres of corner pixels coincide, instead of the corners of corner pixels; false by default.</summary>
    public bool AlignCorners { get; set; }
}
