using System;

namespace ConvGen;

/// <summary>Softmax over channels at each position: yᵢ = e^(xᵢ − max) / Σⱼ e^(xⱼ − max). The shape stays; no weights.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftmaxAttribute : LayerAttribute;
