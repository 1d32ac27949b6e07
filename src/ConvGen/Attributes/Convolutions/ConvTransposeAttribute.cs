using System;

namespace ConvGen;

/// <summary>
/// A transposed convolution: every input spreads a k × … window of weighted copies over an output whose stride is s.
/// Output per axis: (n−1)s − p − q + d(k−1) + a + 1, with the output padding a &lt; max(s, d).
/// Weights: <c>{key}.weight</c> [c, m/g, k…], <c>{key}.bias</c> [m].
/// </summary>
/// <param name="filters">Output channels m.</param>
/// <param name="kernel">Taps: one number for all axes, or one per spatial axis in D, H, W order.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConvTransposeAttribute(int filters, params int[] kernel) : ConvolutionAttribute(kernel)
{
    /// <summary>Output channels m.</summary>
    public int Filters { get; } = filters;

    /// <summary>Positions added at the end of every axis; 0 by default. Not together with <see cref="OutputPaddings"/>.</summary>
    public int OutputPadding { get; set; }

    /// <summary>Positions added at the end, per axis.</summary>
    public int[]? OutputPaddings { get; set; }

    /// <summary>Groups g that split input and output channels; 1 by default.</summary>
    public int Groups { get; set; } = 1;
}
