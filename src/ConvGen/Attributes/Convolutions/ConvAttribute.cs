using System;

namespace ConvGen;

/// <summary>
/// A convolution: each output is the weighted sum of a k × … window over all input channels of its group.
/// Output per axis: ⌊(n + p + q − d(k−1) − 1) / s⌋ + 1.
/// Weights: <c>{key}.weight</c> [m, c/g, k…], <c>{key}.bias</c> [m].
/// </summary>
/// <param name="filters">Output channels m.</param>
/// <param name="kernel">Taps: one number for all axes, or one per spatial axis in D, H, W order.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConvAttribute(int filters, params int[] kernel) : SlidingConvolutionAttribute(kernel)
{
    /// <summary>Output channels m.</summary>
    public int Filters { get; } = filters;

    /// <summary>Groups g that split input and output channels; 1 by default.</summary>
    public int Groups { get; set; } = 1;
}
