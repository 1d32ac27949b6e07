using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>
/// A transposed convolution as one ordinary convolution per output phase: outputs o ≡ φ (mod s) read the taps t with t·d ≡ φ + p (mod s), each
/// from input (o + p − t·d) / s. Nothing is multiplied with an inserted zero.
/// </summary>
public static class TransposedLowering
{
    /// <summary>The zeroed input positions that the phases of <paramref name="layer"/> read before and behind the map.</summary>
    public static (Extent3 Low, Extent3 High) Halo(LayerAnalysis layer, TensorShape input)
    {
        var windows = Window3.Of(layer.Windows);
        var (size, output) = (Extent3.Of(input), Extent3.Of(layer.Shape!));
        var depth = AxisHalo(windows.Depth, size.Depth, output.Depth);
        var height = AxisHalo(windows.Height, size.Height, output.Height);
        var width = AxisHalo(windows.Width, size.Width, output.Width);
        return (new Extent3(depth.Low, height.Low, width.Low), new Extent3(depth.High, height.High, width.High));
    }

    /// <summary>Appends the calls of a transposed convolution.</summary>
    public static void Lower(CallListBuilder calls, FusedLayer layer)
    {
        var window = Window3.Of(layer.Primary.Windows);
        var shape = calls.Network.Layers[layer.Inputs[0]].Shape!;
        var size = Extent3.Of(layer.Primary.Shape!);
        if (PointLowering.Applies(calls.Target, calls.Network, layer))
        {
            PointLowering.Lower(calls, layer);
            return;
        }

        if (MergedPhases.TryLower(calls, layer))
        {
            return;
        }

        var input = calls.Blocked(layer.Inputs[0]);
        var output = calls.Blocked(layer.Result.Node.Id);
        foreach (var depth in Phases(window.Depth, size.Depth))
        {
            foreach (var height in Phases(window.Height, size.Height))
            {
                foreach (var width in Phases(window.Width, size.Width))
                {
                    LowerPhase(calls, layer, window, shape, input, output, depth, height, width);
                }
            }
        }
    }

    private static void LowerPhase(
        CallListBuilder calls, FusedLayer layer, Window3 window, TensorShape shape, TensorOperand input, TensorOperand output, Phase depth, Phase height, Phase width)
    {
        var outputChannels = layer.Primary.Shape!.Channels;
        var outputBlocks = BufferLayout.BlocksOf(outputChannels);
        var grouping = GroupedChannels.Of(layer.Primary.Groups, shape.Channels, outputChannels);
        var taps = new Window3(depth.Window, height.Window, width.Window);
        var size = new Extent3(depth.Outputs, height.Outputs, width.Outputs);
        var strides = output.Strides;
        var spread = new Strides(strides.Pixel * window.Width.Stride, strides.Row * window.Height.Stride, strides.Slice * window.Depth.Stride, strides.Block);
        var tiles = RegisterTiling.ForConvolution(
            calls.Target, grouping.IsUniform ? outputBlocks : grouping.SharedBlocks, size, grouping.Channels * taps.Taps);
        var spec = new ConvolutionSpec(
            taps, false, grouping.Channels, input.Strides, spread, outputBlocks, size, grouping.StartsPer(tiles.Wide.Vectors), tiles, new Epilogue(layer.First, null, layer.Second));

        // Where a phase begins is in the pointers, so that phases of equal shape share a kernel.
        var source = input with
        {
            Offset = input.Offset + (depth.FirstInput * input.Strides.Slice) + (height.FirstInput * input.Strides.Row) + (width.FirstInput * input.Strides.Pixel),
        };
        var target = output with
        {
            Offset = output.Offset + (depth.Index * strides.Slice) + (height.Index * strides.Row) + (width.Index * strides.Pixel),
        };
        var order = (from d in depth.Taps
                     from h in height.Taps
                     from w in width.Taps
                     select d < 0 || h < 0 || w < 0 ? -1 : (((d * window.Height.Kernel) + h) * window.Width.Kernel) + w).ToEquatable();
        var isFew = layer.Primary.Groups == 1 && FewFiltersLowering.Pays(calls.Target, shape.Channels, outputChannels, taps.Taps);
        var few = new FewFiltersSpec(taps, shape.Channels, outputChannels, input.Strides, spread, size, spec.Epilogue);
        var weights = isFew
            ? calls.Weights(layer, few.WeightFloats, new FewFiltersFormat(few, order))
            : calls.Weights(layer, outputBlocks * BufferLayout.Lanes * (1L + spec.Reduction), new TransposedFormat(spec, layer.Primary.Groups, outputChannels, order));
        var phases = (window.Depth.Stride, window.Height.Stride, window.Width.Stride) == (1, 1, 1) ? "" : $" Phase {height.Index}, {width.Index}.";
        calls.Add(layer.Primary.Node.Name, LayerDescription.Of(layer) + phases, isFew ? few : spec, [source, target], weights, joinsPrevious: (depth.Index, height.Index, width.Index) != (0, 0, 0));
    }

    private static (int Low, int High) AxisHalo(AxisWindow window, int input, int output)
    {
        var (low, high) = (0, 0);
        foreach (var phase in Phases(window, output))
        {
            low = Math.Max(low, -phase.FirstInput);
            high = Math.Max(high, phase.FirstInput + phase.Outputs - 1 + phase.Window.Extent - input);
        }

        return (low, high);
    }

    /// <summary>The phases of one axis.</summary>
    internal static IEnumerable<Phase> Phases(AxisWindow window, int output)
    {
        for (var index = 0; index < Math.Min(window.Stride, output); index++)
        {
            // From the last tap to the first, so that inputs come in rising order.
            var taps = Enumerable.Range(0, window.Kernel)
                .Where(tap => (index + window.PadLow - (tap * window.Dilation)) % window.Stride == 0)
                .Reverse().ToArray();
            var outputs = ((output - 1 - index) / window.Stride) + 1;
            if (taps.Length == 0)
            {
                // A hole: the phase gets the bias alone, as one tap of zeros.
                yield return new Phase(index, outputs, [-1], 0, new AxisWindow(1, 1, 0, 0));
                continue;
            }

            var first = (index + window.PadLow - (taps[0] * window.Dilation)) / window.Stride;
            var distance = taps.Length > 1 ? (taps[0] - taps[1]) * window.Dilation / window.Stride : 1;
            yield return new Phase(index, outputs, taps, first, new AxisWindow(taps.Length, 1, 0, 0, distance));
        }
    }

    /// <summary>The outputs o ≡ φ (mod s) of one axis.</summary>
    /// <param name="Index">φ.</param>
    /// <param name="Outputs">How many there are.</param>
    /// <param name="Taps">The taps they read, in the order of their inputs; −1 for a hole.</param>
    /// <param name="FirstInput">The input of the first output's first tap.</param>
    /// <param name="Window">The window over the input.</param>
    internal sealed record Phase(int Index, int Outputs, int[] Taps, int FirstInput, AxisWindow Window);
}
