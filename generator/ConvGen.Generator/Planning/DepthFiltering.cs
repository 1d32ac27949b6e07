using System.Collections.Generic;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>
/// Minimal filtering along depth: of a 3-D convolution with three taps there, n = m + 2 combinations of slices are convolved in two dimensions
/// instead of 3·m, and recombined to m slices of outputs. F(4, 3) halves the multiply-adds, F(2, 3) takes two thirds of them.
/// </summary>
public static class DepthFiltering
{
    /// <summary>Taps along depth.</summary>
    public const int Taps = 3;

    /// <summary>The most calls: slices combined, as many convolutions as F(4, 3) has products, outputs recombined.</summary>
    public const int MostCalls = 8;

    // The transforms move each number about three times; below this many multiply-adds per result of a slice that is not earned back.
    private const int MinReduction = 64;

    /// <summary>Whether <paramref name="layer"/> gains by it.</summary>
    public static bool Applies(NetworkAnalysis network, FusedLayer layer)
    {
        var window = Window3.Of(layer.Primary.Windows);
        var input = network.Layers[layer.Inputs[0]].Shape!;
        var size = Extent3.Of(layer.Primary.Shape!);
        return layer.Primary.Groups == 1 && !network.Graph.Options.PreferSmallWeights && window.Depth is { Kernel: Taps, Stride: 1, Dilation: 1 } && size.Depth >= 2
            && !layer.First.IsTranscendental && Extent3.Of(input) is { Height: var rows, Width: var columns } && rows * columns >= BufferLayout.Lanes
            && input.Channels * window.Height.Kernel * window.Width.Kernel >= MinReduction;
    }

    /// <summary>Appends the calls: slices combined, one convolution per combination, outputs recombined.</summary>
    public static void Lower(CallListBuilder calls, FusedLayer layer)
    {
        var size = Extent3.Of(layer.Primary.Shape!);
        var isStrict = calls.Network.Graph.Options.Precision == PrecisionKind.Strict;
        var tiles = new DepthTiles(isStrict || size.Depth < 4 ? 2 : 4, size.Depth);
        var combined = Combine(calls, layer, tiles);
        var outputs = new Extent3(tiles.Count * tiles.Products, size.Height, size.Width);
        var products = calls.Temporary(new BufferLayout(layer.Primary.Shape!.Channels, outputs, default, default, IsPlanar: false));
        for (var position = 0; position < tiles.Products; position++)
        {
            Convolve(calls, layer, tiles, position, combined, products);
        }

        Recombine(calls, layer, tiles, products);
    }

    private static TensorOperand Combine(CallListBuilder calls, FusedLayer layer, DepthTiles tiles)
    {
        var isStem = StemRule.Applies(calls.Network, layer);
        var shape = calls.Network.Layers[layer.Inputs[0]].Shape!;
        var input = isStem ? calls.Planes(layer.Inputs[0]) : calls.Blocked(layer.Inputs[0]);
        var (low, high) = input.Buffer is { Layout: var layout } ? (layout.Low with { Depth = 0 }, layout.High with { Depth = 0 }) : default;
        var combined = calls.Temporary(new BufferLayout(
            shape.Channels, Extent3.Of(shape) with { Depth = tiles.Count * tiles.Products }, low, high, IsPlanar: isStem), isWrittenWhole: true);
        var spec = new DepthInputSpec(
            tiles, isStem ? shape.Channels : BufferLayout.BlocksOf(shape.Channels), Window3.Of(layer.Primary.Windows).Depth.PadLow,
            (low.Height * input.Strides.Row) + (low.Width * input.Strides.Pixel), input.Strides, combined.Strides);
        calls.Add(layer.Primary.Node.Name + "_slices", $"Combines the slices that {layer.Primary.Node.Name} reads.", spec, [input, combined]);
        return combined;
    }

