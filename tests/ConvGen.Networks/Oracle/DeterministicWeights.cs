using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Networks;

/// <summary>The deterministic tensors of a network as a source of weights.</summary>
public sealed class DeterministicWeights : IWeightSource
{
    private readonly Dictionary<string, IReadOnlyList<int>> _shapes = new(StringComparer.Ordinal);
    private readonly List<WeightEntry> _entries = [];

    /// <summary>The tensors a network expects.</summary>
    public DeterministicWeights(NetworkInfo network)
    {
        foreach (var tensor in network.Tensors)
        {
            _shapes.Add(tensor.Name, tensor.Shape);
            _entries.Add(new WeightEntry { Name = tensor.Name, Type = "F32", Shape = [.. tensor.Shape.Select(static extent => (long)extent)] });
        }
    }

    /// <inheritdoc/>
    public string Description => "deterministic tensors";

    /// <inheritdoc/>
    public IReadOnlyCollection<WeightEntry> Tensors => _entries;

    /// <inheritdoc/>
    public WeightEntry? Find(string name) => _entries.Find(entry => entry.Name == name);

    /// <inheritdoc/>
    public void Read(string name, Span<float> destination) => DeterministicTensors.Fill(name, _shapes[name], destination);
}
