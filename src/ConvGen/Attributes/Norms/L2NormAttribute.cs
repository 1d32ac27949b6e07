using System;

namespace ConvGen;

/// <summary>
/// Division by the Euclidean length over channels at each position, y = x / max(‖x‖₂, ε), then a scale per channel (SSD's L2Norm).
/// Weights: <c>{key}.weight</c> [c], unless not affine.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class L2NormAttribute : NormalizationAttribute;
