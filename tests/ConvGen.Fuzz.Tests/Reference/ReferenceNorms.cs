using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <summary>Norms, scales and softmaxes.</summary>
internal static class ReferenceNorms
{
    /// <summary>Computes <paramref name="step"/> if it is such a layer.</summary>
    public static bool TryCompute(Step step, Values input, Values output, Weights weights)
    {
        switch (step.Kind)
        {
            case "BatchNorm":
                var mean = weights.Vector(step, "running_mean", step.Channels, 0.3, 0);
                var variance = weights.Vector(step, "running_var", step.Channels, 0.5, 1);
                Each(output, (channel, position) => (input[channel, position] - mean[channel]) / Math.Sqrt(variance[channel] + step.Reals[0]));
                return Affine(step, output, weights);
            case "GroupNorm":
                return Standardized(step, input, output, weights, step.Channels / step.Groups);
            case "InstanceNorm":
                return Standardized(step, input, output, weights, 1);
            case "LayerNorm":
                for (var position = 0; position < input.Positions; position++)
                    Standardize(input, output, [.. Enumerable.Range(0, input.Channels).Select(channel => (channel * input.Positions) + position)], step.Reals[0]);
                return Affine(step, output, weights);
            case "L2Norm":
                Each(output, (channel, position) => input[channel, position] / Math.Max(step.Reals[0], Math.Sqrt(Channels(input, position).Sum(static value => value * value))));
                return Affine(step, output, weights, hasBias: false);
            case "LocalResponseNorm":
                Each(output, (channel, position) => input[channel, position] / Math.Pow(step.Reals[2] + (step.Reals[0] / step.Number * Near(step, input, channel, position)), step.Reals[1]));
                return true;
            case "Softmax" or "LogSoftmax":
                Each(output, (channel, position) => Softmax(input, channel, position, step.Kind == "LogSoftmax"));
                return true;
            case "PRelu":
                var slopes = weights.Vector(step, "weight", step.Channels, 0.3, 0.2);
                Each(output, (channel, position) => input[channel, position] is var x && x >= 0 ? x : slopes[channel] * x);
                return true;
            case "Scale":
                var factors = step.Reals.Count > 0 ? null : weights.Vector(step, "weight", step.Channels, 0.4, 1);
                var biases = step.HasBias ? weights.Vector(step, "bias", step.Channels, 0.3, 0) : null;
                Each(output, (channel, position) => factors is null ? (input[channel, position] * step.Reals[0]) + step.Reals[1] : (input[channel, position] * factors[channel]) + (biases?[channel] ?? 0));
                return true;
            default:
                return false;
        }
    }

    private static void Each(Values output, Func<int, int, double> value)
    {
        for (var channel = 0; channel < output.Channels; channel++)
        {
            for (var position = 0; position < output.Positions; position++)
                output[channel, position] = value(channel, position);
        }
    }

    private static IEnumerable<double> Channels(Values input, int position) => Enumerable.Range(0, input.Channels).Select(channel => input[channel, position]);

    private static bool Standardized(Step step, Values input, Values output, Weights weights, int channels)
    {
        for (var first = 0; first < input.Channels; first += channels)
            Standardize(input, output, [.. Enumerable.Range(first * input.Positions, channels * input.Positions)], step.Reals[0]);
        return Affine(step, output, weights);
    }

    private static void Standardize(Values input, Values output, int[] elements, double epsilon)
    {
        var mean = elements.Average(element => input.Data[element]);
        var variance = elements.Average(element => (input.Data[element] - mean) * (input.Data[element] - mean));
        foreach (var element in elements)
            output.Data[element] = (input.Data[element] - mean) / Math.Sqrt(variance + epsilon);
    }

    private static bool Affine(Step step, Values output, Weights weights, bool hasBias = true)
    {
        if (!step.HasBias)
            return true;
        var weight = weights.Vector(step, "weight", step.Channels, 0.4, 1);
        var bias = hasBias ? weights.Vector(step, "bias", step.Channels, 0.3, 0) : new float[step.Channels];
        for (var i = 0; i < output.Data.Length; i++)
            output.Data[i] = (output.Data[i] * weight[i / output.Positions]) + bias[i / output.Positions];
        return true;
    }

    /// <summary>The squares of the channels around <paramref name="channel"/>; of an even number, one more lies before it.</summary>
    private static double Near(Step step, Values input, int channel, int position) => Enumerable.Range(channel - (step.Number / 2), step.Number)
        .Where(near => near >= 0 && near < input.Channels).Sum(near => input[near, position] * input[near, position]);

    private static double Softmax(Values input, int channel, int position, bool isLog)
    {
        var most = Channels(input, position).Max();
        var sum = Channels(input, position).Sum(value => Math.Exp(value - most));
        var distance = input[channel, position] - most;
        return isLog ? distance - Math.Log(sum) : Math.Exp(distance) / sum;
    }
}
