using System;

namespace ConvGen;

/// <summary>Zero channels before and after the input's. No weights.</summary>
/// <param name="before">How many before.</param>
/// <param name="after">How many after.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PadChannelsAttribute(int before, int after) : LayerAttribute
{
    /// <summary>How many before.</summary>
    public int Before { get; } = before;

    /// <summary>How many after.</summary>
    public int After { get; } = after;
}
