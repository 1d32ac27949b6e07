using System;

namespace ConvGen;

/// <summary>The channels of the layer's own input, then those of the named ones in order; all of the same extents. No weights.</summary>
/// <param name="others">The names of the layers put behind its own input.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute(params string[] others) : LayerAttribute
{
    /// <summary>The names of the layers put behind its own input.</summary>
    public string[] Others { get; } = others;

    /// <summary>The activation applied to the result; none by default.</summary>
    public Activation Activation { get; set; }

    /// <summary>The parameter of <see cref="Activation"/>: 0.01 for LeakyRelu and 1 for Elu by default.</summary>
    public double Alpha { get; set; }
}
