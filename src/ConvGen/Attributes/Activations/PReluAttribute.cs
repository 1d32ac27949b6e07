using System;

namespace ConvGen;

/// <summary>A ReLU whose slope below zero is learned per channel: y = x for x ≥ 0, weight · x below. Weights: <c>{key}.weight</c> [c]. The shape stays.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PReluAttribute : LayerAttribute;
