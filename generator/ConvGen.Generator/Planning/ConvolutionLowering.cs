using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>Chooses the algorithm of a convolution: stem, depthwise, dense, few filters, minimal filtering, or direct (of which 1×1 and grouped ones are cases).</summary>
public static class ConvolutionLowering
{
    /// <summary>Appends the call of a convolution.</summary>
    public static void Lower(CallListBuilder calls, FusedLayer layer)
    {
        if (((ConvOp)layer.Primary.Node.Op).PaddingMode != PaddingModeKind.Zeros)
        {
            LowerPadded(calls, layer);
            return;
        }

        var channels = calls.Network.Layers[layer.Inputs[0]].Shape!.Channels;
        var isDepthwise = layer.Primary.Groups == channels && layer.Primary.Shape!.Channels == channels && channels > 1;
        if (isDepthwise)
        {
            LowerDepthwise(calls, layer);
        }
        else if (DenseLowering.IsDense(calls.Network, layer) && !StemRule.Applies(calls.Network, layer))
        {
            DenseLowering.Lower(calls, layer);
        }
        else if (FewFiltersLowering.Applies(calls.Target, calls.Network, layer))
        {
            FewFiltersLowering.Lower(calls, layer);
        }
        else if (DepthFiltering.Applies(calls.Network, layer))
        {
            DepthFiltering.Lower(calls, layer);
        }
        else if (WinogradRule.Choose(calls.Target, calls.Network, layer) is { } choice)
        {
            LowerWinograd(calls, layer, choice);
        }
        else
        {
            LowerDirect(calls, layer, StemRule.Applies(calls.Network, layer));
        }
    }

    // Mirrored, repeated and circular borders are written out once; the convolution then has no padding of its own.
    private static void LowerPadded(CallListBuilder calls, FusedLayer layer)
    {
        var mode = ((ConvOp)layer.Primary.Node.Op).PaddingMode;
        var shape = calls.Network.Layers[layer.Inputs[0]].Shape!;
        var window = Window3.Of(layer.Primary.Windows);
        var inner = Extent3.Of(shape);
        var size = inner + window.Padding + window.Overhang(inner, Extent3.Of(layer.Primary.Shape!));
        var input = calls.Blocked(layer.Inputs[0]);
        var padded = calls.Temporary(new BufferLayout(shape.Channels, size, default, default, IsPlanar: false));
        var pad = new PadSpec(mode, window.Padding, inner, size, BufferLayout.BlocksOf(shape.Channels), input.Strides, padded.Strides);
        calls.Add(layer.Primary.Node.Name + "_border", "Writes the border of " + layer.Primary.Node.Name + " out.", pad, [input, padded]);
        LowerDirect(calls, layer, padded, window.WithoutPadding(), isStem: false);
    }

    private static void LowerDirect(CallListBuilder calls, FusedLayer layer, bool isStem) => LowerDirect(
        calls, layer, isStem ? calls.Planes(layer.Inputs[0]) : calls.Blocked(layer.Inputs[0]), Window3.Of(layer.Primary.Windows), isStem);

    private static void LowerDirect(CallListBuilder calls, FusedLayer layer, TensorOperand input, Window3 window, bool isStem)
    {
        var output = calls.Blocked(layer.Result.Node.Id);
        var residual = layer.Residual < 0 ? null : calls.Blocked(layer.Residual);
        var inputShape = calls.Network.Layers[layer.Inputs[0]].Shape!;
        var outputShape = layer.Primary.Shape!;
        var size = Extent3.Of(outputShape);
        if (window.IsPointwise && !isStem && input.IsContiguous && output.IsContiguous && residual?.IsContiguous != false)
        {
            // Without neighbours a map is one long row, which tiles with less left over.
            size = size.AsRow();
        }

        var outputBlocks = BufferLayout.BlocksOf(outputShape.Channels);
        var grouping = GroupedChannels.Of(layer.Primary.Groups, inputShape.Channels, outputShape.Channels);
        var channels = isStem ? inputShape.Channels : grouping.Channels;
        var tiles = RegisterTiling.ForConvolution(calls.Target, grouping.IsUniform ? outputBlocks : grouping.SharedBlocks, size, channels * window.Taps);
        var spec = new ConvolutionSpec(
            window,
            isStem,
            channels,
            input.Strides,
            output.Strides,
            outputBlocks,
            size,
            grouping.StartsPer(tiles.Wide.Vectors),
            tiles,
            new Epilogue(layer.First, residual?.Strides, layer.Second));
        var length = (outputBlocks * BufferLayout.Lanes * (long)spec.Reduction) + (outputBlocks * BufferLayout.Lanes);
        var weights = calls.Weights(layer, length, new ConvolutionFormat(spec, layer.Primary.Groups));
        calls.Add(layer.Primary.Node.Name, Describe(layer), spec, Operands(input, output, residual), weights);
    }

