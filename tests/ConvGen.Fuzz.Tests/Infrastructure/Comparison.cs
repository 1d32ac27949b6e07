using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <summary>What became of a comparison.</summary>
/// <param name="Difference">What differs; null where nothing does.</param>
/// <param name="IsConditioned">Whether rounding alone does not already use up the tolerance: only then is the network compared.</param>
internal sealed record Comparison(string? Difference, bool IsConditioned)
{
    /// <summary>The share of the tolerance that rounding every tensor once may cost.</summary>
    public const double RoundingShare = 0.1;

    /// <summary>The largest difference that is none, as a share of the largest magnitude, where nothing stricter is declared.</summary>
    public const double FastTolerance = 1e-4;

    private const double StrictTolerance = 1e-5;

    /// <summary>Runs the generated class of <paramref name="sketch"/> on random weights, on one thread and on two, beside the reference.</summary>
    public static Comparison Of(Sketch sketch, Type type)
    {
        var weights = new Weights(Fuzzing.Seed);
        var exact = ReferenceNetwork.Run(sketch, weights, isRounded: false);
        var rounded = ReferenceNetwork.Run(sketch, weights, isRounded: true);
        var tolerance = ToleranceOf(sketch);
        if (sketch.Outputs.Any(output => !(Error(exact[output.Step], [.. rounded[output.Step].Data.Select(static value => (float)value)]) <= tolerance * RoundingShare)))
            return new Comparison(null, false);
        var network = (IConvNet)type.GetMethod("Create", [typeof(IWeightSource)])!.Invoke(null, [weights.Source()])!;
        float[] inputs = [.. sketch.Steps.Select(static (step, index) => (Step: step, Index: index)).Where(static one => one.Step.Kind == "Input")
            .SelectMany(one => Boundary(exact[one.Index], one.Step.Flag))];
        var expected = sketch.Outputs.Select(output => exact[output.Step]).ToList();
        foreach (var threads in new[] { 1, 2 })
        {
            network.Threads = threads;
            var outputs = new float[expected.Sum(static output => output.Data.Length)];

            // A run on nothing but NaN first: nothing of it may be left in the arena where the next run reads.
            network.RunAll([.. inputs.Select(static _ => float.NaN)], outputs);
            Array.Fill(outputs, float.NaN);
            network.RunAll(inputs, outputs);
            if (Differing(sketch, expected, outputs, tolerance) is { } difference)
                return new Comparison(string.Create(CultureInfo.InvariantCulture, $"{difference}, on {threads} thread(s)"), true);
        }

        return new Comparison(null, true);
    }

    /// <summary>The largest difference that is none, as a share of the largest magnitude.</summary>
    public static double ToleranceOf(Sketch sketch) =>
        sketch.Declaration.Attributes[0].Arguments.Any(static argument => argument.Name == "Precision") ? StrictTolerance : FastTolerance;

    private static string? Differing(Sketch sketch, List<Values> expected, float[] outputs, double tolerance)
    {
        var start = 0;
        for (var i = 0; i < expected.Count; i++)
        {
            var actual = ChannelsFirst(expected[i], outputs.AsSpan(start, expected[i].Data.Length), sketch.Outputs[i].IsChannelsLast);
            start += actual.Length;
            var error = Error(expected[i], actual);

            // Written so that NaN is a difference.
            if (!(error <= tolerance))
                return string.Create(CultureInfo.InvariantCulture, $"'{sketch.Steps[sketch.Outputs[i].Step].Name}' is off by {error:E2} of its largest magnitude, {tolerance:E0} allowed");
        }

        return null;
    }

    private static double Error(Values expected, float[] actual)
    {
        var magnitude = Math.Max(expected.Data.Max(Math.Abs), 1e-20);
        return expected.Data.Zip(actual, static (value, other) => Math.Abs(value - other)).Aggregate(0.0, static (most, error) => error <= most ? most : error) / magnitude;
    }

    private static IEnumerable<float> Boundary(Values values, bool isChannelsLast) => isChannelsLast
        ? Enumerable.Range(0, values.Data.Length).Select(i => (float)values[i % values.Channels, i / values.Channels])
        : values.Data.Select(static value => (float)value);

    private static float[] ChannelsFirst(Values shape, ReadOnlySpan<float> values, bool isChannelsLast)
    {
        var result = values.ToArray();
        for (var i = 0; isChannelsLast && i < result.Length; i++)
            result[(i % shape.Channels * shape.Positions) + (i / shape.Channels)] = values[i];
        return result;
    }
}
