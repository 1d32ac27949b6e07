using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <summary>Which positions every output reads along one axis, by trying every tap.</summary>
internal sealed class AxisReading(IReadOnlyList<Step> steps, int axis)
{
    /// <summary>The steps.</summary>
    public IReadOnlyList<Step> Steps => steps;

    /// <summary>Whether <paramref name="step"/> still has the axis.</summary>
    public bool HasAxis(int step) => axis < steps[step].Rank;

    /// <summary>The extent of <paramref name="step"/>.</summary>
    public int Extent(int step) => steps[step].Extents[axis];

    /// <summary>The window of <paramref name="step"/>.</summary>
    public Window Window(int step) => steps[step].Windows[axis];

    /// <summary>Whether <paramref name="step"/> reads all of its own input at once.</summary>
    public bool IsGlobal(int step) => steps[step].Kind is "GlobalAvgPool" or "GlobalMaxPool" or "Dense" or "Flatten" || (steps[step].Kind == "AdaptiveAvgPool" && Extent(step) == 1);

    /// <summary>Whether input <paramref name="source"/> of <paramref name="step"/> has one position along the axis for all of the other's.</summary>
    public bool IsGate(int step, int source) => steps[step].Kind is "Mul" or "Add" && HasAxis(step) && Extent(step) > 1
        && (steps[source].Rank != steps[step].Rank || Extent(source) == 1);

    /// <summary>The positions of <paramref name="source"/> that output <paramref name="output"/> of <paramref name="step"/> reads, borders not clipped.</summary>
    public IEnumerable<int> Reads(int step, int source, int output)
    {
        var layer = steps[step];
        // Offsets are read where they stand.
        if (layer.Kind == "DeformConv" && source != layer.Inputs[0])
            return [output];
        return layer.Kind switch
        {
            "Conv" or "DeformConv" or "MaxPool" or "AvgPool" => Window(step).Taps(output),
            "ConvTranspose" => Transposed(Window(step), output),
            "AdaptiveAvgPool" => Between(Floor(output * Extent(source), Extent(step)), Floor(((output + 1) * Extent(source)) - 1, Extent(step))),
            "Resize" => Resized(layer, Extent(source), Extent(step), output),
            "PixelShuffle" => [Floor(output, layer.Number)],
            "PixelUnshuffle" => Between(output * layer.Number, (output * layer.Number) + layer.Number - 1),
            "Pad" => [output - Window(step).Low],
            "Crop" => [output + Window(step).Low],
            _ => [output],
        };
    }

    /// <summary>Which positions of <paramref name="source"/> anything of <paramref name="step"/> reads.</summary>
    public bool[] Mask(int step, int source)
    {
        var mask = new bool[Extent(source)];
        if (IsGlobal(step) || !HasAxis(step) || IsGate(step, source))
        {
            Array.Fill(mask, true);
            return mask;
        }

        foreach (var position in Enumerable.Range(0, Extent(step)).SelectMany(output => Reads(step, source, output)))
        {
            if (position >= 0 && position < mask.Length)
                mask[position] = true;
        }

        return mask;
    }

    /// <summary>The largest whole number not above the quotient.</summary>
    public static int Floor(int dividend, int divisor) => (int)Math.Floor(dividend / (double)divisor);

    private static IEnumerable<int> Between(int first, int last) => Enumerable.Range(first, last - first + 1);

    private static IEnumerable<int> Transposed(Window window, int output)
    {
        var near = Floor(output + window.Low, window.Stride);
        return Between(near - window.Reach - 1, near + 1)
            .Where(input => Enumerable.Range(0, window.Kernel).Any(tap => (input * window.Stride) - window.Low + (tap * window.Dilation) == output));
    }

    private static IEnumerable<int> Resized(Step layer, int input, int output, int position)
    {
        if (layer.Mode == "Nearest")
            return [Floor(position * input, output)];
        // The source position as a fraction: half-pixel centres, or corners on corners.
        var (numerator, denominator) = layer.Flag ? (position * (input - 1), Math.Max(1, output - 1)) : ((((2 * position) + 1) * input) - output, 2 * output);
        var floor = Floor(numerator, denominator);
        if (floor * denominator == numerator)
            return [floor];
        return layer.Mode == "Bilinear" ? [floor, floor + 1] : [floor - 1, floor, floor + 1, floor + 2];
    }
}