    // Each lattice of a dilated convolution is a convolution without dilation, over neighbours that lie further apart.
    private static void LowerWinograd(CallListBuilder calls, FusedLayer layer, WinogradChoice choice)
    {
        var input = calls.Blocked(layer.Inputs[0]);
        var output = calls.Blocked(layer.Result.Node.Id);
        var residual = layer.Residual < 0 ? null : calls.Blocked(layer.Residual);
        var channels = calls.Network.Layers[layer.Inputs[0]].Shape!.Channels;
        var blocks = BufferLayout.BlocksOf(layer.Primary.Shape!.Channels);
        var padding = Window3.Of(layer.Primary.Windows).Padding;
        PlannedWeights? weights = null;
        for (var lattice = 0; lattice < choice.Lattices * choice.Lattices; lattice++)
        {
            var (row, column) = (lattice / choice.Lattices, lattice % choice.Lattices);
            var source = input.Lattice(choice.Lattices, row - padding.Height, column - padding.Width);
            var target = output.Lattice(choice.Lattices, row, column);
            var addend = residual?.Lattice(choice.Lattices, row, column);
            var spec = new WinogradSpec(
                choice.Kernel,
                choice.OutputTile,
                channels,
                blocks,
                WinogradRule.Lattice(Extent3.Of(layer.Primary.Shape!), choice.Lattices, row, column),
                source.Strides,
                target.Strides,
                choice.TilesAtOnce,
                choice.FilterChunk,
                choice.Tiles,
                new Epilogue(layer.First, addend?.Strides, layer.Second));
            weights ??= calls.Weights(layer, blocks * BufferLayout.Lanes * (1 + ((long)spec.PackedFilter * channels)), new WinogradFormat(spec));
            var comment = Describe(layer) + (choice.Lattices == 1 ? "" : $" Lattice {row}, {column}.");
            calls.Add(layer.Primary.Node.Name, comment, spec, Operands(source, target, addend), weights, joinsPrevious: lattice > 0);
        }
    }

    private static void LowerDepthwise(CallListBuilder calls, FusedLayer layer)
    {
        var input = calls.Blocked(layer.Inputs[0]);
        var output = calls.Blocked(layer.Result.Node.Id);
        var residual = layer.Residual < 0 ? null : calls.Blocked(layer.Residual);
        var window = Window3.Of(layer.Primary.Windows);
        var size = Extent3.Of(layer.Primary.Shape!);
        var blocks = BufferLayout.BlocksOf(layer.Primary.Shape!.Channels);
        var spec = new DepthwiseSpec(
            window, input.Strides, output.Strides, blocks, size, RegisterTiling.ForDepthwise(calls.Target, size, window.Taps),
            new Epilogue(layer.First, residual?.Strides, layer.Second));
        var weights = calls.Weights(layer, blocks * BufferLayout.Lanes * (window.Taps + 1L), new DepthwiseFormat());
        calls.Add(layer.Primary.Node.Name, Describe(layer), spec, Operands(input, output, residual), weights);
    }

    private static List<TensorOperand> Operands(TensorOperand input, TensorOperand output, TensorOperand? residual) =>
        residual is null ? [input, output] : [input, output, residual];

    private static string Describe(FusedLayer layer) => LayerDescription.Of(layer);
}

/// <summary>
/// Which input channels the blocks of a grouped convolution read. A block of 16 outputs reads a run of whole input blocks that covers all its
/// groups; weights of channels outside an output's own group are packed as zeros.
/// </summary>
/// <param name="starts">The first input block of every output block.</param>
/// <param name="channels">Input channels every output block reads.</param>
/// <param name="isUniform">Whether all output blocks read the same channels.</param>
public sealed class GroupedChannels(int[] starts, int channels, bool isUniform)
{
    /// <summary>Input channels every output block reads.</summary>
    public int Channels { get; } = channels;

    /// <summary>Whether all output blocks read the same channels.</summary>
    public bool IsUniform { get; } = isUniform;

    /// <summary>The most output blocks that always start at the same input block when taken together.</summary>
    public int SharedBlocks => Enumerable.Range(1, starts.Length).Last(count => starts.Length % count == 0
        && Enumerable.Range(0, starts.Length).All(block => starts[block] == starts[block / count * count]));

    /// <summary>The first input block of every group of <paramref name="vectors"/> output blocks; empty when all start at the first.</summary>
    public EquatableArray<int> StartsPer(int vectors) =>
        IsUniform ? default : starts.Where((_, block) => block % vectors == 0).ToEquatable();

    /// <summary>The grouping of a convolution.</summary>
    public static GroupedChannels Of(int groups, int inputs, int outputs)
    {
        const int Lanes = BufferLayout.Lanes;
        if (groups == 1)
        {
            return new GroupedChannels([], inputs, true);
        }

        var (inputsPerGroup, outputsPerGroup) = (inputs / groups, outputs / groups);
        var inputBlocks = (inputs + Lanes - 1) / Lanes;
        var ranges = Enumerable.Range(0, (outputs + Lanes - 1) / Lanes).Select(block =>
        {
            var first = block * Lanes / outputsPerGroup * inputsPerGroup;
            var last = (((System.Math.Min((block + 1) * Lanes, outputs) - 1) / outputsPerGroup) + 1) * inputsPerGroup;
            return (First: first / Lanes, Count: ((last - 1) / Lanes) - (first / Lanes) + 1);
        }).ToArray();
        var count = ranges.Max(static range => range.Count);
        if (count == inputBlocks)
        {
            return new GroupedChannels([], inputs, true);
        }

        // Ranges are made equally long; the last ones move back so that none runs past the end.
        return new GroupedChannels([.. ranges.Select(range => System.Math.Min(range.First, inputBlocks - count))], count * Lanes, false);
    }
}
