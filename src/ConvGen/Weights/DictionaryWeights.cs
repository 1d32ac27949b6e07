using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ConvGen;

/// <summary>Weights in memory, by name.</summary>
public sealed class DictionaryWeights : IWeightSource
{
    private readonly Dictionary<string, (WeightEntry Entry, float[] Values)> _tensors = new(StringComparer.Ordinal);
    private readonly List<WeightEntry> _order = [];

    /// <inheritdoc/>
    public string Description { get; init; } = "the dictionary";

    /// <summary>Every tensor, in the order of adding.</summary>
    public IReadOnlyCollection<WeightEntry> Tensors => _order;

    /// <summary>Adds a tensor.</summary>
    /// <param name="name">Its name, not yet taken.</param>
    /// <param name="shape">Its shape in PyTorch's order.</param>
    /// <param name="values">Its elements, first index slowest; not copied.</param>
    /// <exception cref="ArgumentException">The name is taken, or the values do not fill the shape.</exception>
    public void Add(string name, ReadOnlySpan<int> shape, float[] values)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
        var entry = new WeightEntry { Name = name, Type = "F32", Shape = [.. shape.ToArray().Select(static extent => (long)extent)] };
        if (entry.Length != values.Length)
        {
            var text = string.Join(", ", entry.Shape.Select(static extent => extent.ToString(CultureInfo.InvariantCulture)));
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"'{name}' of shape [{text}] takes {entry.Length} elements; {values.Length} were given."), nameof(values));
        }

        if (!_tensors.TryAdd(name, (entry, values)))
        {
            throw new ArgumentException($"There is a tensor '{name}' already.", nameof(name));
        }

        _order.Add(entry);
    }

    /// <inheritdoc/>
    public WeightEntry? Find(string name) => _tensors.TryGetValue(name, out var tensor) ? tensor.Entry : null;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no such tensor, or <paramref name="destination"/> has another length.</exception>
    public void Read(string name, Span<float> destination)
    {
        if (!_tensors.TryGetValue(name, out var tensor))
        {
            throw new ArgumentException($"There is no tensor '{name}'.", nameof(name));
        }

        if (destination.Length != tensor.Values.Length)
        {
            throw new ArgumentException($"'{name}' has {tensor.Values.Length} elements, not {destination.Length}.", nameof(destination));
        }

        tensor.Values.CopyTo(destination);
    }
}
