using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;

namespace ConvGen.Runtime;

/// <summary>Reads a network's tensors from a source, after having checked that every one is there with the right shape and a readable type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WeightLoader
{
    private readonly IWeightSource _source;
    private readonly Dictionary<string, TensorInfo> _expected;

    /// <summary>Checks <paramref name="source"/> against everything <paramref name="network"/> expects.</summary>
    /// <param name="network">The network.</param>
    /// <param name="source">Where its weights come from.</param>
    /// <exception cref="WeightMismatchException">Something is missing or has another shape or type; the message lists what.</exception>
    public WeightLoader(NetworkInfo network, IWeightSource source)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(source);
        _source = source;
        _expected = network.Tensors.ToDictionary(static tensor => tensor.Name, StringComparer.Ordinal);
        if (WeightComparison.Problems(network, source) is { Count: > 0 } problems)
        {
            throw new WeightMismatchException(WeightComparison.Message(network, source, problems));
        }

        UnusedTensors = [.. source.Tensors.Select(static entry => entry.Name).Where(name => !_expected.ContainsKey(name))];
    }

    /// <summary>The names of the source's tensors that the network does not use, in the source's order.</summary>
    public IReadOnlyList<string> UnusedTensors { get; }

    /// <summary>Reads a tensor, first index slowest.</summary>
    /// <param name="name">Its name: one of the network's.</param>
    /// <exception cref="WeightMismatchException">An element is not finite; the message says which.</exception>
    public float[] Read(string name)
    {
        if (!_expected.TryGetValue(name, out var tensor))
        {
            throw new ArgumentException($"The network expects no tensor '{name}'.", nameof(name));
        }

        var values = GC.AllocateUninitializedArray<float>(checked((int)tensor.Length));
        _source.Read(name, values);
        var bad = Finiteness.IndexOfNonFinite(values);
        if (bad >= 0)
        {
            throw new WeightMismatchException(WeightComparison.NonFinite(tensor, _source, bad, values[bad]));
        }

        return values;
    }
}
