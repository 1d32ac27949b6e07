using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xunit;

namespace ConvGen.Docs.Tests.Costs;

/// <summary>What the sections "What it costs" state, measured on the pages' own declarations by running what the generator makes of them, or read off its constants.</summary>
internal static class RuleCosts
{
    private const double Tolerance = 1e-5;

    /// <summary>Declarations beside those of the pages, by namespace.</summary>
    public static IReadOnlyDictionary<string, string> Declarations { get; } = new Dictionary<string, string>
    {
        ["PaddedPoint"] = "[ConvNet(3, 8, 8), Conv(4, 1, Padding = 1)] public sealed partial class Net;",
        ["Merged"] = "[ConvNet(64, 8, 8), Conv(64, 3, Padding = 1)] public sealed partial class Net;",
        ["Summed"] = "[ConvNet(3, 8, 8), Conv(8, 3, Padding = 1), Relu, Conv(4, 1)] public sealed partial class Net;",
    };

    private static readonly Dictionary<string, Func<double[]>> Measures = new()
    {
        ["CVG006"] = static () => [Constant(PageNetwork.Extra("PaddedPoint"))],
        ["CVG008"] = static () => [Constant(PageNetwork.Of("CVG008"))],
        ["CVG010"] = static () => DisputedWindows(PageNetwork.Of("CVG010")),
        ["CVG023"] = static () => [IdleShare(PageNetwork.Of("CVG023"), "conv1")],
        ["CVG101"] = static () => [Unread(PageNetwork.Of("CVG101"))],
        ["CVG104"] = static () => [(13 * 13) - Dependence.Support(PageNetwork.Of("CVG104"), 32, 32, Dependence.Square(26, 26, 13)).Count],
        ["CVG105"] = static () => [IdleWeights(PageNetwork.Of("CVG105"), "conv1.weight")],
        ["CVG106"] = static () => [Unevenness(PageNetwork.Of("CVG106")), Unevenness(PageNetwork.Of("CVG106", 1))],
        ["CVG108"] = static () => [OperandDistance(PageNetwork.Of("CVG108"), "valid.weight"), OperandDistance(PageNetwork.Of("CVG108", 1), "valid.weight")],
        ["CVG111"] = static () => [Unread(PageNetwork.Of("CVG111"))],
        ["CVG112"] = static () => [PixelsPerLabel(PageNetwork.Of("CVG112")), PixelsPerLabel(PageNetwork.Of("CVG112", 1))],
        ["CVG203"] = static () => [256 - Dependence.Support(PageNetwork.Of("CVG203"), 8, 8, Dependence.Square(24, 24, 16)).Count],
        ["CVG206"] = static () => [DriftOfTheLast(PageNetwork.Of("CVG206"), declaredStride: 8)],
        ["CVG207"] = static () => [LeftOverMacs(PageNetwork.Of("CVG207"), "head", anchors: 3)],
        ["CVG219"] = static () => [CenterDistance(PageNetwork.Of("CVG219"), "fine", "conv2")],
        ["CVG303"] = static () => [MergedSaving()],
        ["CVG305"] = static () => [ChannelsBehindTheFirst(PageNetwork.Of("CVG305")), ChannelsBehindTheFirst(PageNetwork.Of("CVG305", 1))],
        ["CVG312"] = static () => [ChangedByTheLast(PageNetwork.Of("CVG312"), PageNetwork.Of("CVG312", 1))],
        ["CVG313"] = static () => [SurestAnswer(PageNetwork.Of("CVG313")), SurestAnswer(PageNetwork.Of("CVG313", 1))],
        ["CVG314"] = static () => [Changing(PageNetwork.Of("CVG314")), Changing(PageNetwork.Of("CVG314", 1))],
        ["CVG317"] = static () => [SummableWeights()],
        ["CVG501"] = static () => [ForeseeingSteps(PageNetwork.Of("CVG501")), ForeseeingSteps(PageNetwork.Of("CVG501", 1))],
        ["CVG502"] = static () => [ForeseeingSteps(PageNetwork.Of("CVG502")), ForeseeingSteps(PageNetwork.Of("CVG502", 1))],
    };

    /// <summary>The rules whose pages state a cost.</summary>
    public static IEnumerable<string> Rules => Measures.Keys;

    /// <summary>The numbers that the page about <paramref name="rule"/> states, in its order, as it writes them.</summary>
    public static string[] Of(string rule) => [.. Measures[rule]().Select(static number => number.ToString("#,##0.###", CultureInfo.InvariantCulture))];

    /// <summary>Output positions that no change of the input reaches.</summary>
    private static double Constant(PageNetwork network)
    {
        var output = network.Info.Outputs[0];
        var changes = Dependence.Of(network, [.. Enumerable.Range(0, network.InputLength)]);
        var positions = changes.Length / output.Channels;
        return Enumerable.Range(0, positions).Count(position => Enumerable.Range(0, output.Channels).All(channel => !changes[(channel * positions) + position]));
    }

