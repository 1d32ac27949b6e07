using System.Collections.Generic;

namespace ConvGen;

/// <summary>A tensor of a <see cref="IWeightSource"/>: its name, type and shape.</summary>
public sealed record WeightEntry
{
    /// <summary>Its name, as in a PyTorch state dict.</summary>
    public required string Name { get; init; }

    /// <summary>Its type as safetensors names it: <c>F32</c>, <c>F16</c>, <c>BF16</c> can be read.</summary>
    public required string Type { get; init; }

    /// <summary>Its shape, slowest index first; empty for a scalar.</summary>
    public required IReadOnlyList<long> Shape { get; init; }

    /// <summary>Its elements: the product of the shape.</summary>
    public long Length
    {
        get
        {
            var product = 1L;
            foreach (var extent in Shape)
            {
                product = checked(product * extent);
            }

            return product;
        }
    }

    /// <summary>Whether its type is one that can be read as float32: F32, F16 and BF16 exactly, F64 rounded to the nearest.</summary>
    public bool IsReadable => Type is "F32" or "F64" or "F16" or "BF16";
}
