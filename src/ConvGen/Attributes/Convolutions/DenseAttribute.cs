using System;

namespace ConvGen;

/// <summary>
/// A fully connected layer over the flattened input (channel-major): y = W x + b.
/// Weights: <c>{key}.weight</c> [units, in], <c>{key}.bias</c> [units].
/// </summary>
/// <param name="units">Outputs.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int units) : LayerAttribute
{
    /// <summary>Outputs.</summary>
    public int Units { get; } = units;

    /// <summary>Whether a bias is added; true by default.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>The activation applied to the output; none by default.</summary>
    public Activation Activation { get; set; }

    /// <summary>The parameter of <see cref="Activation"/>: 0.01 for LeakyRelu and 1 for Elu by default.</summary>
    public double Alpha { get; set; }

    /// <summary>The input features, stated to be checked; inferred by default.</summary>
    public int In { get; set; }
}
