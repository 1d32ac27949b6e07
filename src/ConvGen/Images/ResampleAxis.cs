using System;
using System.Buffers;

namespace ConvGen;

/// <summary>Along one axis, which old positions a new one is made of, and with which weights: consecutive positions, weights that sum to 1.</summary>
internal readonly struct ResampleAxis : IDisposable
{
    private readonly int[] _first;
    private readonly int[] _count;
    private readonly float[] _weights;

    /// <summary>The taps of <paramref name="output"/> positions made of <paramref name="input"/> ones.</summary>
    public ResampleAxis(int input, int output, ImageFilter filter)
    {
        Count = output;
        MostTaps = filter switch
        {
            ImageFilter.Nearest => 1,
            ImageFilter.Bilinear => 2,
            ImageFilter.Area => ((input + output - 1) / output) + 1,
            _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "No such filter."),
        };
        _first = ArrayPool<int>.Shared.Rent(output);
        _count = ArrayPool<int>.Shared.Rent(output);
        _weights = ArrayPool<float>.Shared.Rent(checked(output * MostTaps));
        for (var i = 0; i < output; i++)
        {
            var weights = _weights.AsSpan(i * MostTaps, MostTaps);
            weights.Clear();
            (_first[i], _count[i]) = filter switch
            {
                ImageFilter.Nearest => Nearest(i, input, output, weights),
                ImageFilter.Bilinear => Bilinear(i, input, output, weights),
                _ => Area(i, input, output, weights),
            };
        }
    }

    /// <summary>How many new positions there are.</summary>
    public int Count { get; }

    /// <summary>The most old positions that a new one is made of.</summary>
    public int MostTaps { get; }

    /// <summary>For every new position, the first old one that it is made of.</summary>
    public ReadOnlySpan<int> AllFirsts => _first.AsSpan(0, Count);

    /// <summary>For every new position, <see cref="MostTaps"/> weights of the first old one and of those behind it; 0 where there are fewer.</summary>
    public ReadOnlySpan<float> AllWeights => _weights.AsSpan(0, Count * MostTaps);

    /// <summary>The weights of new position <paramref name="i"/> that are not 0.</summary>
    public ReadOnlySpan<float> Weights(int i) => _weights.AsSpan(i * MostTaps, _count[i]);

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_first);
        ArrayPool<int>.Shared.Return(_count);
        ArrayPool<float>.Shared.Return(_weights);
    }

    private static (int First, int Count) Nearest(int i, int input, int output, Span<float> weights)
    {
        weights[0] = 1;
        return ((int)((long)i * input / output), 1);
    }

    // Half-pixel centres: (i + ½) · in/out − ½, outside the outermost centres the border pixel alone.
    private static (int First, int Count) Bilinear(int i, int input, int output, Span<float> weights)
    {
        var position = Math.Clamp(((i + 0.5) * input / output) - 0.5, 0, input - 1);
        var first = (int)position;
        var fraction = (float)(position - first);
        weights[0] = 1 - fraction;
        if (fraction == 0)
        {
            return (first, 1);
        }

        weights[1] = fraction;
        return (first, 2);
    }

    // New position i covers [i·in, (i+1)·in) on a scale on which an old one covers `output` units: the overlaps are whole numbers.
    private static (int First, int Count) Area(int i, int input, int output, Span<float> weights)
    {
        var (begin, end) = ((long)i * input, (long)(i + 1) * input);
        var first = (int)(begin / output);
        var count = 0;
        for (var position = first; (long)position * output < end; position++)
        {
            var overlap = Math.Min(end, (long)(position + 1) * output) - Math.Max(begin, (long)position * output);
            weights[count++] = (float)((double)overlap / input);
        }

        return (first, count);
    }
}
