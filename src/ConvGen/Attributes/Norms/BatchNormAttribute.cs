using System;

namespace ConvGen;

/// <summary>
/// Batch normalisation as at inference: y = (x − running_mean) / √(running_var + ε) · weight + bias, per channel.
/// Weights, all [c]: <c>{key}.weight</c>, <c>{key}.bias</c> (if affine), <c>{key}.running_mean</c>, <c>{key}.running_var</c>.
/// Behind a convolution it is folded into its weights and costs nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute : NormalizationAttribute;
