using System;

namespace ConvGen;

/// <summary>What every layer has: a name, the layer it reads, and the key of its weights.</summary>
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// The layer's name, <c>[A-Za-z][A-Za-z0-9_]*</c>, unique in the network without regard to the first letter's case.
    /// By default the attribute's name in lower case with a counter over all layers of that kind: <c>conv1</c>, <c>batchnorm1</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>The name of the layer whose output this one reads; by default the layer before it. <c>"input"</c> is the first input, or the block's.</summary>
    public string? From { get; set; }

    /// <summary>
    /// The prefix of its tensors' names in the weights, e.g. <c>features.0</c> for <c>features.0.weight</c>; by default <see cref="Name"/>.
    /// Layers with the same key share their tensors.
    /// </summary>
    public string? Key { get; set; }
}
