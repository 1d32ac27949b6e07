using System;

namespace ConvGen;

/// <summary>
/// A depthwise-separable convolution: a depthwise k × … convolution followed by a 1 × … one that mixes the channels.
/// Stride, padding and dilation belong to the depthwise part, bias and activation to the whole.
/// Weights: <c>{key}.depthwise.weight</c> [c, 1, k…], <c>{key}.pointwise.weight</c> [m, c, 1…], <c>{key}.pointwise.bias</c> [m].
/// </summary>
/// <param name="filters">Output channels m.</param>
/// <param name="kernel">Taps of the depthwise part: one number for all axes, or one per spatial axis in D, H, W order.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SeparableConvAttribute(int filters, params int[] kernel) : SlidingConvolutionAttribute(kernel)
{
    /// <summary>Output channels m.</summary>
    public int Filters { get; } = filters;
}
