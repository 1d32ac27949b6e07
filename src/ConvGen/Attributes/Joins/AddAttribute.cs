using System;

namespace ConvGen;

/// <summary>
/// The sum of the layer's own input and the named ones. All are of one shape, or have a single value along an axis that serves all of the others':
/// C×1×1, 1×H×W, C×H×1. No weights.
/// </summary>
/// <param name="others">The names of the layers added to its own input.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AddAttribute(params string[] others) : LayerAttribute
{
    /// <summary>The names of the layers added to its own input.</summary>
    public string[] Others { get; } = others;

    /// <summary>The activation applied to the sum; none by default.</summary>
    public Activation Activation { get; set; }

    /// <summary>The parameter of <see cref="Activation"/>: 0.01 for LeakyRelu and 1 for Elu by default.</summary>
    public double Alpha { get; set; }
}
