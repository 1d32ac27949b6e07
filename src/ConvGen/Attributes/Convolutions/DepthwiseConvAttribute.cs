using System;

namespace ConvGen;

/// <summary>
/// A depthwise convolution: every input channel is filtered on its own, giving c · multiplier channels.
/// Output per axis: ⌊(n + p + q − d(k−1) − 1) / s⌋ + 1.
/// Weights: <c>{key}.weight</c> [c · multiplier, 1, k…], <c>{key}.bias</c> [c · multiplier].
/// </summary>
/// <param name="kernel">Taps: one number for all axes, or one per spatial axis in D, H, W order.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DepthwiseConvAttribute(params int[] kernel) : SlidingConvolutionAttribute(kernel)
{
    /// <summary>Filters per input channel; 1 by default.</summary>
    public int Multiplier { get; set; } = 1;
}
