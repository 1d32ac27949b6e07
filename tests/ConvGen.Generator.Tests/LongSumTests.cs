using System;
using System.Globalization;
using System.Linq;
using Xunit;

namespace ConvGen.Generator.Tests;

/// <summary>Sums of many numbers are as exact as sums of few: layers on both sides of the block that one float adds up, beside doubles.</summary>
public sealed class LongSumTests
{
    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData("16, 256")]
    [InlineData("17, 257")]
    [InlineData("2, 3, 16, 16")]
    [InlineData("2, 3, 16, 17")]
    [InlineData("20, 913, 821")]
    public void Averages_of_maps(string shape) => Compare(shape, "GlobalAvgPool", static (input, channels) => Averages(input, channels, input.Length / channels, 1));

    [Theory]
    [InlineData("3, 300", "AvgPool(256, Stride = 1)", 256)]
    [InlineData("3, 300", "AvgPool(257, Stride = 1)", 257)]
    [InlineData("3, 3000", "AvgPool(2500, Stride = 1)", 2500)]
    [InlineData("20, 70000", "AvgPool(65000, Stride = 250)", 65000, 250)]
    public void Averages_of_windows(string shape, string layer, int kernel, int stride = 1) =>
        Compare(shape, layer, (input, channels) => Averages(input, channels, kernel, stride));

    [Theory]
    [InlineData("3, 512", "AdaptiveAvgPool(2)", 1)]
    [InlineData("3, 514", "AdaptiveAvgPool(2)", 1)]
    [InlineData("18, 2, 300000", "AdaptiveAvgPool([1, 2])", 2)]
    public void Averages_of_halves(string shape, string layer, int rows) => Compare(shape, layer, (input, channels) => Halves(input, channels, rows));

    [Theory]
    [InlineData("3, 256", "InstanceNorm(Affine = false)", 1)]
    [InlineData("3, 257", "InstanceNorm(Affine = false)", 1)]
    [InlineData("17, 913, 821", "InstanceNorm(Affine = false)", 1)]
    [InlineData("24, 30, 70", "GroupNorm(2, Affine = false)", 12)]
    [InlineData("6, 5, 300", "GroupNorm(3, Affine = false)", 2)]
    [InlineData("4096, 1", "GroupNorm(1, Affine = false)", 4096)]
    public void Norms_of_maps(string shape, string layer, int perGroup) => Compare(
        shape, layer, (input, channels) => [.. input.Chunk(input.Length / channels * perGroup).SelectMany(static group => Normalised(group, 1e-5))]);

    [Theory]
    [InlineData("4096, 2")]
    [InlineData("4100, 2")]
    [InlineData("50000, 2")]
    public void Norms_of_channels(string shape)
    {
        Compare(shape, "LayerNorm(Affine = false)", static (input, channels) => OverChannels(input, channels, static column => Normalised(column, 1e-5)));
        Compare(shape, "L2Norm(Affine = false)", static (input, channels) => OverChannels(input, channels, static column =>
        {
            var length = Math.Sqrt(column.Sum(static value => value * value));
            return [.. column.Select(value => value / length)];
        }));
    }

    [Theory]
    [InlineData("4096, 2")]
    [InlineData("4100, 2")]
    [InlineData("70000, 2")]
    public void Shares_of_channels(string shape)
    {
        Compare(shape, "Softmax", static (input, channels) => OverChannels(input, channels, static column =>
        {
            var sum = column.Sum(Math.Exp);
            return [.. column.Select(value => Math.Exp(value) / sum)];
        }));
        Compare(shape, "LogSoftmax", static (input, channels) => OverChannels(input, channels, static column =>
        {
            var sum = column.Sum(Math.Exp);
            return [.. column.Select(value => value - Math.Log(sum))];
        }));
    }

    // 1 unit has four sums, 65 have two times as many as 128, of which each has one.
    [Theory]
    [InlineData(1024, 1)]
    [InlineData(1040, 1)]
    [InlineData(512, 65)]
    [InlineData(528, 65)]
    [InlineData(256, 128)]
    [InlineData(272, 128)]
    [InlineData(25_088, 20)]
    [InlineData(1_000_000, 2)]
    public void Products_with_many_inputs(int inputs, int units)
    {
        var network = LoadedNetwork.Of(string.Create(CultureInfo.InvariantCulture, $"using ConvGen; [ConvNet({inputs}), Dense({units})] public partial class Net;"), "Net");
        float[] weights = [.. Values((long)inputs * units, 3)];
        float[] biases = [.. Values(units, 4)];
        var source = new DictionaryWeights();
        source.Add("dense1.weight", [units, inputs], weights);
        source.Add("dense1.bias", [units], biases);
        float[] input = [.. Values(inputs, 2)];
        var expected = Enumerable.Range(0, units).Select(unit => biases[unit] + Enumerable.Range(0, inputs).Sum(i => (double)input[i] * weights[((long)unit * inputs) + i])).ToArray();

        Compare(network.Create(source), input, expected);
    }

    private static void Compare(string shape, string layer, Func<double[], int, double[]> reference)
    {
        int[] extents = [.. shape.Split(", ").Select(static extent => int.Parse(extent, CultureInfo.InvariantCulture))];
        float[] input = [.. Values(extents.Aggregate(1L, static (product, extent) => product * extent), 1)];
        var network = LoadedNetwork.Of($"using ConvGen; [ConvNet({shape}), {layer}] public partial class Net;", "Net").CreateRandom();

        Compare(network, input, reference([.. input.Select(static value => (double)value)], extents[0]));
    }

    private static void Compare(IConvNet network, float[] input, double[] expected)
    {
        var actual = new float[expected.Length];
        network.RunAll(input, actual);

        var error = expected.Zip(actual, static (value, other) => Math.Abs(value - other)).Max() / expected.Max(Math.Abs);
        Assert.True(error <= Tolerance, string.Create(CultureInfo.InvariantCulture, $"off by {error:E2} of the largest magnitude"));
    }

    // Between 0.1 and 1: what is added has one sign, and so has much of what rounding drops.
    private static float[] Values(long count, int seed)
    {
        var random = new Random(seed);
        var values = new float[count];
        for (var i = 0L; i < count; i++)
        {
            values[i] = 0.1f + (0.9f * random.NextSingle());
        }

        return values;
    }

    private static double[] Averages(double[] input, int channels, int kernel, int stride) =>
        [.. input.Chunk(input.Length / channels).SelectMany(map => Enumerable.Range(0, ((map.Length - kernel) / stride) + 1).Select(first => map.AsSpan(first * stride, kernel).ToArray().Average()))];

    // Along the last axis.
    private static double[] Halves(double[] input, int channels, int rows)
    {
        var length = input.Length / channels / rows;
        return
        [
            .. from channel in Enumerable.Range(0, channels)
               from half in Enumerable.Range(0, 2)
               select Enumerable.Range(0, rows).Average(row => input.AsSpan((((channel * rows) + row) * length) + (half * length / 2), length / 2).ToArray().Average()),
        ];
    }

    private static double[] Normalised(double[] values, double epsilon)
    {
        var mean = values.Average();
        var scale = 1 / Math.Sqrt(values.Average(value => (value - mean) * (value - mean)) + epsilon);
        return [.. values.Select(value => (value - mean) * scale)];
    }

    private static double[] OverChannels(double[] input, int channels, Func<double[], double[]> compute)
    {
        var positions = input.Length / channels;
        var output = new double[input.Length];
        for (var position = 0; position < positions; position++)
        {
            var column = compute([.. Enumerable.Range(0, channels).Select(channel => input[(channel * positions) + position])]);
            for (var channel = 0; channel < channels; channel++)
            {
                output[(channel * positions) + position] = column[channel];
            }
        }

        return output;
    }
}
