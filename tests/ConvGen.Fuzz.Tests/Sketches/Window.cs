using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <summary>A window along one axis.</summary>
/// <param name="Kernel">Taps.</param>
/// <param name="Stride">Positions from output to output.</param>
/// <param name="Low">Padding before.</param>
/// <param name="High">Padding after.</param>
/// <param name="Dilation">Positions from tap to tap.</param>
/// <param name="Extra">Output padding of a transposed convolution; 1 for a pool in ceil mode.</param>
internal sealed record Window(int Kernel, int Stride, int Low, int High, int Dilation, int Extra = 0)
{
    /// <summary>One tap that stays where it is.</summary>
    public static Window Point { get; } = new(1, 1, 0, 0, 1);

    /// <summary>Positions from the first tap to the last.</summary>
    public int Reach => (Dilation * (Kernel - 1)) + 1;

    /// <summary>The taps of output <paramref name="output"/>, borders not clipped.</summary>
    public IEnumerable<int> Taps(int output) => Enumerable.Range(0, Kernel).Select(tap => (output * Stride) - Low + (tap * Dilation));

    /// <summary>Outputs over <paramref name="input"/> positions, by sliding until the window falls off.</summary>
    public int Slides(int input)
    {
        var count = 0;
        for (var start = -Low; IsOn(start, input); start += Stride)
            count++;
        return count;
    }

    /// <summary>Outputs of a transposed convolution: up to the last position a tap writes.</summary>
    public int Writes(int input) => ((input - 1) * Stride) + Reach - Low - High + Extra;

    // In ceil mode a window counts while it hangs over the padded end by less than a stride, and while it starts on the input or its low pad.
    private bool IsOn(int start, int input) => Extra == 1
        ? start < input && start + Reach - (input + High) < Stride
        : start + Reach <= input + High;
}
