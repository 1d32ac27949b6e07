using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <summary>One layer of a sketched network, blocks expanded: what it means, beside the attribute that declares it.</summary>
internal sealed record Step
{
    /// <summary>The kind of its attribute, or a part's: <c>Conv</c>, <c>Input</c>, <c>Add</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its full name.</summary>
    public required string Name { get; init; }

    /// <summary>The prefix of its weights.</summary>
    public required string Key { get; init; }

    /// <summary>The index of the network's attribute that declares it.</summary>
    public required int Attribute { get; init; }

    /// <summary>The steps it reads.</summary>
    public required IReadOnlyList<int> Inputs { get; init; }

    /// <summary>Channels of its output.</summary>
    public required int Channels { get; init; }

    /// <summary>Extents of its output.</summary>
    public required IReadOnlyList<int> Extents { get; init; }

    /// <summary>Its window per axis; empty where it has none. A pad's and a crop's positions stand as <see cref="Window.Low"/> and <see cref="Window.High"/>.</summary>
    public IReadOnlyList<Window> Windows { get; init; } = [];

    /// <summary>Groups of a convolution, a group norm or a shuffle; offset groups of a deformable convolution.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>A shuffle's factor, a slice's start, the channels a pad puts before, a local norm's size.</summary>
    public int Number { get; init; }

    /// <summary>Whether it adds a bias, or has an affine pair.</summary>
    public bool HasBias { get; init; }

    /// <summary>Aligned corners, padding counted, a mask among the offsets, channels last: what the kind can switch.</summary>
    public bool Flag { get; init; }

    /// <summary>The padding mode or the resize mode.</summary>
    public string Mode { get; init; } = "";

    /// <summary>The activation behind it, or that it is.</summary>
    public string Activation { get; init; } = "None";

    /// <summary>Real arguments, in the kind's own order.</summary>
    public IReadOnlyList<double> Reals { get; init; } = [];

    /// <summary>Spatial axes.</summary>
    public int Rank => Extents.Count;

    /// <summary>Positions of its output.</summary>
    public int Positions => Extents.Aggregate(1, static (product, extent) => product * extent);

    /// <summary>Elements of its output.</summary>
    public int Length => Channels * Positions;

    /// <summary>Whether both give tensors of one shape.</summary>
    public bool IsLike(Step other) => Channels == other.Channels && Extents.SequenceEqual(other.Extents);
}
