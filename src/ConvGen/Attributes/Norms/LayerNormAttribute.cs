using System;

namespace ConvGen;

/// <summary>
/// Layer normalisation over channels at each position: mean and variance over the channels, then weight and bias per channel.
/// Weights: <c>{key}.weight</c> [c], <c>{key}.bias</c> [c].
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute : NormalizationAttribute;
