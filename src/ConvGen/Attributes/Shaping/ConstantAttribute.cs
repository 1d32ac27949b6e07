using System;

namespace ConvGen;

/// <summary>
/// A learned tensor as a layer without an input, such as a positional embedding or a learned gate: the next layer reads it, and others by its name.
/// The weights bring it as <c>{key}.value</c>, [channels, extents…]; it counts as parameters.
/// </summary>
/// <param name="channels">Its channels.</param>
/// <param name="extents">Its 0 to 3 spatial extents in D, H, W order.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConstantAttribute(int channels, params int[] extents) : LayerAttribute
{
    /// <summary>Its channels.</summary>
    public int Channels { get; } = channels;

    /// <summary>Its spatial extents, D, H, W order.</summary>
    public int[] Extents { get; } = extents;
}
