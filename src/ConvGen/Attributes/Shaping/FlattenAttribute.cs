using System;

namespace ConvGen;

/// <summary>All elements as one vector of C·D·H·W channels. No weights.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : LayerAttribute
{
    /// <summary>The order of the elements; channel-major, as in PyTorch, by default.</summary>
    public Layout Layout { get; set; }
}
