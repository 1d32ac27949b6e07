using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace ConvGen.Networks;

/// <summary>The oracle's deterministic tensors: the elements follow from a tensor's name and shape alone (see <c>tests/Oracle/ORIGIN.md</c>).</summary>
public static class DeterministicTensors
{
    /// <summary>The name of the tensor that stands for a network's input.</summary>
    public const string Input = "input";

    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>The tensor <paramref name="name"/> of the shape <paramref name="shape"/>, first index slowest.</summary>
    public static float[] Make(string name, IReadOnlyList<int> shape)
    {
        var elements = new float[shape.Aggregate(1, static (product, extent) => checked(product * extent))];
        Fill(name, shape, elements);
        return elements;
    }

    /// <summary>Writes the tensor's elements to <paramref name="destination"/>, which has exactly its length.</summary>
    public static void Fill(string name, IReadOnlyList<int> shape, Span<float> destination)
    {
        var (scale, shift) = Distribution(name, shape);
        var state = Seed(name);
        foreach (ref var element in destination)
        {
            state += Golden;
            element = (Uniform(state) * scale) + shift;
        }
    }

    private static (float Scale, float Shift) Distribution(string name, IReadOnlyList<int> shape)
    {
        var isVector = shape.Count == 1;
        var isWeight = name.EndsWith(".weight", StringComparison.Ordinal);
        return name switch
        {
            Input => (1, 0),
            _ when name.EndsWith(".running_var", StringComparison.Ordinal) => (0.3f, 1),
            _ when name.EndsWith(".running_mean", StringComparison.Ordinal) || (isVector && !isWeight) => (0.1f, 0),
            _ when isVector => (0.2f, 1),
            _ => ((float)(0.9 * Math.Sqrt(6.0 / shape.Skip(1).Aggregate(1L, static (product, extent) => product * extent))), 0),
        };
    }

    /// <summary>FNV-1a over the UTF-8 bytes.</summary>
    private static ulong Seed(string name)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var unit in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ unit) * 0x100000001B3;
        }

        return hash;
    }

    /// <summary>The finaliser of splitmix64, its upper 24 bits as a number in [−1, 1).</summary>
    private static float Uniform(ulong state)
    {
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return ((z >> 40) * (1f / (1 << 23))) - 1;
    }
}
