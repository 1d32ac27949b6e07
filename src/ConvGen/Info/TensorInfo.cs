using System.Collections.Generic;

namespace ConvGen;

/// <summary>A tensor that a network's weights must bring.</summary>
public sealed record TensorInfo
{
    /// <summary>Its name: <c>{key}.weight</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its shape in PyTorch's order.</summary>
    public required IReadOnlyList<int> Shape { get; init; }

    /// <summary>The name of the first layer that uses it.</summary>
    public required string Layer { get; init; }

    /// <summary>What it is for.</summary>
    public required TensorRole Role { get; init; }

    /// <summary>Its elements: the product of the shape.</summary>
    public long Length
    {
        get
        {
            var product = 1L;
            foreach (var extent in Shape)
            {
                product *= extent;
            }

            return product;
        }
    }
}
