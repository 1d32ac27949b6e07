using System;

namespace ConvGen;

/// <summary>The logarithm of softmax over channels at each position: yᵢ = xᵢ − max − ln Σⱼ e^(xⱼ − max). The shape stays; no weights.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LogSoftmaxAttribute : LayerAttribute;
