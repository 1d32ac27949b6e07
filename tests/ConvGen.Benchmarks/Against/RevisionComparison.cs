using System;
using System.Linq;
using System.Runtime.InteropServices;
using ConvGen.Networks;

namespace ConvGen.Benchmarks;

/// <summary>Measures one network in both builds, in this process.</summary>
internal static class RevisionComparison
{
    /// <summary>Measures <paramref name="ours"/>, which implements <see cref="IConvNet{TSelf}"/>, beside <paramref name="theirs"/>.</summary>
    /// <exception cref="InvalidOperationException">The two are not the same network.</exception>
    public static RevisionResult Measure(string name, Type ours, Type theirs, MeasurementOptions options, bool theirsFirst)
    {
        var info = (NetworkInfo)ours.GetProperty(nameof(IConvNet<>.Info))!.GetValue(null)!;
        using var weights = new WeightsFile(info);
        var (first, second) = theirsFirst ? (theirs, ours) : (ours, theirs);
        var firstNetwork = LoadedNetwork.Load(first, weights.Path, options.Threads);
        var secondNetwork = LoadedNetwork.Load(second, weights.Path, options.Threads);

        // Both write the same array: where an array begins decides how many of its stores cross cache lines.
        float[] inputs = [.. info.Inputs.SelectMany(static input => DeterministicTensors.Make(input.Name, [input.Channels, .. input.Extents]))];
        var outputs = new float[info.Outputs.Sum(static output => output.Length)];
        var firstOutputs = Outputs(firstNetwork, inputs, outputs);
        var secondOutputs = Outputs(secondNetwork, inputs, outputs);

        var (firstTimes, secondTimes) = Interleave(() => firstNetwork.Run(inputs, outputs), () => secondNetwork.Run(inputs, outputs), options);
        var (ourTimes, theirTimes) = theirsFirst ? (secondTimes, firstTimes) : (firstTimes, secondTimes);
        var sameBits = MemoryMarshal.AsBytes<float>(firstOutputs).SequenceEqual(MemoryMarshal.AsBytes<float>(secondOutputs));
        return new RevisionResult(name, ourTimes, theirTimes, sameBits, OutputDifference.Relative(firstOutputs, secondOutputs));
    }

    /// <summary>Whether the processor's time is taken, which other programs disturb less than that of the wall. With threads it would not tell waiting from working.</summary>
    public static bool IsTimedByProcessor(MeasurementOptions options) => options.Threads == 1;

    private static float[] Outputs(LoadedNetwork network, float[] inputs, float[] outputs)
    {
        Array.Fill(outputs, float.NaN);
        network.Run(inputs, outputs);
        return [.. outputs];
    }

    // Each round begins with the other of the two: a machine that slows down or speeds up in a round favours neither.
    private static (double[] First, double[] Second) Interleave(Action first, Action second, MeasurementOptions options)
    {
        Func<TimeSpan>? now = IsTimedByProcessor(options) ? Stopclock.Processor : null;
        var firstClock = new Stopclock(first, options.RoundMilliseconds, now);
        var secondClock = new Stopclock(second, options.RoundMilliseconds, now);
        var firstTimes = new double[options.Rounds];
        var secondTimes = new double[options.Rounds];
        for (var round = 0; round < options.Rounds; round++)
        {
            if (round % 2 == 0)
            {
                firstTimes[round] = firstClock.Round();
                secondTimes[round] = secondClock.Round();
            }
            else
            {
                secondTimes[round] = secondClock.Round();
                firstTimes[round] = firstClock.Round();
            }
        }

        return (firstTimes, secondTimes);
    }
}
