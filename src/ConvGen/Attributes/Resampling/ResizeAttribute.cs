using System;

namespace ConvGen;

/// <summary>A resize to given extents, or to those of another layer. No weights.</summary>
/// <param name="output">Output extents: one number for all axes, or one per spatial axis in D, H, W order; none with <see cref="Like"/>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ResizeAttribute(params int[] output) : LayerAttribute
{
    /// <summary>Output extents.</summary>
    public int[] Output { get; } = output;

    /// <summary>The layer before this one whose extents it takes, instead of numbers; of that layer nothing is read but its size.</summary>
    public string? Like { get; set; }

    /// <summary>How a pixel is made; nearest by default.</summary>
    public ResizeMode Mode { get; set; }

    /// <summary>Whether the centres of corner pixels coincide, instead of the corners of corner pixels; false by default.</summary>
    public bool AlignCorners { get; set; }
}