    private static void Convolve(CallListBuilder calls, FusedLayer layer, DepthTiles tiles, int position, TensorOperand combined, TensorOperand products)
    {
        var isStem = StemRule.Applies(calls.Network, layer);
        var window = Window3.Of(layer.Primary.Windows) with { Depth = new AxisWindow(1, 1, 0, 0) };
        var channels = calls.Network.Layers[layer.Inputs[0]].Shape!.Channels;
        var size = Extent3.Of(layer.Primary.Shape!) with { Depth = tiles.Count };
        var blocks = BufferLayout.BlocksOf(layer.Primary.Shape!.Channels);
        var spec = new ConvolutionSpec(
            window, isStem, channels, EverySlice(combined.Strides, tiles), EverySlice(products.Strides, tiles), blocks, size, default,
            RegisterTiling.ForConvolution(calls.Target, blocks, size, channels * window.Taps), new Epilogue(PointwiseFunction.Identity, null, PointwiseFunction.Identity));
        var weights = calls.Weights(layer, blocks * BufferLayout.Lanes * (1L + spec.Reduction), new DepthFilterFormat(spec, tiles.Products, position));
        calls.Add(
            layer.Primary.Node.Name, $"{LayerDescription.Of(layer)} Combination {position + 1} of {tiles.Products}.", spec,
            [combined with { Offset = combined.Offset + (position * combined.Strides.Slice) }, products with { Offset = products.Offset + (position * products.Strides.Slice) }],
            weights, joinsPrevious: position > 0);
    }

    private static Strides EverySlice(Strides strides, DepthTiles tiles) => strides with { Slice = strides.Slice * tiles.Products };

    private static void Recombine(CallListBuilder calls, FusedLayer layer, DepthTiles tiles, TensorOperand products)
    {
        var output = calls.Blocked(layer.Result.Node.Id);
        var residual = layer.Residual < 0 ? null : calls.Blocked(layer.Residual);
        var blocks = BufferLayout.BlocksOf(layer.Primary.Shape!.Channels);
        var spec = new DepthOutputSpec(
            tiles, blocks, Extent3.Of(layer.Primary.Shape), products.Strides, output.Strides, new Epilogue(layer.First, residual?.Strides, layer.Second));
        List<TensorOperand> operands = residual is null ? [products, output] : [products, output, residual];
        calls.Add(
            layer.Primary.Node.Name + "_result", $"Recombines the slices of {layer.Primary.Node.Name}.", spec, operands,
            calls.Weights(layer, blocks * (long)BufferLayout.Lanes, new BiasFormat()));
    }
}

/// <summary>The tiles of slices of minimal filtering along depth; the last one may reach behind the map.</summary>
/// <param name="Outputs">Output slices of a tile, 2 or 4.</param>
/// <param name="Depth">Output slices in all.</param>
public readonly record struct DepthTiles(int Outputs, int Depth)
{
    /// <summary>Slices a tile reads, and convolutions it takes.</summary>
    public int Products => Outputs + 2;

    /// <summary>Tiles.</summary>
    public int Count => (Depth + Outputs - 1) / Outputs;

    /// <summary>Output slices of the last tile.</summary>
    public int LastOutputs => Depth - ((Count - 1) * Outputs);
}

/// <summary>Slices of an input combined for minimal filtering along depth, halos among them.</summary>
/// <param name="Tiles">The tiles.</param>
/// <param name="Planes">Blocks, or channels of a planar input.</param>
/// <param name="Padding">Zero slices before the first.</param>
/// <param name="Halo">Floats of a slice before its first position.</param>
/// <param name="Input">Where the input lies.</param>
/// <param name="Output">Where the combinations lie.</param>
public sealed record DepthInputSpec(DepthTiles Tiles, int Planes, int Padding, long Halo, Strides Input, Strides Output) : KernelSpec;

/// <summary>Convolved combinations recombined to output slices.</summary>
/// <param name="Tiles">The tiles.</param>
/// <param name="Blocks">Blocks of 16 channels.</param>
/// <param name="Size">Output positions.</param>
/// <param name="Input">Where the convolved combinations lie.</param>
/// <param name="Output">Where the output lies.</param>
/// <param name="Epilogue">What follows.</param>
public sealed record DepthOutputSpec(DepthTiles Tiles, int Blocks, Extent3 Size, Strides Input, Strides Output, Epilogue Epilogue) : KernelSpec;

/// <summary>For one combination of minimal filtering along depth: as a direct convolution, filters combined alike, no biases.</summary>
/// <param name="Spec">The kernel.</param>
/// <param name="Products">Combinations.</param>
/// <param name="Position">Which.</param>
public sealed record DepthFilterFormat(ConvolutionSpec Spec, int Products, int Position) : WeightFormat;

/// <summary>Biases alone.</summary>
public sealed record BiasFormat : WeightFormat;
