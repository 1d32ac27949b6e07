using System;

namespace ConvGen;

/// <summary>y = clamp(alpha · x + beta, 0, 1). The shape stays; no weights.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HardSigmoidAttribute : LayerAttribute
{
    /// <summary>The slope; 1/6 by default.</summary>
    public double Alpha { get; set; } = 1.0 / 6;

    /// <summary>The value at zero; 1/2 by default.</summary>
    public double Beta { get; set; } = 0.5;
}
