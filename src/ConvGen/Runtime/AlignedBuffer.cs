using System;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ConvGen.Runtime;

/// <summary>
/// Zeroed, pinned, 64-byte-aligned managed memory for generated code. There is nothing to dispose: the collector frees it with its owner,
/// so whoever works on <see cref="Pointer"/> must keep the buffer reachable until the work is done (<see cref="GC.KeepAlive"/>).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class AlignedBuffer
{
    /// <summary>The alignment of <see cref="Pointer"/> in bytes: a cache line, and a 512-bit vector.</summary>
    public const int Alignment = 64;

    // Room to move the start to the next multiple of the alignment.
    private const int Slack = Alignment / sizeof(float);

    private readonly float[] _array;
    private readonly int _start;

    /// <summary>Allocates <paramref name="floats"/> zeros.</summary>
    /// <param name="floats">How many; at most <see cref="MaxLength"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="floats"/> is negative or more than one managed array holds.</exception>
    public AlignedBuffer(long floats)
    {
        if (floats < 0 || floats > MaxLength)
        {
            throw new ArgumentOutOfRangeException(
                nameof(floats),
                string.Create(CultureInfo.InvariantCulture, $"A buffer of {floats:N0} floats was asked for; one managed array holds 0 to {MaxLength:N0}."));
        }

        Length = floats;
        _array = GC.AllocateArray<float>((int)floats + Slack, pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref _array[0]);
        var aligned = (address + (Alignment - 1)) & ~(nuint)(Alignment - 1);
        _start = (int)((aligned - address) / sizeof(float));
        Pointer = (float*)aligned;
    }

    /// <summary>The most floats a buffer can hold (about 8.6 GB).</summary>
    public static long MaxLength => Array.MaxLength - Slack;

    /// <summary>The first float, aligned to <see cref="Alignment"/> bytes; valid while the buffer is reachable.</summary>
    public float* Pointer { get; }

    /// <summary>How many floats it holds.</summary>
    public long Length { get; }

    /// <summary>A part of the buffer, bounds checked.</summary>
    /// <param name="start">The first float.</param>
    /// <param name="length">How many floats.</param>
    public Span<float> AsSpan(long start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + length, Length, nameof(length));
        return _array.AsSpan(_start + (int)start, length);
    }
}
