using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;

namespace ConvGen.Fuzz.Tests;

/// <summary>Runs the generated class of a large sketch beside ONNX Runtime; where the two disagree, the reference in doubles decides.</summary>
internal static class LargeComparison
{
    /// <summary>Threads of further runs, whose outputs are those of the first.</summary>
    private static readonly int[] Threads = [2, 3, 8];

    /// <summary>By how much weights and inputs are changed to see what rounding costs: one unit in the last place.</summary>
    private const float Nudge = 1f / (1 << 23);

    /// <summary>The most multiply-accumulates that the reference is asked for.</summary>
    private const long MostReferenceMacs = 300_000_000;

    private const int Seed = 1;

    /// <summary>Compares the generated class <paramref name="type"/> of <paramref name="sketch"/>. An exception is a difference.</summary>
    public static Comparison Of(Sketch sketch, Type type)
    {
        try
        {
            return Compare(sketch, type);
        }
        catch (Exception exception)
        {
            return new Comparison($"{exception.GetType().Name}: {exception.Message}", true);
        }
    }

    private static Comparison Compare(Sketch sketch, Type type)
    {
        var info = (NetworkInfo)type.GetProperty("Info")!.GetValue(null)!;
        var source = Runtime.RandomWeights.Create(info, Seed);
        var weights = info.Tensors.ToDictionary(static tensor => tensor.Name, tensor => Read(source, tensor));
        var inputs = Inputs(sketch, new Weights(Fuzzing.Seed));
        var tolerance = ToleranceOf(sketch);
        var expected = OnnxPeer.Run(type, name => weights[name], inputs);
        if (expected is null && info.Macs > MostReferenceMacs
            || expected is not null && !(Error(info, expected, Rounded(type, weights, inputs)).Worst <= tolerance * Comparison.RoundingShare))
            return new Comparison(null, false);

        var network = (IConvNet)type.GetMethod("Create", [typeof(IWeightSource)])!.Invoke(null, [source])!;
        float[] all = [.. inputs.SelectMany(static input => input)];
        var first = Run(network, all, info);
        if (Difference(sketch, info, weights, expected, first, tolerance) is { } difference)
            return new Comparison(difference, true);
        foreach (var threads in Threads)
        {
            network.Threads = threads;
            if (!MemoryMarshal.AsBytes<float>(first).SequenceEqual(MemoryMarshal.AsBytes<float>(Run(network, all, info))))
                return new Comparison(string.Create(CultureInfo.InvariantCulture, $"{threads} threads give other bits than one"), true);
        }

        return new Comparison(null, true);
    }

    // ONNX Runtime computes in single precision at which places a resize reads: thousands of them leave four digits of a fraction.
    private static double ToleranceOf(Sketch sketch) =>
        sketch.Steps.Any(static step => step.Kind == "Resize" && step.Mode != "Nearest") ? Comparison.FastTolerance : Comparison.ToleranceOf(sketch);

    /// <summary>The outputs that weights and inputs give which lie a unit in the last place away.</summary>
    private static float[] Rounded(Type type, Dictionary<string, float[]> weights, List<float[]> inputs) =>
        OnnxPeer.Run(type, name => Nudged(weights[name], name.Length), [.. inputs.Select(static input => Nudged(input, 0))])!;

    // A run on nothing but NaN first: nothing of it may be left in the arena where the next run reads.
    private static float[] Run(IConvNet network, float[] inputs, NetworkInfo info)
    {
        var outputs = new float[info.Outputs.Sum(static output => output.Length)];
        var nothing = new float[inputs.Length];
        Array.Fill(nothing, float.NaN);
        network.RunAll(nothing, outputs);
        Array.Fill(outputs, float.NaN);
        network.RunAll(inputs, outputs);
        return outputs;
    }

    private static List<float[]> Inputs(Sketch sketch, Weights weights) =>
    [
        .. sketch.Steps.Select(static (step, index) => (Step: step, Index: index)).Where(static one => one.Step.Kind == "Input")
            .Select(one => ToBoundary(one.Step, [.. weights.Input(one.Index, one.Step.Length).Select(static value => (float)value)], one.Step.Flag)),
    ];

    // Elements in the order that the declaration says, from channels first.
    private static float[] ToBoundary(Step shape, float[] values, bool isChannelsLast) => isChannelsLast
        ? [.. Enumerable.Range(0, values.Length).Select(i => values[(i % shape.Channels * shape.Positions) + (i / shape.Channels)])]
        : values;

    private static float[] Read(IWeightSource source, TensorInfo tensor)
    {
        var values = new float[tensor.Length];
        source.Read(tensor.Name, values);
        return values;
    }

    private static float[] Nudged(float[] values, int phase) => [.. values.Select((value, index) => value * (1 + ((Hash(index + phase) & 1) == 0 ? Nudge : -Nudge)))];

    private static uint Hash(int index) => unchecked((uint)index * 0x9E37_79B9u) >> 16;

    private static string? Difference(NetworkInfo info, float[] expected, float[] actual, double tolerance)
    {
        var (worst, output) = Error(info, expected, actual);
        return worst <= tolerance
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"'{output}' is off by {worst:E2} of its largest magnitude, {tolerance:E0} allowed");
    }

    /// <summary>The largest error of an output, as a share of its largest magnitude, and that output. NaN is the largest.</summary>
    private static (double Worst, string Output) Error(NetworkInfo info, float[] expected, float[] actual)
    {
        var (worst, name, start) = (0.0, "", 0);
        foreach (var output in info.Outputs)
        {
            var error = Error(expected.AsSpan(start, output.Length), actual.AsSpan(start, output.Length));
            if (!(error <= worst))
                (worst, name) = (error, output.Name);
            start += output.Length;
        }

        return (worst, name);
    }

    private static double Error(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        var (magnitude, most) = (1e-20, 0.0);
        for (var i = 0; i < expected.Length; i++)
        {
            var error = Math.Abs(expected[i] - (double)actual[i]);
            magnitude = Math.Max(magnitude, Math.Abs((double)expected[i]));
            most = error <= most ? most : error;
        }

        return most / magnitude;
    }

    // ONNX Runtime rounds as well, long sums most of all, and does not have every operator: then the reference decides.
    private static string? Difference(
        Sketch sketch, NetworkInfo info, IReadOnlyDictionary<string, float[]> weights, float[]? peer, float[] outputs, double tolerance)
    {
        var difference = peer is null ? "" : Difference(info, peer, outputs, tolerance);
        return difference is null || info.Macs > MostReferenceMacs ? difference : Difference(info, Reference(sketch, weights), outputs, tolerance);
    }

    private static float[] Reference(Sketch sketch, IReadOnlyDictionary<string, float[]> weights)
    {
        var exact = ReferenceNetwork.Run(sketch, new Weights(Fuzzing.Seed, weights), isRounded: false);
        return [.. sketch.Outputs.SelectMany(output => ToBoundary(sketch.Steps[output.Step], [.. exact[output.Step].Data.Select(static value => (float)value)], output.IsChannelsLast))];
    }
}
