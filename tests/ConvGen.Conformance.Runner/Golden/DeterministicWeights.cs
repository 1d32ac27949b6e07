using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Conformance.Golden;

/// <summary>The oracle's weights for whatever tensors a network asks for.</summary>
public sealed class DeterministicWeights(NetworkInfo network) : IWeightSource
{
    private readonly Dictionary<string, WeightEntry> _entries = network.Tensors.ToDictionary(
        static tensor => tensor.Name,
        static tensor => new WeightEntry { Name = tensor.Name, Type = "F32", Shape = [.. tensor.Shape.Select(static extent => (long)extent)] });

    /// <inheritdoc/>
    public string Description => "deterministic weights";

    /// <inheritdoc/>
    public IReadOnlyCollection<WeightEntry> Tensors => _entries.Values;

    /// <inheritdoc/>
    public WeightEntry? Find(string name) => _entries.GetValueOrDefault(name);

    /// <inheritdoc/>
    public void Read(string name, Span<float> destination)
    {
        var shape = _entries[name].Shape;
        DeterministicTensors.Fill(name, shape.Count, shape.Skip(1).Aggregate(1L, static (product, extent) => product * extent), destination);
    }
}
