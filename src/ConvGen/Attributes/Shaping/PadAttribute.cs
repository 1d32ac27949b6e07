using System;

namespace ConvGen;

/// <summary>Spatial padding. Output per axis: n + p + q. No weights.</summary>
/// <param name="paddings">Positions: one number for every side, one per axis, or begin-then-end for all axes (<c>top, left, bottom, right</c>).</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PadAttribute(params int[] paddings) : LayerAttribute
{
    /// <summary>Positions added per side.</summary>
    public int[] Paddings { get; } = paddings;

    /// <summary>What stands there; zeros by default.</summary>
    public PaddingMode Mode { get; set; }
}
