using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <summary>Random weights, made when a layer asks for them, so that a name or a shape the generated code knows otherwise is missed.</summary>
/// <param name="seed">Decides all numbers.</param>
/// <param name="given">Values that some tensors have instead, by name.</param>
internal sealed class Weights(ulong seed, IReadOnlyDictionary<string, float[]>? given = null)
{
    private readonly Dictionary<string, (int[] Shape, float[] Values)> _tensors = [];

    /// <summary>What was asked for, as the generated network loads it.</summary>
    public IWeightSource Source()
    {
        var source = new DictionaryWeights();
        foreach (var (name, tensor) in _tensors)
            source.Add(name, tensor.Shape, tensor.Values);
        return source;
    }

    /// <summary>Weights that keep a sum of products about as large as one of them.</summary>
    public float[] Kernel(Step step, int[] shape) => Get(step, "weight", shape, 1.2 / Math.Sqrt(Math.Max(1, shape.Skip(1).Aggregate(1, static (product, extent) => product * extent))), 0);

    /// <summary>Numbers around <paramref name="center"/>.</summary>
    public float[] Vector(Step step, string part, int length, double spread, double center) => Get(step, part, [length], spread, center);

    /// <summary>A learned tensor.</summary>
    public float[] Constant(Step step) => Get(step, "value", [step.Channels, .. step.Extents], 0.8, 0.1);

    /// <summary>Input number <paramref name="index"/>.</summary>
    public double[] Input(int index, int length) => [.. Uniform("input" + index.ToString(System.Globalization.CultureInfo.InvariantCulture), length, 1, 0).Select(static value => (double)value)];

    private float[] Get(Step step, string part, int[] shape, double scale, double center)
    {
        var name = step.Key + "." + part;
        if (!_tensors.TryGetValue(name, out var tensor))
            _tensors[name] = tensor = (shape, given?[name] ?? Uniform(name, shape.Aggregate(1, static (product, extent) => product * extent), scale, center));
        return tensor.Values;
    }

    private float[] Uniform(string name, int length, double scale, double center)
    {
        var state = name.Aggregate(seed, static (hash, letter) => unchecked((hash ^ letter) * 0x0000_0100_0000_01B3UL));
        return [.. Enumerable.Range(0, length).Select(_ => (float)(center + (scale * Next(ref state))))];
    }

    // splitmix64, as a number between −1 and 1.
    private static double Next(ref ulong state)
    {
        unchecked
        {
            var z = state += 0x9E37_79B9_7F4A_7C15;
            z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
            z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
            return ((z ^ (z >> 31)) / (double)ulong.MaxValue * 2) - 1;
        }
    }
}
