using System.Collections.Generic;
using ConvGen.Generator.Planning.Machine;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>
/// A convolution to a handful of channels, such as the RGB picture at the end of an upscaler. The direct kernel would fill 16 lanes with 3
/// filters; here the lanes are input channels, every filter is a dot product, and the lanes are summed once at the end.
/// </summary>
/// <param name="Window">The window.</param>
/// <param name="Channels">Input channels.</param>
/// <param name="Filters">Output channels.</param>
/// <param name="Input">Where the input lies.</param>
/// <param name="Output">Where the output lies.</param>
/// <param name="Size">Output positions.</param>
/// <param name="Epilogue">What follows.</param>
public sealed record FewFiltersSpec(
    Window3 Window, int Channels, int Filters, Strides Input, Strides Output, Extent3 Size, Epilogue Epilogue) : KernelSpec
{
    /// <summary>Floats of the packed weights: 16 biases, then a vector per input block, tap and filter.</summary>
    public long WeightFloats => BufferLayout.Lanes * (1L + ((long)BufferLayout.BlocksOf(Channels) * Window.Taps * Filters));

    /// <summary>Positions of a tile for a number of accumulators.</summary>
    public int Columns(int accumulators) => System.Math.Max(1, System.Math.Min(Size.Width, accumulators / Filters));
}

/// <summary>For <see cref="FewFiltersSpec"/>: 16 biases, then per input block, tap and filter 16 weights.</summary>
/// <param name="Spec">The kernel.</param>
/// <param name="Phase">The taps of a transposed convolution's phase, in order; empty for a convolution, which takes all as they are.</param>
public sealed record FewFiltersFormat(FewFiltersSpec Spec, EquatableArray<int> Phase = default) : WeightFormat;

/// <summary>Chooses and lowers convolutions to few channels.</summary>
public static class FewFiltersLowering
{
    /// <summary>Whether dot products take fewer cycles than the direct kernel.</summary>
    public static bool Applies(Target target, NetworkAnalysis network, FusedLayer layer)
    {
        var channels = network.Layers[layer.Inputs[0]].Shape!.Channels;
        var filters = layer.Primary.Shape!.Channels;
        var taps = Window3.Of(layer.Primary.Windows).Taps;
        return layer.Primary.Groups == 1 && !StemRule.Applies(network, layer) && Pays(target, channels, filters, taps);
    }

    /// <summary>Whether dot products take fewer cycles than the direct kernel for so many channels, filters and taps.</summary>
    public static bool Pays(Target target, int channels, int filters, long taps)
    {
        var products = BufferLayout.BlocksOf(channels) * taps * filters / target.StartsPerCycle;
        return filters <= target.MaxFewFilters && products + (target.LaneSumCycles * filters) < channels * taps * target.DirectStepCycles;
    }

    /// <summary>Appends the call.</summary>
    public static void Lower(CallListBuilder calls, FusedLayer layer)
    {
        var input = calls.Blocked(layer.Inputs[0]);
        var output = calls.Blocked(layer.Result.Node.Id);
        var residual = layer.Residual < 0 ? null : calls.Blocked(layer.Residual);
        var channels = calls.Network.Layers[layer.Inputs[0]].Shape!.Channels;
        var spec = new FewFiltersSpec(
            Window3.Of(layer.Primary.Windows), channels, layer.Primary.Shape!.Channels, input.Strides, output.Strides, Extent3.Of(layer.Primary.Shape),
            new Epilogue(layer.First, residual?.Strides, layer.Second));
        List<TensorOperand> operands = residual is null ? [input, output] : [input, output, residual];
        calls.Add(layer.Primary.Node.Name, LayerDescription.Of(layer), spec, operands, calls.Weights(layer, spec.WeightFloats, new FewFiltersFormat(spec)));
    }
}