    private static double Changing(PageNetwork network) => Dependence.Of(network, [.. Enumerable.Range(0, network.InputLength)]).Count(static changes => changes);

    private static double Unread(PageNetwork network)
    {
        var (rows, columns) = Dependence.Read(network);
        return (network.Info.Inputs[0].Extents[0] * network.Info.Inputs[0].Extents[1]) - (rows * columns);
    }

    /// <summary>Windows of 2 at stride 2 over one position of padding, where ⌈(n + 2 − 2)/2⌉ + 1 stand per axis and some only over padding; and what the network makes.</summary>
    private static double[] DisputedWindows(PageNetwork network)
    {
        var extent = network.Info.Inputs[0].Extents[0];
        var all = ((extent + 1) / 2) + 1;
        var reading = Enumerable.Range(0, all).Count(window => (2 * window) - 1 < extent);
        Assert.Equal(reading, network.Info.Outputs[0].Extents[0]);
        return [all * all, reading * reading];
    }

    /// <summary>The share of the multiply-accumulates, in percent, of a layer whose weights change no output.</summary>
    private static double IdleShare(PageNetwork network, string layer)
    {
        var input = PageNetwork.Numbers("input", network.InputLength);
        var before = network.Create()(input);
        network.Weights[layer + ".weight"] = PageNetwork.Numbers("others", network.Weights[layer + ".weight"].Length);
        Assert.Equal(before, network.Create()(input));
        return 100.0 * network.Info.Layers.Single(one => one.Name == layer).Macs / network.Info.Macs;
    }

    /// <summary>Weights whose taps may hold any number: one tap at a time, over all pairs of channels.</summary>
    private static double IdleWeights(PageNetwork network, string tensor)
    {
        var shape = network.Info.Tensors.Single(one => one.Name == tensor).Shape;
        var taps = shape.Skip(2).Aggregate(1, static (product, extent) => product * extent);
        var input = PageNetwork.Numbers("input", network.InputLength);
        var (original, before) = (network.Weights[tensor], network.Create()(input));
        return Enumerable.Range(0, taps).Count(tap =>
        {
            network.Weights[tensor] = [.. original.Select((weight, index) => index % taps == tap ? weight + 1 : weight)];
            return network.Create()(input).SequenceEqual(before);
        }) * (original.Length / taps);
    }

    /// <summary>Of an even input through even weights, the largest value over the smallest, borders left out.</summary>
    private static double Unevenness(PageNetwork network)
    {
        foreach (var tensor in network.Weights.Keys.ToList())
            Array.Fill(network.Weights[tensor], tensor.EndsWith("bias", StringComparison.Ordinal) ? 0 : 1);
        var (output, extents) = (network.Create()([.. Enumerable.Repeat(1f, network.InputLength)]), network.Info.Outputs[0].Extents);
        var inner = Dependence.Square(4, 4, extents[0] - 8).Select(position => output[(position.Y * extents[1]) + position.X]).ToList();
        return inner.Max() / inner.Min();
    }

    /// <summary>Input rows between the centres of what the convolution with <paramref name="weights"/> and the other operand of a sum read for one position.</summary>
    private static double OperandDistance(PageNetwork network, string weights)
    {
        var all = Dependence.Support(network, 4, 4, Dependence.Square(0, 0, 10));
        Array.Clear(network.Weights[weights]);
        var other = Dependence.Support(network, 4, 4, Dependence.Square(0, 0, 10));
        return Math.Abs(all.Average(static pixel => pixel.Y) - other.Average(static pixel => pixel.Y));
    }

    private static double PixelsPerLabel(PageNetwork network) =>
        network.Info.Inputs[0].Extents.Aggregate(1.0, static (product, extent) => product * extent) / network.Info.Outputs[0].Extents.Aggregate(1.0, static (product, extent) => product * extent);

    /// <summary>How far the last anchor of a row stands from what its prediction looks at, if the first one is right: from what two neighbours in the middle look at.</summary>
    private static double DriftOfTheLast(PageNetwork network, int declaredStride)
    {
        var row = Enumerable.Range(0, network.Info.Inputs[0].Extents[1]).Select(static x => (Y: 32, X: x)).ToList();
        double Center(int column) => Dependence.Support(network, 8, column, row).Average(static pixel => pixel.X);
        return (declaredStride - (Center(8) - Center(7))) * (network.Info.Outputs[0].Extents[1] - 1);
    }

    private static double LeftOverMacs(PageNetwork network, string head, int anchors)
    {
        var layer = network.Info.Layers.Single(one => one.Name == head);
        return layer.Macs / layer.Channels * (layer.Channels % anchors);
    }

