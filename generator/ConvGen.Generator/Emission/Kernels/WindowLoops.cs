using System.Collections.Generic;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>How a window walks its input.</summary>
public static class WindowLoops
{
    /// <summary>Floats from an output's own position in the input to its first tap.</summary>
    public static long Origin(Window3 window, Strides input) =>
        -((long)window.Depth.PadLow * input.Slice) - ((long)window.Height.PadLow * input.Row) - ((long)window.Width.PadLow * input.Pixel);

    /// <summary>The loops over the taps; the innermost pointer is called <paramref name="innermost"/>.</summary>
    public static IReadOnlyList<PointerLoop> Taps(Window3 window, Strides input, string innermost = "tap") =>
    [
        new("depth", window.Depth.Kernel, (long)window.Depth.Dilation * input.Slice),
        new("line", window.Height.Kernel, (long)window.Height.Dilation * input.Row),
        new(innermost, window.Width.Kernel, (long)window.Width.Dilation * input.Pixel),
    ];
}
