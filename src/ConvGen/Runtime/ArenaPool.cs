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
    public ArenaPool(long floats)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(floats);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(floats, AlignedBuffer.MaxLength);
        _floats = floats;
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
