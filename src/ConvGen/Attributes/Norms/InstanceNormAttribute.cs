using System;

namespace ConvGen;

/// <summary>
/// Instance normalisation: mean and variance over the positions of each channel, then weight and bias per channel.
/// Weights: <c>{key}.weight</c> [c], <c>{key}.bias</c> [c].
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InstanceNormAttribute : NormalizationAttribute;
