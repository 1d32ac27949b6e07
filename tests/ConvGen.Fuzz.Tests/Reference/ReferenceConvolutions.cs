using System;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <summary>Layers with kernels: convolutions forward, transposed and deformable, and fully connected ones.</summary>
internal static class ReferenceConvolutions
{
    /// <summary>Computes <paramref name="step"/> if it is such a layer.</summary>
    public static bool TryCompute(Step step, Values[] inputs, Values output, Weights weights)
    {
        switch (step.Kind)
        {
            case "Conv":
                Convolve(step, inputs[0], output, weights);
                break;
            case "ConvTranspose":
                Transpose(step, inputs[0], output, weights);
                break;
            case "DeformConv":
                Deform(step, inputs[0], inputs[1], output, weights);
                break;
            case "Dense":
                var kernel = weights.Kernel(step, [step.Channels, inputs[0].Data.Length]);
                for (var unit = 0; unit < step.Channels; unit++)
                    output[unit, 0] = Enumerable.Range(0, inputs[0].Data.Length).Sum(i => kernel[(unit * inputs[0].Data.Length) + i] * inputs[0].Data[i]);
                break;
            default:
                return false;
        }

        if (step.HasBias)
            AddBias(step, output, weights);
        return true;
    }

    private static void AddBias(Step step, Values output, Weights weights)
    {
        var bias = weights.Vector(step, "bias", step.Channels, 0.3, 0);
        for (var i = 0; i < output.Data.Length; i++)
            output.Data[i] += bias[i / output.Positions];
    }

    private static int[] KernelExtents(Step step) => [.. step.Windows.Select(static window => window.Kernel)];

    private static void Convolve(Step step, Values input, Values output, Weights weights)
    {
        var (perGroup, perFilter) = (step.Channels / step.Groups, input.Channels / step.Groups);
        var kernel = weights.Kernel(step, [step.Channels, perFilter, .. KernelExtents(step)]);
        var taps = Values.Grid(KernelExtents(step)).ToList();
        foreach (var (coordinates, position) in output.Coordinates().Select(static (coordinates, position) => (coordinates, position)))
        {
            int[] sources = [.. taps.Select(tap => input.PositionOf([.. tap.Select((t, axis) => Border(
                (coordinates[axis] * step.Windows[axis].Stride) - step.Windows[axis].Low + (t * step.Windows[axis].Dilation), input.Extents[axis], step.Mode))]))];
            for (var filter = 0; filter < step.Channels; filter++)
            {
                var sum = 0.0;
                for (var channel = 0; channel < perFilter; channel++)
                {
                    for (var tap = 0; tap < sources.Length; tap++)
                    {
                        if (sources[tap] >= 0)
                            sum += kernel[(((filter * perFilter) + channel) * sources.Length) + tap] * input[(filter / perGroup * perFilter) + channel, sources[tap]];
                    }
                }

                output[filter, position] = sum;
            }
        }
    }

    /// <summary>Which position stands at <paramref name="position"/> outside the border; itself where nothing does.</summary>
    public static int Border(int position, int extent, string mode) => mode switch
    {
        "Replicate" => Math.Clamp(position, 0, extent - 1),
        "Reflect" => position < 0 ? -position : position >= extent ? (2 * (extent - 1)) - position : position,
        "Circular" => ((position % extent) + extent) % extent,
        _ => position,
    };

    private static void Transpose(Step step, Values input, Values output, Weights weights)
    {
        var (perGroup, perFilter) = (step.Channels / step.Groups, input.Channels / step.Groups);
        var kernel = weights.Kernel(step, [input.Channels, perGroup, .. KernelExtents(step)]);
        var taps = Values.Grid(KernelExtents(step)).ToList();
        foreach (var (coordinates, position) in input.Coordinates().Select(static (coordinates, position) => (coordinates, position)))
        {
            for (var tap = 0; tap < taps.Count; tap++)
            {
                var target = output.PositionOf([.. taps[tap].Select((t, axis) => (coordinates[axis] * step.Windows[axis].Stride) - step.Windows[axis].Low + (t * step.Windows[axis].Dilation))]);
                for (var channel = 0; channel < input.Channels && target >= 0; channel++)
                {
                    for (var filter = 0; filter < perGroup; filter++)
                        output[(channel / perFilter * perGroup) + filter, target] += kernel[(((channel * perGroup) + filter) * taps.Count) + tap] * input[channel, position];
                }
            }
        }
    }

    private static void Deform(Step step, Values input, Values offsets, Values output, Weights weights)
    {
        var kernel = weights.Kernel(step, [step.Channels, input.Channels, .. KernelExtents(step)]);
        var taps = Values.Grid(KernelExtents(step)).ToList();
        var perOffsetGroup = input.Channels / step.Groups;
        foreach (var (coordinates, position) in output.Coordinates().Select(static (coordinates, position) => (coordinates, position)))
        {
            for (var tap = 0; tap < taps.Count; tap++)
            {
                for (var channel = 0; channel < input.Channels; channel++)
                {
                    var index = (channel / perOffsetGroup * taps.Count) + tap;
                    double Along(int axis) => (coordinates[axis] * step.Windows[axis].Stride) - step.Windows[axis].Low + (taps[tap][axis] * step.Windows[axis].Dilation) + offsets[(2 * index) + axis, position];
                    var mask = step.Flag ? ReferenceActivations.Sigmoid(offsets[(2 * step.Groups * taps.Count) + index, position]) : 1;
                    var sample = mask * Sample(input, channel, Along(0), Along(1));
                    for (var filter = 0; filter < step.Channels; filter++)
                        output[filter, position] += kernel[(((filter * input.Channels) + channel) * taps.Count) + tap] * sample;
                }
            }
        }
    }

    private static double Sample(Values input, int channel, double y, double x)
    {
        var (top, left) = ((int)Math.Floor(y), (int)Math.Floor(x));
        double At(int row, int column) => input.PositionOf([row, column]) is >= 0 and var position ? input[channel, position] : 0;
        var (down, right) = (y - top, x - left);
        return (At(top, left) * (1 - down) * (1 - right)) + (At(top, left + 1) * (1 - down) * right) + (At(top + 1, left) * down * (1 - right)) + (At(top + 1, left + 1) * down * right);
    }
}
