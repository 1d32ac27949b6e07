using System;

namespace ConvGen;

/// <summary>
/// An output of the network. Without any, the last layer is the output; with any, the listed ones are, in order. Not a layer.
/// </summary>
/// <param name="name">The name of the layer whose output leaves the network.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OutputAttribute(string name) : Attribute
{
    /// <summary>The name of the layer whose output leaves the network.</summary>
    public string Name { get; } = name;

    /// <summary>The order of its elements; channel-major by default.</summary>
    public Layout Layout { get; set; }
}
