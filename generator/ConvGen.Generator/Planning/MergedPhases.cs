using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>
/// A transposed convolution to so few channels that all its phases fit into the lanes of one vector, such as the RGB picture at the end of a
/// generator: a convolution over the union of the phases' windows, each phase of each channel a filter of its own, and a pixel shuffle behind it. Zero
/// taps cost less than empty lanes: for 16 channels to RGB, 4×4 with stride 2, 9 steps with 12 lanes at work instead of 16 with 3.
/// </summary>
public static class MergedPhases
{
    /// <summary>Appends the calls where all phases fit.</summary>
    public static bool TryLower(CallListBuilder calls, FusedLayer layer)
    {
        var (window, size) = (Window3.Of(layer.Primary.Windows), Extent3.Of(layer.Primary.Shape!));
        var (factor, channels) = (window.Height.Stride, layer.Primary.Shape!.Channels);
        if (layer.Primary.Groups != 1 || factor == 1 || window.Width.Stride != factor || window.Depth.Kernel != 1 || size.Depth != 1
            || size.Height % factor != 0 || size.Width % factor != 0 || factor * factor * channels > BufferLayout.Lanes
            || window.Height.Dilation != 1 || window.Width.Dilation != 1)
        {
            return false;
        }

        var (rows, columns) = (Union.Of(window.Height, size.Height), Union.Of(window.Width, size.Width));
        var inputs = calls.Network.Layers[layer.Inputs[0]].Shape!.Channels;
        var coarse = new Extent3(1, size.Height / factor, size.Width / factor);
        var input = calls.Blocked(layer.Inputs[0]);
        var phases = calls.Temporary(new BufferLayout(factor * factor * channels, coarse, default, default, IsPlanar: false));
        var merged = new Window3(new AxisWindow(1, 1, 0, 0), rows.Window, columns.Window);
        var tiles = RegisterTiling.ForConvolution(calls.Target, 1, coarse, inputs * merged.Taps);
        var spec = new ConvolutionSpec(
            merged, false, inputs, input.Strides, phases.Strides, 1, coarse, default, tiles, new Epilogue(layer.First, null, PointwiseFunction.Identity));
        var taps = from row in rows.Taps
                   from column in columns.Taps
                   from h in row
                   from w in column
                   select h < 0 || w < 0 ? -1 : (h * window.Width.Kernel) + w;
        var format = new MergedPhasesFormat(spec, channels, factor * factor, taps.ToEquatable());
        calls.Add(
            layer.Primary.Node.Name, LayerDescription.Of(layer) + " All phases at once.", spec, [input, phases],
            calls.Weights(layer, BufferLayout.Lanes * (1L + spec.Reduction), format));
        ReshapingLowering.Shuffle(calls, layer, phases, new Extent3(1, factor, factor), coarse);
        return true;
    }

    /// <summary>The phases of an axis over one window.</summary>
    /// <param name="Window">The window that covers what every phase reads.</param>
    /// <param name="Taps">Per phase, the transposed convolution's tap at each tap of the window; −1 where the phase has none.</param>
    private sealed record Union(AxisWindow Window, IReadOnlyList<int[]> Taps)
    {
        public static Union Of(AxisWindow window, int output)
        {
            var phases = TransposedLowering.Phases(window, output).ToList();
            var first = phases.Min(static phase => phase.FirstInput);
            var extent = phases.Max(static phase => phase.FirstInput + phase.Taps.Length) - first;
            return new Union(
                new AxisWindow(extent, 1, -first, 0),
                [.. phases.Select(phase => Enumerable.Range(first, extent).Select(input => TapAt(phase, input)).ToArray())]);
        }

        private static int TapAt(TransposedLowering.Phase phase, int input)
        {
            var index = input - phase.FirstInput;
            return index >= 0 && index < phase.Taps.Length ? phase.Taps[index] : -1;
        }
    }
}
