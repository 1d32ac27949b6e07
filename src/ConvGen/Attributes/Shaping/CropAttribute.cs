using System;

namespace ConvGen;

/// <summary>Positions cut from the borders. Output per axis: n − p − q. No weights.</summary>
/// <param name="paddings">Positions: one number for every side, one per axis, or begin-then-end for all axes (<c>top, left, bottom, right</c>).</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CropAttribute(params int[] paddings) : LayerAttribute
{
    /// <summary>Positions cut per side.</summary>
    public int[] Paddings { get; } = paddings;
}
