using System;
using System.Collections.Generic;

namespace ConvGen;

/// <summary>Where a network's tensors come from: a file, a dictionary, a generator of random numbers.</summary>
public interface IWeightSource
{
    /// <summary>What it is, for messages: a file's name, for instance.</summary>
    string Description { get; }

    /// <summary>Every tensor it has, in a stable order.</summary>
    IReadOnlyCollection<WeightEntry> Tensors { get; }

    /// <summary>Looks a tensor up by its exact name; null if there is none.</summary>
    WeightEntry? Find(string name);

    /// <summary>Reads a tensor as float32, first index slowest.</summary>
    /// <param name="name">The name of a tensor it has.</param>
    /// <param name="destination">Receives exactly as many elements as the tensor has.</param>
    void Read(string name, Span<float> destination);
}
