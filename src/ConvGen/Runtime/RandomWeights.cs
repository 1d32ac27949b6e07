using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ConvGen.Runtime;

/// <summary>
/// Deterministic random weights that keep activations in a sensible range. Element i of a tensor is uᵢ · scale + shift in float32, where uᵢ in
/// [−1, 1) comes from splitmix64, started from the FNV-1a hash of the tensor's name and the seed, and scale and shift follow its role:
/// Kaiming-uniform 0.9 · √(6 / fan) for weights, 0.2 around 1 for norms' scales, 0.3 around 1 for running variances, 0.1 around 0 for the rest.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RandomWeights
{
    private const ulong GoldenGamma = 0x9E37_79B9_7F4A_7C15;

    /// <summary>The tensors <paramref name="network"/> expects, filled from <paramref name="seed"/>; the same numbers on every machine.</summary>
    /// <param name="network">The network.</param>
    /// <param name="seed">Any number; 0 leaves the name's hash as it is.</param>
    public static IWeightSource Create(NetworkInfo network, int seed)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new Source(network, seed);
    }

    /// <summary>Fills <paramref name="values"/> with uᵢ · <paramref name="scale"/> + <paramref name="shift"/>.</summary>
    internal static void Fill(Span<float> values, string name, int seed, float scale, float shift)
    {
        // Mix(0) is 0, so seed 0 is the plain sequence of the name.
        var state = Fnv1a(name) ^ Mix(unchecked((uint)seed * GoldenGamma));
        for (var i = 0; i < values.Length; i++)
        {
            state = unchecked(state + GoldenGamma);
            var unit = ((Mix(state) >> 40) * (1f / (1 << 23))) - 1f;
            values[i] = (unit * scale) + shift;
        }
    }

    private static (float Scale, float Shift) Distribution(TensorInfo tensor) => tensor.Role switch
    {
        TensorRole.RunningVariance => (0.3f, 1),
        TensorRole.RunningMean or TensorRole.Bias => (0.1f, 0),
        _ when tensor.Shape.Count <= 1 => (0.2f, 1),
        _ => ((float)(0.9 * Math.Sqrt(6.0 / (tensor.Length / tensor.Shape[0]))), 0),
    };

    private static ulong Fnv1a(string text)
    {
        var hash = 0xCBF2_9CE4_8422_2325UL;
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ value) * 0x0000_0100_0000_01B3UL);
        }

        return hash;
    }

    // The finaliser of splitmix64 (Steele, Lea and Flood 2014).
    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
            z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
            return z ^ (z >> 31);
        }
    }

    private sealed class Source(NetworkInfo network, int seed) : IWeightSource
    {
        private readonly Dictionary<string, TensorInfo> _tensors = network.Tensors.ToDictionary(static tensor => tensor.Name, StringComparer.Ordinal);

        public string Description => string.Create(CultureInfo.InvariantCulture, $"random numbers (seed {seed})");

        public IReadOnlyCollection<WeightEntry> Tensors => [.. network.Tensors.Select(Entry)];

        public WeightEntry? Find(string name) => _tensors.TryGetValue(name, out var tensor) ? Entry(tensor) : null;

        public void Read(string name, Span<float> destination)
        {
            var (scale, shift) = Distribution(_tensors[name]);
            Fill(destination, name, seed, scale, shift);
        }

        private static WeightEntry Entry(TensorInfo tensor) =>
            new() { Name = tensor.Name, Type = "F32", Shape = [.. tensor.Shape.Select(static extent => (long)extent)] };
    }
}
