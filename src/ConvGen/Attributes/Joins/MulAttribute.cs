using System;

namespace ConvGen;

/// <summary>
/// The product of the layer's own input and the named one. Both are of one shape, or one has a single value along an axis that serves all of the other's: a
/// C×1×1 gate scales whole channels, a 1×H×W mask weighs positions. No weights.
/// </summary>
/// <param name="other">The name of the other layer.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MulAttribute(string other) : LayerAttribute
{
    /// <summary>The name of the other layer.</summary>
    public string Other { get; } = other;

    /// <summary>The activation applied to the product; none by default.</summary>
    public Activation Activation { get; set; }

    /// <summary>The parameter of <see cref="Activation"/>: 0.01 for LeakyRelu and 1 for Elu by default.</summary>
    public double Alpha { get; set; }
}
