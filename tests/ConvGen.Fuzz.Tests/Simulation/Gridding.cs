using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <summary>CVG104 on networks without branches: runs of windows at stride 1, and the positions each run's end reads of where the run began.</summary>
internal static class Gridding
{
    /// <summary>Whether every step reads the one before and nothing else.</summary>
    public static bool IsChain(Sketch sketch) => sketch.Steps.Select(static (step, index) => index == 0 ? step.Inputs.Count == 0 : step.Inputs is [var source] && source == index - 1).All(static holds => holds);

    /// <summary>The attributes that the rule speaks about.</summary>
    public static IEnumerable<int> Attributes(Sketch sketch) =>
        Enumerable.Range(0, sketch.Steps[0].Rank).SelectMany(axis => DilatedEnds(sketch.Steps, axis)).Select(step => sketch.Steps[step].Attribute).Distinct().Order();

    private static IEnumerable<int> DilatedEnds(IReadOnlyList<Step> steps, int axis)
    {
        HashSet<int> reads = [0];
        var (dilated, isBlind) = (-1, false);
        for (var step = 1; step < steps.Count && axis < steps[step].Rank; step++)
        {
            if (!Continues(steps[step], axis))
            {
                if (dilated >= 0 && !isBlind && HasHoles(reads))
                    yield return dilated;
                (reads, dilated, isBlind) = ([0], -1, false);
                continue;
            }

            if (steps[step].Windows.Count == 0)
                continue;
            var window = steps[step].Windows[axis];
            reads = [.. Enumerable.Range(0, window.Kernel).SelectMany(tap => reads.Select(position => position + (tap * window.Dilation)))];
            dilated = window is { Kernel: > 1, Dilation: > 1 } ? step : dilated;
            isBlind |= IsBlind(steps[step], steps[step - 1].Extents);
        }

        if (dilated >= 0 && !isBlind && HasHoles(reads))
            yield return dilated;
    }

    // Taps beyond the map are CVG105's: what mends them closes these holes or opens others.
    private static bool IsBlind(Step step, IReadOnlyList<int> input) => step is { Kind: "Conv", Mode: "Zeros" }
        && step.Windows.Zip(input).Any(static pair => pair.First is { Kernel: > 1, Dilation: > 1 } && pair.First.Dilation >= pair.Second)
        && step.Windows.Select((window, axis) => HasDeadTap(window, input[axis], step.Extents[axis])).Contains(true);

    private static bool HasDeadTap(Window window, int input, int outputs) => Enumerable.Range(0, window.Kernel)
        .Any(tap => Enumerable.Range(0, outputs).All(output => window.Taps(output).ElementAt(tap) is var position && (position < 0 || position >= input)));

    private static bool HasHoles(HashSet<int> reads) => reads.Max() - reads.Min() + 1 > reads.Count;

    private static bool Continues(Step step, int axis) => step.Kind switch
    {
        "Conv" or "MaxPool" or "AvgPool" => step.Windows[axis].Stride == 1,
        "ConvTranspose" or "AdaptiveAvgPool" or "GlobalAvgPool" or "GlobalMaxPool" or "Resize" or "PixelShuffle" or "PixelUnshuffle" => false,
        _ => true,
    };
}
