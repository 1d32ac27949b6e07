using System;
using System.ComponentModel;

namespace ConvGen.Runtime;

/// <summary>
/// The filters of a layer on their way into a kernel's layout: rows of weights with a factor and a summand each, into which batch norms and
/// scales are folded in double precision. Every packed number is rounded once.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FilterBank
{
    private readonly float[] _weights;
    private readonly double[] _factors;
    private readonly double[] _summands;

    private FilterBank(float[] weights, int filters)
    {
        _weights = weights;
        _factors = new double[filters];
        _summands = new double[filters];
        _factors.AsSpan().Fill(1);
    }

    /// <summary>The number of filters: output channels, or units.</summary>
    public int Filters => _factors.Length;

    /// <summary>Weights of one filter.</summary>
    public int Length => _weights.Length / _factors.Length;

    /// <summary>Reads <c>{key}.weight</c>, one row a filter, and <c>{key}.bias</c>.</summary>
    /// <param name="loader">Where the tensors come from.</param>
    /// <param name="key">Their prefix.</param>
    /// <param name="filters">Output channels.</param>
    /// <param name="bias">Whether there is a bias.</param>
    public static FilterBank Load(WeightLoader loader, string key, int filters, bool bias)
    {
        ArgumentNullException.ThrowIfNull(loader);
        var bank = new FilterBank(loader.Read(key + ".weight"), filters);
        if (bias)
        {
            Widen(loader.Read(key + ".bias"), bank._summands);
        }

        return bank;
    }

    /// <summary>Reads a transposed convolution's <c>{key}.weight</c>, [c][m/g][taps], as filters [m][c/g][taps], and <c>{key}.bias</c>.</summary>
    /// <param name="loader">Where the tensors come from.</param>
    /// <param name="key">Their prefix.</param>
    /// <param name="filters">Output channels m.</param>
    /// <param name="taps">Taps of a filter.</param>
    /// <param name="groups">Groups g.</param>
    /// <param name="bias">Whether there is a bias.</param>
    public static FilterBank LoadTransposed(WeightLoader loader, string key, int filters, int taps, int groups, bool bias)
    {
        var bank = Load(loader, key, filters, bias);
        var source = (float[])bank._weights.Clone();
        var (perGroup, channelsPerGroup) = (filters / groups, bank.Length / taps);
        for (var filter = 0; filter < filters; filter++)
        {
            for (var channel = 0; channel < channelsPerGroup; channel++)
            {
                var input = (filter / perGroup * channelsPerGroup) + channel;
                var from = ((long)input * perGroup) + (filter % perGroup);
                var to = ((long)filter * channelsPerGroup) + channel;
                Array.Copy(source, from * taps, bank._weights, to * taps, taps);
            }
        }

        return bank;
    }

    /// <summary>One weight of 1 per channel: what a norm or a scale of its own is folded into.</summary>
    /// <param name="channels">The channels.</param>
    public static FilterBank Identity(int channels)
    {
        var ones = new float[channels];
        ones.AsSpan().Fill(1);
        return new FilterBank(ones, channels);
    }

    /// <summary>Filters of three taps in depth as filters of one: a combination of minimal filtering. Biases stay behind.</summary>
    /// <param name="taps">Taps of a slice.</param>
    /// <param name="products">Combinations, 4 or 6.</param>
    /// <param name="position">Which.</param>
    public FilterBank CombineDepth(int taps, int products, int position)
    {
        const int Depth = 3;
        Span<double> factors = stackalloc double[products * Depth];
        WinogradFilters.Fill(factors, products, Depth);
        var combined = new FilterBank(new float[_weights.Length / Depth], Filters);
        _factors.CopyTo(combined._factors, 0);
        for (var i = 0; i < combined._weights.Length; i++)
        {
            var first = (i / taps * Depth * taps) + (i % taps);
            var sum = 0.0;
            for (var slice = 0; slice < Depth; slice++)
            {
                sum += factors[(position * Depth) + slice] * _weights[first + (slice * taps)];
            }

            combined._weights[i] = (float)sum;
        }

        return combined;
    }

    /// <summary>Folds in a batch norm: (x − mean) / √(variance + ε) · weight + bias.</summary>
    /// <param name="loader">Where the tensors come from.</param>
    /// <param name="key">Their prefix.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="affine">Whether there are a weight and a bias.</param>
    public FilterBank FoldBatchNorm(WeightLoader loader, string key, double epsilon, bool affine)
    {
        ArgumentNullException.ThrowIfNull(loader);
        var mean = loader.Read(key + ".running_mean");
        var variance = loader.Read(key + ".running_var");
        var weight = affine ? loader.Read(key + ".weight") : null;
        var bias = affine ? loader.Read(key + ".bias") : null;
        for (var filter = 0; filter < Filters; filter++)
        {
            var factor = (weight?[filter] ?? 1.0) / Math.Sqrt(variance[filter] + epsilon);
            Fold(filter, factor, (bias?[filter] ?? 0.0) - (mean[filter] * factor));
        }

        return this;
    }

    /// <summary>Folds in a weighted scale: x · <c>{key}.weight</c> + <c>{key}.bias</c>.</summary>
    /// <param name="loader">Where the tensors come from.</param>
    /// <param name="key">Their prefix.</param>
    /// <param name="bias">Whether there is a bias.</param>
    public FilterBank FoldScale(WeightLoader loader, string key, bool bias)
    {
        ArgumentNullException.ThrowIfNull(loader);
        var factors = loader.Read(key + ".weight");
        var summands = bias ? loader.Read(key + ".bias") : null;
        for (var filter = 0; filter < Filters; filter++)
        {
            Fold(filter, factors[filter], summands?[filter] ?? 0.0);
        }

        return this;
    }

    /// <summary>Folds in a constant scale: x · <paramref name="factor"/> + <paramref name="offset"/>.</summary>
    /// <param name="factor">The factor.</param>
    /// <param name="offset">The summand.</param>
    public FilterBank FoldScale(double factor, double offset)
    {
        for (var filter = 0; filter < Filters; filter++)
        {
            Fold(filter, factor, offset);
        }

        return this;
    }

    /// <summary>The weights as they were read, filter by filter.</summary>
    internal ReadOnlySpan<float> Weights => _weights;

    /// <summary>What everything folded in multiplies the weights of <paramref name="filter"/> by.</summary>
    internal double Factor(int filter) => _factors[filter];

    /// <summary>Weight <paramref name="index"/> of <paramref name="filter"/> with everything folded in; 0 behind the last filter.</summary>
    internal float Weight(int filter, int index) =>
        filter < Filters ? (float)(_weights[((long)filter * Length) + index] * _factors[filter]) : 0f;

    /// <summary>The summand of <paramref name="filter"/>; 0 behind the last filter.</summary>
    internal float Bias(int filter) => filter < Filters ? (float)_summands[filter] : 0f;

    private void Fold(int filter, double factor, double summand)
    {
        _factors[filter] *= factor;
        _summands[filter] = (_summands[filter] * factor) + summand;
    }

    private static void Widen(float[] source, double[] target)
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = source[i];
        }
    }
}
