using System;

namespace ConvGen.Runtime;

/// <content>Transposed convolutions whose phases or positions become filters of their own.</content>
public sealed unsafe partial class WeightPacker
{
    /// <summary>
    /// For a transposed convolution of a single position: a bias per unit; then per row of an output block and input channel a row of weights,
    /// 16 output channels per column. Lanes behind the last channel get zeros.
    /// </summary>
    /// <param name="offset">Floats from the start of the packed weights.</param>
    /// <param name="bank">The filters, [m][c][all taps].</param>
    /// <param name="taps">The tap of every output position; −1 stands for zeros.</param>
    /// <param name="vectors">Positions of a row.</param>
    /// <param name="allTaps">Taps of a filter.</param>
    public void PackSpread(long offset, FilterBank bank, ReadOnlySpan<int> taps, int vectors, int allTaps)
    {
        ArgumentNullException.ThrowIfNull(bank);
        var channels = bank.Length / allTaps;
        var blocks = BlocksOf(bank.Filters);
        var row = target.Pointer + offset;
        for (var unit = 0; unit < blocks * taps.Length * Lanes; unit++)
        {
            *row++ = bank.Bias((unit / (taps.Length * Lanes) * Lanes) + (unit % Lanes));
        }

        for (var group = 0; group < blocks * taps.Length / vectors; group++)
        {
            for (var channel = 0; channel < BlocksOf(channels) * Lanes; channel++)
            {
                for (var unit = group * vectors * Lanes; unit < (group + 1) * vectors * Lanes; unit++)
                {
                    var (block, place) = (unit / (taps.Length * Lanes), unit % (taps.Length * Lanes));
                    var tap = taps[place / Lanes];
                    *row++ = tap >= 0 && channel < channels ? bank.Weight((block * Lanes) + (unit % Lanes), (channel * allTaps) + tap) : 0f;
                }
            }
        }
    }

    /// <summary>
    /// For a transposed convolution to a few channels: 16 biases; then per input block, tap and channel a row of 16 weights, one per output
    /// channel and phase, phases varying fastest as in a pixel shuffle.
    /// </summary>
    /// <param name="offset">Floats from the start of the packed weights.</param>
    /// <param name="bank">The filters, [m][c][all taps].</param>
    /// <param name="taps">Per phase and tap of the kernel the filter's tap; −1 stands for zeros.</param>
    /// <param name="phases">Phases.</param>
    /// <param name="allTaps">Taps of a filter.</param>
    public void PackMergedPhases(long offset, FilterBank bank, ReadOnlySpan<int> taps, int phases, int allTaps)
    {
        ArgumentNullException.ThrowIfNull(bank);
        var channels = bank.Length / allTaps;
        var row = target.Pointer + offset;
        for (var lane = 0; lane < Lanes; lane++)
        {
            *row++ = bank.Bias(lane / phases);
        }

        for (var block = 0; block < channels; block += Lanes)
        {
            for (var tap = 0; tap < taps.Length / phases; tap++)
            {
                for (var channel = block; channel < Math.Min(block + Lanes, channels); channel++)
                {
                    for (var lane = 0; lane < Lanes; lane++)
                    {
                        var own = taps[(lane % phases * (taps.Length / phases)) + tap];
                        *row++ = own >= 0 ? bank.Weight(lane / phases, (channel * allTaps) + own) : 0f;
                    }
                }
            }
        }
    }
}
