using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace ConvGen.Runtime;

/// <summary>Writes filters in the orders in which generated kernels read them. Runs once, while a network is loaded.</summary>
/// <param name="target">The packed weights of the network.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe partial class WeightPacker(AlignedBuffer target)
{
    private const int Lanes = 16;

    /// <summary>
    /// For direct convolutions: the biases of all output blocks; then per group of <paramref name="vectors"/> blocks, input block, tap and
    /// channel of the block, a row of weights, one per output channel of the group. Channels of other convolution groups get zeros.
    /// </summary>
    /// <param name="offset">Floats from the start of the packed weights.</param>
    /// <param name="bank">The filters, [m][c/g][taps].</param>
    /// <param name="taps">Taps of a filter.</param>
    /// <param name="groups">Groups of the convolution.</param>
    /// <param name="vectors">Blocks of 16 output channels in a row.</param>
    /// <param name="channels">Input channels that each row group reads.</param>
    /// <param name="planar">Whether the input is channel planes: channels are then outermost.</param>
    /// <param name="starts">The first input block of each row group; empty for 0.</param>
    public void PackConvolution(
        long offset, FilterBank bank, int taps, int groups, int vectors, int channels, bool planar = false, ReadOnlySpan<int> starts = default)
    {
        Span<int> order = taps <= 256 ? stackalloc int[taps] : new int[taps];
        FillInOrder(order);
        PackRows(offset, bank, taps, order, groups, vectors, channels, planar, starts);
    }

    /// <summary>For a phase of a transposed convolution: as <see cref="PackConvolution"/> with some of the taps, in the order given.</summary>
    /// <param name="offset">Floats from the start of the packed weights.</param>
    /// <param name="bank">The filters, [m][c/g][all taps].</param>
    /// <param name="taps">The taps of the phase; −1 stands for zeros.</param>
    /// <param name="groups">Groups of the convolution.</param>
    /// <param name="vectors">Blocks of 16 output channels in a row.</param>
    /// <param name="channels">Input channels that each row group reads.</param>
    /// <param name="allTaps">Taps of a filter.</param>
    /// <param name="starts">The first input block of each row group; empty for 0.</param>
    public void PackPhase(
        long offset, FilterBank bank, ReadOnlySpan<int> taps, int groups, int vectors, int channels, int allTaps, ReadOnlySpan<int> starts = default) =>
        PackRows(offset, bank, allTaps, taps, groups, vectors, channels, planar: false, starts);

    // Packing runs once, while people wait for it: optimised at first call, without a step through slower code.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PackRows(
        long offset, FilterBank bank, int allTaps, ReadOnlySpan<int> taps, int groups, int vectors, int channels, bool planar, ReadOnlySpan<int> starts)
    {
        ArgumentNullException.ThrowIfNull(bank);
        var blocks = BlocksOf(bank.Filters);
        var (perGroup, channelsPerGroup) = (bank.Filters / groups, bank.Length / allTaps);
        var row = PackBiases(offset, bank, blocks);
        var blockSize = planar ? 1 : Lanes;
        var lanes = stackalloc FilterLane[vectors * Lanes];
        fixed (float* weights = bank.Weights)
        {
            for (var first = 0; first < blocks; first += vectors)
            {
                var start = starts.IsEmpty ? 0 : starts[first / vectors] * Lanes;
                FillLanes(lanes, vectors * Lanes, weights, bank, first * Lanes);
                for (var block = 0; block < channels; block += blockSize)
                {
                    foreach (var tap in taps)
                    {
                        for (var channel = start + block; channel < start + Math.Min(block + blockSize, channels); channel++)
                        {
                            for (var lane = 0; lane < vectors * Lanes; lane++)
                            {
                                var index = channel - (lanes[lane].Filter / perGroup * channelsPerGroup);
                                *row++ = tap >= 0 && (uint)index < (uint)channelsPerGroup ? lanes[lane].Weight((index * allTaps) + tap) : 0f;
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>
    /// For minimal filtering: the biases; then the transformed filters per group of <paramref name="vectors"/> blocks, position of the tile and
    /// channel.
    /// </summary>
    /// <param name="offset">Floats from the start of the packed weights.</param>
    /// <param name="bank">The filters, [m][c][k][k].</param>
    /// <param name="kernel">Taps along a side of a filter, 3 or 5.</param>
    /// <param name="outputTile">Outputs along a side of a tile, 2 or 4.</param>
    /// <param name="vectors">Blocks of 16 output channels in a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PackWinograd(long offset, FilterBank bank, int kernel, int outputTile, int vectors)
    {
        ArgumentNullException.ThrowIfNull(bank);
        var (taps, side) = (kernel * kernel, outputTile + kernel - 1);
        var channels = bank.Length / taps;
        var blocks = BlocksOf(bank.Filters);
        var row = PackBiases(offset, bank, blocks);
        long width = vectors * Lanes;
        var positionStep = channels * width;
        var transform = kernel == 3 ? null : new WinogradFilters(kernel, side);
        var lanes = stackalloc FilterLane[Lanes];
        var rounded = stackalloc float[taps * Lanes];
        var exact = stackalloc double[taps * Lanes];
        fixed (float* weights = bank.Weights)
        {
            for (var block = 0; block < blocks; block++)
            {
                FillLanes(lanes, Lanes, weights, bank, block * Lanes);
                var place = row + (block / vectors * side * side * positionStep) + (block % vectors * Lanes);
                for (var channel = 0; channel < channels; channel++, place += width)
                {
                    for (var i = 0; i < taps * Lanes; i++)
                    {
                        exact[i] = lanes[i % Lanes].ExactWeight((channel * taps) + (i / Lanes));
                        rounded[i] = (float)exact[i];
                    }

                    if (transform is null)
                    {
                        ThreeTapFilters.Transform(rounded, side, place, positionStep);
                    }
                    else
                    {
                        transform.Run(exact, place, positionStep);
                    }
                }
            }
        }
    }

    /// <summary>For convolutions to few channels: 16 biases; then per input block, tap and filter 16 weights, one per channel of the block.</summary>
    /// <param name="offset">Floats from the start of the packed weights.</param>
    /// <param name="bank">The filters, [m][c][taps].</param>
    /// <param name="taps">Taps of a filter.</param>
    public void PackFewFilters(long offset, FilterBank bank, int taps)
    {
        Span<int> order = taps <= 256 ? stackalloc int[taps] : new int[taps];
        FillInOrder(order);
        PackFewFilters(offset, bank, order, taps);
    }

    /// <summary>The same for a phase of a transposed convolution.</summary>
    /// <param name="offset">Floats from the start of the packed weights.</param>
    /// <param name="bank">The filters, [m][c][all taps].</param>
    /// <param name="taps">The taps of the phase; −1 stands for zeros.</param>
    /// <param name="allTaps">Taps of a filter.</param>
    public void PackFewFilters(long offset, FilterBank bank, ReadOnlySpan<int> taps, int allTaps)
    {
        ArgumentNullException.ThrowIfNull(bank);
        var channels = bank.Length / allTaps;
        var row = PackBiases(offset, bank, blocks: 1);
        for (var block = 0; block < BlocksOf(channels); block++)
        {
            foreach (var tap in taps)
            {
                for (var filter = 0; filter < bank.Filters; filter++)
                {
                    for (var channel = block * Lanes; channel < (block + 1) * Lanes; channel++)
                    {
                        *row++ = tap >= 0 && channel < channels ? bank.Weight(filter, (channel * allTaps) + tap) : 0f;
                    }
                }
            }
        }
    }

    /// <summary>For depthwise convolutions: per block the 16 biases, then 16 weights per tap.</summary>
    /// <param name="offset">Floats from the start of the packed weights.</param>
    /// <param name="bank">The filters, [c][taps].</param>
    public void PackDepthwise(long offset, FilterBank bank)
    {
        ArgumentNullException.ThrowIfNull(bank);
        var row = target.Pointer + offset;
        for (var block = 0; block < BlocksOf(bank.Filters); block++)
        {
            for (var lane = 0; lane < Lanes; lane++)
            {
                *row++ = bank.Bias((block * Lanes) + lane);
            }

            for (var tap = 0; tap < bank.Length; tap++)
            {
                for (var lane = 0; lane < Lanes; lane++)
                {
                    *row++ = bank.Weight((block * Lanes) + lane, tap);
                }
            }
        }
    }

    /// <summary>
    /// For dense layers: the biases; then per group of <paramref name="vectors"/> blocks of units and input number, in the order in which the
    /// map lies in memory (block, position, lane), a row of weights. Lanes behind the last channel get zeros.
    /// </summary>
    /// <param name="offset">Floats from the start of the packed weights.</param>
    /// <param name="bank">The filters, [units][inputs].</param>
    /// <param name="vectors">Blocks of 16 units in a row.</param>
    /// <param name="channels">Channels of the input map.</param>
    /// <param name="channelsLast">Whether the filters expect channels to vary fastest.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PackDense(long offset, FilterBank bank, int vectors, int channels, bool channelsLast = false)
    {
        ArgumentNullException.ThrowIfNull(bank);
        var blocks = BlocksOf(bank.Filters);
        var positions = bank.Length / channels;
        var row = PackBiases(offset, bank, blocks);
        var lanes = stackalloc FilterLane[vectors * Lanes];
        fixed (float* weights = bank.Weights)
        {
            for (var first = 0; first < blocks; first += vectors)
            {
                FillLanes(lanes, vectors * Lanes, weights, bank, first * Lanes);
                for (var channelBlock = 0; channelBlock < BlocksOf(channels); channelBlock++)
                {
                    for (var position = 0; position < positions; position++)
                    {
                        for (var channel = channelBlock * Lanes; channel < (channelBlock + 1) * Lanes; channel++)
                        {
                            var index = channelsLast ? (position * channels) + channel : (channel * positions) + position;
                            for (var lane = 0; lane < vectors * Lanes; lane++)
                            {
                                *row++ = channel < channels ? lanes[lane].Weight(index) : 0f;
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>For norms and scales of their own: per block 16 factors, then 16 summands.</summary>
    /// <param name="offset">Floats from the start of the packed weights.</param>
    /// <param name="bank">One weight per channel.</param>
    public void PackScale(long offset, FilterBank bank)
    {
        ArgumentNullException.ThrowIfNull(bank);
        var row = target.Pointer + offset;
        for (var channel = 0; channel < BlocksOf(bank.Filters) * Lanes; channel++)
        {
            var place = row + (channel / Lanes * 2 * Lanes) + (channel % Lanes);
            place[0] = channel < bank.Filters ? bank.Weight(channel, 0) : 0f;
            place[Lanes] = bank.Bias(channel);
        }
    }

    /// <summary>For norms with statistics of their own: per block 16 factors (1 where there are none), then 16 summands.</summary>
    /// <param name="offset">Floats from the start of the packed weights.</param>
    /// <param name="factors">The factors, or nothing.</param>
    /// <param name="summands">The summands, or nothing.</param>
    /// <param name="channels">The channels.</param>
    public void PackAffine(long offset, ReadOnlySpan<float> factors, ReadOnlySpan<float> summands, int channels)
    {
        for (var channel = 0; channel < channels; channel++)
        {
            var place = target.Pointer + offset + (channel / Lanes * 2 * Lanes) + (channel % Lanes);
            place[0] = factors.IsEmpty ? 1f : factors[channel];
            place[Lanes] = summands.IsEmpty ? 0f : summands[channel];
        }
    }

    /// <summary>
    /// For learned constants: a tensor as kernels read feature maps, in blocks of 16 channels, position by position, with the zeros around it that its readers
    /// pad with.
    /// </summary>
    /// <param name="offset">Floats from the start of the packed weights.</param>
    /// <param name="values">The tensor, [channels][depth][height][width].</param>
    /// <param name="channels">Its channels.</param>
    /// <param name="size">Its extents: depth, height, width.</param>
    /// <param name="origin">Zeros before its first position along each of them.</param>
    /// <param name="padded">Positions along each of them, zeros among them.</param>
    public void PackConstant(long offset, ReadOnlySpan<float> values, int channels, ReadOnlySpan<int> size, ReadOnlySpan<int> origin, ReadOnlySpan<int> padded)
    {
        var next = 0;
        for (var channel = 0; channel < channels; channel++)
        {
            for (var slice = 0; slice < size[0]; slice++)
            {
                for (var row = 0; row < size[1]; row++)
                {
                    var line = (((((channel / Lanes * (long)padded[0]) + origin[0] + slice) * padded[1]) + origin[1] + row) * padded[2]) + origin[2];
                    var place = target.Pointer + offset + (line * Lanes) + (channel % Lanes);
                    for (var column = 0; column < size[2]; column++)
                    {
                        place[column * (long)Lanes] = values[next++];
                    }
                }
            }
        }
    }

    /// <summary>For kernels that add biases alone: one per channel.</summary>
    /// <param name="offset">Floats from the start of the packed weights.</param>
    /// <param name="bank">The filters they belong to.</param>
    public void PackBiases(long offset, FilterBank bank)
    {
        ArgumentNullException.ThrowIfNull(bank);
        PackBiases(offset, bank, BlocksOf(bank.Filters));
    }

    /// <summary>For slopes: one per channel; a single one serves all.</summary>
    /// <param name="offset">Floats from the start of the packed weights.</param>
    /// <param name="slopes">The slopes.</param>
    /// <param name="channels">The channels.</param>
    public void PackSlopes(long offset, float[] slopes, int channels)
    {
        ArgumentNullException.ThrowIfNull(slopes);
        for (var channel = 0; channel < channels; channel++)
        {
            target.Pointer[offset + channel] = slopes[slopes.Length == 1 ? 0 : channel];
        }
    }

    private static void FillLanes(FilterLane* lanes, int count, float* weights, FilterBank bank, int first)
    {
        for (var lane = 0; lane < count; lane++)
        {
            lanes[lane] = new FilterLane(weights, bank, first + lane);
        }
    }

    private static void FillInOrder(Span<int> order)
    {
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
    }

    private static int BlocksOf(int channels) => (channels + Lanes - 1) / Lanes;

    private float* PackBiases(long offset, FilterBank bank, int blocks)
    {
        var row = target.Pointer + offset;
        for (var filter = 0; filter < blocks * Lanes; filter++)
        {
            *row++ = bank.Bias(filter);
        }

        return row;
    }
}
