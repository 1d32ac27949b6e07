using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <summary>Pools, joins, resizes, and layers that only move elements.</summary>
internal static class ReferenceMoves
{
    private delegate double Element(int channel, int[] at, int position);

    /// <summary>Computes <paramref name="step"/>.</summary>
    public static void Compute(Step step, Values[] inputs, Values output)
    {
        var element = ElementOf(step, inputs, output);
        foreach (var (at, position) in output.Coordinates().Select(static (at, position) => (at, position)))
        {
            for (var channel = 0; channel < output.Channels; channel++)
                output[channel, position] = element(channel, at, position);
        }
    }

    private static Element ElementOf(Step step, Values[] inputs, Values output)
    {
        var input = inputs[0];
        return step.Kind switch
        {
            "Activation" => (channel, _, position) => input[channel, position],
            "Clip" => (channel, _, position) => Math.Clamp(input[channel, position], step.Reals[0], step.Reals[1]),
            "Add" => (channel, at, _) => inputs.Sum(operand => Stretched(operand, channel, at)),
            "Mul" => (channel, at, _) => inputs.Aggregate(1.0, (product, operand) => product * Stretched(operand, channel, at)),
            "Concat" => (channel, _, position) => OfConcat(inputs, channel, position),
            "Slice" => (channel, _, position) => input[channel + step.Number, position],
            "PadChannels" => (channel, _, position) => channel >= step.Number && channel - step.Number < input.Channels ? input[channel - step.Number, position] : 0,
            "ChannelShuffle" => (channel, _, position) => input[(channel % step.Groups * (input.Channels / step.Groups)) + (channel / step.Groups), position],
            "Flatten" => (channel, _, _) => step.Flag ? input[channel % input.Channels, channel / input.Channels] : input.Data[channel],
            "Pad" => (channel, at, _) => At(input, channel, [.. at.Select((o, axis) => ReferenceConvolutions.Border(o - step.Windows[axis].Low, input.Extents[axis], step.Mode))]),
            "Crop" => (channel, at, _) => At(input, channel, [.. at.Select((o, axis) => o + step.Windows[axis].Low)]),
            "PixelShuffle" => (channel, at, _) => At(input, at.Aggregate(channel, (index, o) => (index * step.Number) + (o % step.Number)), [.. at.Select(o => o / step.Number)]),
            "PixelUnshuffle" => (channel, at, _) => Unshuffled(step, input, channel, at),
            "GlobalAvgPool" => (channel, _, _) => Enumerable.Range(0, input.Positions).Average(position => input[channel, position]),
            "GlobalMaxPool" => (channel, _, _) => Enumerable.Range(0, input.Positions).Max(position => input[channel, position]),
            "MaxPool" => (channel, at, _) => Taps(step, at).Select(input.PositionOf).Where(static position => position >= 0).Max(position => input[channel, position]),
            "AvgPool" => (channel, at, _) => Average(step, input, channel, at),
            "AdaptiveAvgPool" => (channel, at, _) => Adaptive(input, output, channel, at),
            "Resize" => (channel, at, _) => Resized(step, input, output, channel, at),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step.Kind, "There is no such layer."),
        };
    }

    private static double At(Values input, int channel, int[] at) => input.PositionOf(at) is >= 0 and var position ? input[channel, position] : 0;

    // What an operand has one of serves all of the others'.
    private static double Stretched(Values operand, int channel, int[] at) => operand[
        operand.Channels == 1 ? 0 : channel, operand.Positions == 1 ? 0 : operand.PositionOf([.. at.Select((o, axis) => operand.Extents[axis] == 1 ? 0 : o)])];

    private static double OfConcat(Values[] inputs, int channel, int position)
    {
        var operand = 0;
        for (; channel >= inputs[operand].Channels; operand++)
            channel -= inputs[operand].Channels;
        return inputs[operand][channel, position];
    }

    private static double Unshuffled(Step step, Values input, int channel, int[] at)
    {
        var block = at.Aggregate(1, (product, _) => product * step.Number);
        var within = Values.Grid([.. at.Select(_ => step.Number)]).ElementAt(channel % block);
        return At(input, channel / block, [.. at.Select((o, axis) => (o * step.Number) + within[axis])]);
    }

    private static IEnumerable<int[]> Taps(Step step, int[] at) => Values.Grid([.. step.Windows.Select(static window => window.Kernel)])
        .Select(tap => tap.Select((t, axis) => (at[axis] * step.Windows[axis].Stride) - step.Windows[axis].Low + (t * step.Windows[axis].Dilation)).ToArray());

    /// <summary>Padding counts where it is declared to; what hangs over the padded end in ceil mode never does.</summary>
    private static double Average(Step step, Values input, int channel, int[] at)
    {
        var taps = Taps(step, at).ToList();
        var counted = taps.Count(tap => step.Flag
            ? tap.Select((position, axis) => position < input.Extents[axis] + step.Windows[axis].High).All(static isInside => isInside)
            : input.PositionOf(tap) >= 0);
        return taps.Sum(tap => At(input, channel, tap)) / counted;
    }

    private static double Adaptive(Values input, Values output, int channel, int[] at)
    {
        int[] first = [.. at.Select((o, axis) => (int)((long)o * input.Extents[axis] / output.Extents[axis]))];
        int[] end = [.. at.Select((o, axis) => (int)((((o + 1L) * input.Extents[axis]) + output.Extents[axis] - 1) / output.Extents[axis]))];
        return Values.Grid([.. first.Select((start, axis) => end[axis] - start)]).Average(offset => At(input, channel, [.. offset.Select((o, axis) => first[axis] + o)]));
    }

    private static double Resized(Step step, Values input, Values output, int channel, int[] at)
    {
        var axes = at.Select((o, axis) => Sources(step, o, input.Extents[axis], output.Extents[axis]).ToList()).ToList();
        return Values.Grid([.. axes.Select(static sources => sources.Count)]).Sum(choice =>
            choice.Select((c, axis) => axes[axis][c].Weight).Aggregate(1.0, static (product, weight) => product * weight)
            * At(input, channel, [.. choice.Select((c, axis) => axes[axis][c].Position)]));
    }

    /// <summary>The positions an output is mixed from, with their weights.</summary>
    private static IEnumerable<(int Position, double Weight)> Sources(Step step, int o, int input, int output)
    {
        if (step.Mode == "Nearest")
            return [((int)((long)o * input / output), 1)];
        var source = step.Flag ? (output == 1 ? 0 : o * (input - 1.0) / (output - 1)) : ((o + 0.5) * input / output) - 0.5;
        if (step.Mode == "Bilinear")
            source = Math.Max(source, 0);
        var floor = (int)Math.Floor(source);
        var share = source - floor;
        int Inside(int position) => Math.Clamp(position, 0, input - 1);
        return step.Mode == "Bilinear"
            ? [(Inside(floor), 1 - share), (Inside(floor + 1), share)]
            : Enumerable.Range(-1, 4).Select(tap => (Inside(floor + tap), Cubic(tap - share)));
    }

    /// <summary>Keys' cubic kernel with a = −0.75.</summary>
    private static double Cubic(double x)
    {
        const double A = -0.75;
        var d = Math.Abs(x);
        return d <= 1 ? ((((A + 2) * d) - (A + 3)) * d * d) + 1 : d < 2 ? ((((A * d) - (5 * A)) * d) + (8 * A)) * d - (4 * A) : 0;
    }
}
