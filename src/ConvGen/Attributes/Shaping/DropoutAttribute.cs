using System;

namespace ConvGen;

/// <summary>
/// Dropout as it is in inference: y = x. It costs nothing and is kept so that an exported network still says where training drops elements
/// (Srivastava et al. 2014). The shape stays; no weights.
/// </summary>
/// <param name="rate">The share of elements that training drops, 0 to 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute(double rate = 0.5) : LayerAttribute
{
    /// <summary>The share of elements that training drops, 0 to 1.</summary>
    public double Rate { get; } = rate;
}
