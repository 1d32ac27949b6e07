using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Generator.Planning;

/// <summary>A buffer and the calls between which it is alive.</summary>
/// <param name="layout">How its tensor lies in it.</param>
public sealed class PlannedBuffer(BufferLayout layout)
{
    /// <summary>How its tensor lies in it.</summary>
    public BufferLayout Layout { get; } = layout;

    /// <summary>Whether its writer fills the halo as well.</summary>
    public bool IsWrittenWhole { get; init; }

    /// <summary>The first call that writes it.</summary>
    public int Born { get; set; } = int.MaxValue;

    /// <summary>The last call that touches it.</summary>
    public int Dies { get; set; } = -1;

    /// <summary>Floats from the arena's start.</summary>
    public long Offset { get; set; }

    /// <summary>Floats, rounded up to whole cache lines.</summary>
    public long Floats => (Layout.Floats + ArenaAllocator.Alignment - 1L) / ArenaAllocator.Alignment * ArenaAllocator.Alignment;

    /// <summary>Whether both are alive at once.</summary>
    public bool Lives(PlannedBuffer other) => Born <= other.Dies && other.Born <= Dies;

    /// <summary>Whether both share memory, if not at once.</summary>
    public bool Overlaps(PlannedBuffer other) => Offset < other.Offset + other.Floats && other.Offset < Offset + Floats;

    /// <summary>Touched by call <paramref name="step"/>.</summary>
    public void Touch(int step)
    {
        Born = Math.Min(Born, step);
        Dies = Math.Max(Dies, step);
    }
}

/// <summary>Places buffers in one arena so that those alive at once never overlap: the largest first, each into the lowest gap that fits best.</summary>
public static class ArenaAllocator
{
    /// <summary>Floats of a cache line.</summary>
    public const int Alignment = 16;

    /// <summary>Sets every offset and returns the arena's floats.</summary>
    public static long Allocate(IReadOnlyList<PlannedBuffer> buffers)
    {
        var placed = new List<PlannedBuffer>();
        foreach (var buffer in buffers.OrderByDescending(static buffer => buffer.Floats).ThenBy(static buffer => buffer.Born))
        {
            buffer.Offset = BestGap(buffer, placed);
            placed.Add(buffer);
        }

        return placed.Count == 0 ? 0 : placed.Max(static buffer => buffer.Offset + buffer.Floats);
    }

    /// <summary>The most floats alive at once, which is what a perfect packing would take at least.</summary>
    public static long LeastFloats(IReadOnlyList<PlannedBuffer> buffers) => buffers.Count == 0
        ? 0 : buffers.Max(last => buffers.Where(buffer => buffer.Born <= last.Born && last.Born <= buffer.Dies).Sum(static buffer => buffer.Floats));

    private static long BestGap(PlannedBuffer buffer, List<PlannedBuffer> placed)
    {
        var (best, bestSlack, end) = (-1L, long.MaxValue, 0L);
        foreach (var other in placed.Where(buffer.Lives).OrderBy(static other => other.Offset))
        {
            var gap = other.Offset - end;
            if (gap >= buffer.Floats && gap - buffer.Floats < bestSlack)
            {
                (best, bestSlack) = (end, gap - buffer.Floats);
            }

            end = Math.Max(end, other.Offset + other.Floats);
        }

        return best >= 0 ? best : end;
    }
}
