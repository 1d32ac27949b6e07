using System;

namespace ConvGen;

/// <summary>
/// How bytes become the first input: (value · <see cref="Scale"/> − mean) / std per channel. <c>Run</c> then also takes an interleaved
/// H × W × C image of bytes of the declared size. Not a layer.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NormalizeAttribute : Attribute
{
    /// <summary>The mean per channel, after scaling; 0 by default.</summary>
    public double[]? Mean { get; set; }

    /// <summary>The standard deviation per channel, after scaling; 1 by default.</summary>
    public double[]? Std { get; set; }

    /// <summary>The factor of a byte; 1/255 by default.</summary>
    public double Scale { get; set; } = 1.0 / 255;

    /// <summary>The order in which the network expects the channels of an image that is given red first.</summary>
    public ChannelOrder Order { get; set; }
}