    /// <summary>The percentage of multiply-accumulates that one convolution saves which computes the same as the two and the norm between them, weights composed.</summary>
    private static double MergedSaving()
    {
        var (apart, merged) = (PageNetwork.Of("CVG303"), PageNetwork.Extra("Merged"));
        float[] Of(string tensor) => apart.Weights[tensor];
        var (scale, shift) = (new double[64], new double[64]);
        for (var c = 0; c < 64; c++)
        {
            scale[c] = Of("batchnorm1.weight")[c] / Math.Sqrt(Of("batchnorm1.running_var")[c] + 1e-5);
            shift[c] = Of("batchnorm1.bias")[c] - (Of("batchnorm1.running_mean")[c] * scale[c]);
        }

        merged.Weights["conv1.weight"] = [.. from m in Enumerable.Range(0, 64) from tap in Enumerable.Range(0, 64 * 9) select (float)Enumerable.Range(0, 64).Sum(c => Of("conv2.weight")[(m * 64) + c] * scale[c] * Of("conv1.weight")[(c * 64 * 9) + tap])];
        merged.Weights["conv1.bias"] = [.. Enumerable.Range(0, 64).Select(m => (float)(Of("conv2.bias")[m] + Enumerable.Range(0, 64).Sum(c => Of("conv2.weight")[(m * 64) + c] * shift[c])))];
        AssertSame(apart, merged);
        return 100.0 * (apart.Info.Macs - merged.Info.Macs) / apart.Info.Macs;
    }

    /// <summary>Parameters fewer where the weights of a tensor and of its copy are added beforehand.</summary>
    private static double SummableWeights()
    {
        var (joined, summed) = (PageNetwork.Of("CVG317"), PageNetwork.Extra("Summed"));
        foreach (var tensor in new[] { "conv1.weight", "conv1.bias", "conv2.bias" })
            summed.Weights[tensor] = joined.Weights[tensor];
        summed.Weights["conv2.weight"] = [.. from m in Enumerable.Range(0, 4) from c in Enumerable.Range(0, 8) select joined.Weights["conv2.weight"][(m * 16) + c] + joined.Weights["conv2.weight"][(m * 16) + c + 8]];
        AssertSame(joined, summed);
        return joined.Info.Parameters - summed.Info.Parameters;
    }

    private static void AssertSame(PageNetwork left, PageNetwork right)
    {
        var input = PageNetwork.Numbers("input", left.InputLength);
        var (expected, actual) = (left.Create()(input), right.Create()(input));
        Assert.InRange(expected.Zip(actual, static (one, other) => Math.Abs(one - other)).Max(), 0, Tolerance * expected.Max(Math.Abs));
    }

    /// <summary>How far, in input pixels, the first positions of two layers lie apart along the first axis.</summary>
    private static double CenterDistance(PageNetwork network, string left, string right)
    {
        double Of(string name) => network.Info.Layers.Single(layer => layer.Name == name).ReceptiveFields[0].Center;
        return Math.Abs(Of(left) - Of(right));
    }

    /// <summary>The input channels that the first output channel depends on.</summary>
    private static double ChannelsBehindTheFirst(PageNetwork network)
    {
        var positions = network.InputLength / network.Info.Inputs[0].Channels;
        return Enumerable.Range(0, network.Info.Inputs[0].Channels).Count(channel => Dependence.Of(network, [.. Enumerable.Range(channel * positions, positions)]).Take(positions).Contains(true));
    }

    /// <summary>Outputs that differ between the network with its last layer and the one without, on the same weights.</summary>
    private static double ChangedByTheLast(PageNetwork with, PageNetwork without)
    {
        var input = PageNetwork.Numbers("input", with.InputLength);
        return with.Create()(input).Zip(without.Create()(input), static (one, other) => one != other).Count(static differs => differs);
    }

    /// <summary>The largest value of the output where the dense layer is as sure of one class as it can be.</summary>
    private static double SurestAnswer(PageNetwork network)
    {
        Array.Clear(network.Weights["dense1.weight"]);
        network.Weights["dense1.bias"] = [.. Enumerable.Range(0, 10).Select(static unit => unit == 0 ? 1000f : -1000f)];
        return Math.Round(network.Create()(new float[network.InputLength]).Max(), 3);
    }

    /// <summary>Output steps that change when an input step later than they changes.</summary>
    private static double ForeseeingSteps(PageNetwork network)
    {
        var (channels, steps) = (network.Info.Inputs[0].Channels, network.Info.Inputs[0].Extents[0]);
        var foreseen = new HashSet<int>();
        for (var step = 1; step < steps; step++)
        {
            var changes = Dependence.Of(network, [.. Enumerable.Range(0, channels).Select(channel => (channel * steps) + step)]);
            foreseen.UnionWith(Enumerable.Range(0, changes.Length).Where(index => changes[index] && index % steps < step).Select(index => index % steps));
        }

        return foreseen.Count;
    }
}
