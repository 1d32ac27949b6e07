using System;

namespace ConvGen;

/// <summary>
/// The maximum of every window; padding never wins. Output per axis: ⌊(n + p + q − d(k−1) − 1) / s⌋ + 1, or with
/// <see cref="CeilMode"/> rounded up, leaving out a last window that would start in the padding at the end. No weights.
/// </summary>
/// <param name="kernel">Window: one number for all axes, or one per spatial axis in D, H, W order. It is also the default stride.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPoolAttribute(params int[] kernel) : WindowLayerAttribute(kernel)
{
    /// <summary>The distance of neighbouring taps on every axis; 1 by default. Not together with <see cref="Dilations"/>.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The distance of neighbouring taps per axis.</summary>
    public int[]? Dilations { get; set; }

    /// <summary>Whether a partial last window counts; false by default.</summary>
    public bool CeilMode { get; set; }
}
