using System;

namespace ConvGen;

/// <summary>
/// A deformable convolution (Dai 2017; modulated: Zhu 2018), 2-D only: every tap reads the input at its place plus a learned offset, bilinearly,
/// and is weighted by a mask when modulated. Output per axis: ⌊(n + p + q − d(k−1) − 1) / s⌋ + 1.
/// Weights: <c>{key}.weight</c> [m, c/g, k, k], <c>{key}.bias</c> [m]; its own offset convolution, of the same geometry,
/// has <c>{key}.offset.weight</c> [2·G·k·k or, modulated, 3·G·k·k, c, k, k] and <c>{key}.offset.bias</c>.
/// </summary>
/// <param name="filters">Output channels m.</param>
/// <param name="kernel">Taps: one number for both axes, or height and width.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DeformConvAttribute(int filters, params int[] kernel) : SlidingConvolutionAttribute(kernel)
{
    /// <summary>Output channels m.</summary>
    public int Filters { get; } = filters;

    /// <summary>Groups g that split input and output channels; 1 by default.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Groups G of input channels that share their offsets; 1 by default.</summary>
    public int OffsetGroups { get; set; } = 1;

    /// <summary>Whether every tap is weighted by a mask; true by default.</summary>
    public bool Modulated { get; set; } = true;

    /// <summary>
    /// The layer that computes the offsets, [2·G·k·k, H, W] with y before x for every tap; by default a convolution of the layer's own.
    /// </summary>
    public string? Offsets { get; set; }

    /// <summary>The layer that computes the mask, [G·k·k, H, W], taken as it is without a sigmoid; used with <see cref="Offsets"/>.</summary>
    public string? Mask { get; set; }
}
