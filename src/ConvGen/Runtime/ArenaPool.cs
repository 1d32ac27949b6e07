using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Threading;

namespace ConvGen.Runtime;

/// <summary>
/// The arenas of one network: every concurrent run rents one and gives it back. A new one is made only while all others are in use, so a network
/// that runs on one thread owns one. Arenas are zeroed when they are made and not cleared between runs.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ArenaPool
{
    private readonly Lock _gate = new();
    private readonly Stack<AlignedBuffer> _others = new();
    private readonly long _floats;

    // The arena of the common case, one run at a time: taken and put back by a single exchange.
    private AlignedBuffer? _first;

    /// <summary>A pool of arenas of <paramref name="floats"/> floats.</summary>
    /// <param name="floats">Floats of an arena.</param>
    /// <param name="threads">The threads that one run with such an arena uses.</param>
    public ArenaPool(long floats, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(floats);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(floats, AlignedBuffer.MaxLength);
        _floats = floats;
    }

    /// <summary>The threads that one run with such an arena uses; its scratch space is cut for them.</summary>
    public int Threads { get; }

    /// <summary>Several arenas at once, for a batch whose images run side by side.</summary>
    /// <param name="count">How many.</param>
    public AlignedBuffer[] RentMany(int count)
    {
        var arenas = new AlignedBuffer[count];
        for (var i = 0; i < count; i++)
        {
            arenas[i] = Rent();
        }

        return arenas;
    }

    /// <summary>Gives several arenas back.</summary>
    /// <param name="arenas">What <see cref="RentMany"/> gave.</param>
    public void ReturnMany(AlignedBuffer[] arenas)
    {
        ArgumentNullException.ThrowIfNull(arenas);
        foreach (var arena in arenas)
        {
            Return(arena);
        }
    }

    /// <summary>An arena for the caller alone, until it is given back.</summary>
    public AlignedBuffer Rent()
    {
        var arena = Interlocked.Exchange(ref _first, null);
        if (arena is not null)
        {
            return arena;
        }

        lock (_gate)
        {
            if (_others.TryPop(out arena))
            {
                return arena;
            }
        }

        return new AlignedBuffer(_floats);
    }

    /// <summary>Gives an arena back.</summary>
    /// <param name="arena">What <see cref="Rent"/> gave; the caller must not touch it any more.</param>
    public void Return(AlignedBuffer arena)
    {
        ArgumentNullException.ThrowIfNull(arena);
        if (arena.Length != _floats)
        {
            throw new ArgumentException("The arena belongs to another network.", nameof(arena));
        }

        if (Interlocked.CompareExchange(ref _first, arena, null) is null)
        {
            return;
        }

        lock (_gate)
        {
            _others.Push(arena);
        }
    }
}
