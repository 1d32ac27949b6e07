using System;

namespace ConvGen;

/// <summary>An enlargement by integer scales. Output per axis: n · scale. No weights.</summary>
/// <param name="scale">Scale: one number for all axes, or one per spatial axis in D, H, W order.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UpsampleAttribute(params int[] scale) : LayerAttribute
{
    /// <summary>Scale per axis.</summary>
    public int[] Scale { get; } = scale;

    /// <summary>How a pixel is made; nearest by default.</summary>
    public ResizeMode Mode { get; set; }

    /// <summary>Whether the centres of corner pixels coincide, instead of the corners of corner pixels; false by default.</summary>
    public bool AlignCorners { get; set; }
}
