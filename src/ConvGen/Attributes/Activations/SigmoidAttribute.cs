using System;

namespace ConvGen;

/// <summary>y = 1 / (1 + e⁻ˣ). The shape stays; no weights.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SigmoidAttribute : LayerAttribute;
