using System;

namespace ConvGen;

/// <summary>
/// Local response normalisation across channels (AlexNet), as in PyTorch: y = x / (k + alpha · mean of x² over <c>size</c> channels around it)^beta,
/// channels beyond the first and the last counting as zeros. No weights.
/// </summary>
/// <param name="size">Channels in the window.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LocalResponseNormAttribute(int size) : LayerAttribute
{
    /// <summary>Channels in the window.</summary>
    public int Size { get; } = size;

    /// <summary>Factor of the mean square; 1e-4 by default.</summary>
    public double Alpha { get; set; } = 1e-4;

    /// <summary>Exponent; 0.75 by default.</summary>
    public double Beta { get; set; } = 0.75;

    /// <summary>Offset; 1 by default.</summary>
    public double K { get; set; } = 1;
}
