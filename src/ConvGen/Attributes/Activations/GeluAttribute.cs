using System;

namespace ConvGen;

/// <summary>y = x · Φ(x) = x/2 · (1 + erf(x / √2)). The shape stays; no weights.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GeluAttribute : LayerAttribute
{
    /// <summary>Whether the tanh approximation y = x/2 · (1 + tanh(√(2/π) · (x + 0.044715 x³))) is meant; false by default.</summary>
    public bool Approximate { get; set; }
}
