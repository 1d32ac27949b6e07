using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using ConvGen.Networks;

namespace ConvGen.Benchmarks;

/// <summary>Measures a network call by call, in the order of a run, so that every call finds the caches as it does in a run.</summary>
internal static class NetworkProfiler
{
    private const int Seed = 1;
    private static readonly TimeSpan LeastTime = TimeSpan.FromMilliseconds(500);

    /// <summary>Measures <paramref name="type"/>, which implements <see cref="IConvNet{TSelf}"/>.</summary>
    public static NetworkProfile Measure(string name, Type type, MeasurementOptions options)
    {
        var measure = typeof(NetworkProfiler).GetMethod(nameof(MeasureNetwork), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type);
        return (NetworkProfile)measure.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [name, options], null)!;
    }

    private static NetworkProfile MeasureNetwork<TNet>(string name, MeasurementOptions options)
        where TNet : class, IConvNet<TNet>
    {
        var info = TNet.Info;
        var network = TNet.CreateRandom(Seed);
        var inputs = info.Inputs.SelectMany(static input => DeterministicTensors.Make(input.Name, [input.Channels, .. input.Extents])).ToArray();
        var outputs = new float[info.Outputs.Sum(static output => output.Length)];
        var clock = new Stopclock(() => network.RunAll(inputs, outputs), options.RoundMilliseconds);
        for (var round = 0; round < options.Rounds; round++)
        {
            clock.Round();
        }

        var list = new KernelCalls(network, info);
        list.SetInputs(inputs);
        var (times, peak) = Times(list, options);
        if (!list.Outputs().AsSpan().SequenceEqual(outputs))
        {
            throw new InvalidOperationException($"{name}: the calls one by one compute something else than a run.");
        }

        var layers = info.Layers.Select(static layer => layer.Name).ToList();
        var together = PlannedNetwork.Together(list.Plan, layers);
        string GroupOf(string layer) => together.GetValueOrDefault(layer, layer);
        var calls = list.Plan.Steps.Select((step, i) => new CallProfile(
            step.Name, step.Kernel.GetType().Name.Replace("Spec", "", StringComparison.Ordinal), GroupOf(PlannedNetwork.LayerOf(step.Name, layers)), times[i], KernelCost.MultiplyAdds(step.Kernel))).ToList();
        var macs = info.Layers.GroupBy(layer => GroupOf(layer.Name)).ToDictionary(static group => group.Key, static group => group.Sum(static layer => layer.Macs));
        var profiles = calls.GroupBy(static call => call.Layer, StringComparer.Ordinal).Select(layer => new LayerProfile(
            layer.Key, layer.Sum(static call => call.Microseconds), macs.GetValueOrDefault(layer.Key), layer.Sum(static call => call.MultiplyAdds)));
        return new NetworkProfile(name, clock.MedianMicroseconds, peak, calls, [.. profiles]);
    }

    private static (double[] Calls, double Peak) Times(KernelCalls list, MeasurementOptions options)
    {
        var count = list.Plan.Steps.Count;
        var watch = Stopwatch.StartNew();
        var warmUps = 0;
        for (; warmUps < options.Rounds || watch.Elapsed < LeastTime; warmUps++)
        {
            for (var call = 0; call < count; call++)
            {
                list.Run(call);
            }
        }

        var times = Enumerable.Range(0, count).Select(_ => new double[warmUps]).ToArray();
        var peaks = new double[warmUps];
        for (var round = 0; round < warmUps; round++)
        {
            peaks[round] = MultiplyAddPeak.GigaflopsPerSecond();
            for (var call = 0; call < count; call++)
            {
                var start = Stopwatch.GetTimestamp();
                list.Run(call);
                times[call][round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }
        }

        return ([.. times.Select(Median)], Median(peaks));
    }

    private static double Median(double[] rounds) => rounds.Order().ElementAt(rounds.Length / 2);
}
