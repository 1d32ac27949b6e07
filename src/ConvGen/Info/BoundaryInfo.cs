using System.Collections.Generic;

namespace ConvGen;

/// <summary>An input or an output of a network.</summary>
public sealed record BoundaryInfo
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its channels.</summary>
    public required int Channels { get; init; }

    /// <summary>Its spatial extents, D, H, W order.</summary>
    public required IReadOnlyList<int> Extents { get; init; }

    /// <summary>The order of its elements.</summary>
    public required Layout Layout { get; init; }

    /// <summary>Its elements.</summary>
    public required int Length { get; init; }
}
