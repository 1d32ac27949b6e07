using System;

namespace ConvGen;

/// <summary>A further input of the network, beside the first, which <see cref="ConvNetAttribute"/> declares. Not a layer.</summary>
/// <param name="name">Its name, by which layers refer to it.</param>
/// <param name="channels">Its channels.</param>
/// <param name="extents">Its 0 to 3 spatial extents in D, H, W order.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute(string name, int channels, params int[] extents) : Attribute
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its channels.</summary>
    public int Channels { get; } = channels;

    /// <summary>Its spatial extents, D, H, W order.</summary>
    public int[] Extents { get; } = extents;

    /// <summary>The order of its elements; channel-major by default.</summary>
    public Layout Layout { get; set; }
}
