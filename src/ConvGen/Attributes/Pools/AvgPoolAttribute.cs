using System;

namespace ConvGen;

/// <summary>
/// The mean of every window. Output per axis: ⌊(n + p + q − k) / s⌋ + 1, or with <see cref="CeilMode"/> rounded up,
/// leaving out a last window that would start in the padding at the end. No weights.
/// </summary>
/// <param name="kernel">Window: one number for all axes, or one per spatial axis in D, H, W order. It is also the default stride.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AvgPoolAttribute(params int[] kernel) : WindowLayerAttribute(kernel)
{
    /// <summary>Whether a partial last window counts; false by default.</summary>
    public bool CeilMode { get; set; }

    /// <summary>Whether padding counts as zeros in the mean; true by default.</summary>
    public bool CountIncludePad { get; set; } = true;
}
