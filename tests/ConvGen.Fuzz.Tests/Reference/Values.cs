using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <summary>A tensor of doubles, channels first, whatever the number of axes.</summary>
internal sealed class Values(int channels, IReadOnlyList<int> extents)
{
    /// <summary>Channels.</summary>
    public int Channels => channels;

    /// <summary>Spatial extents.</summary>
    public IReadOnlyList<int> Extents => extents;

    /// <summary>Positions per channel.</summary>
    public int Positions { get; } = extents.Aggregate(1, static (product, extent) => product * extent);

    /// <summary>The elements.</summary>
    public double[] Data { get; } = new double[channels * extents.Aggregate(1, static (product, extent) => product * extent)];

    /// <summary>The element of <paramref name="channel"/> at <paramref name="position"/>.</summary>
    public double this[int channel, int position]
    {
        get => Data[(channel * Positions) + position];
        set => Data[(channel * Positions) + position] = value;
    }

    /// <summary>The number of the position at <paramref name="coordinates"/>; −1 where they lie outside.</summary>
    public int PositionOf(IReadOnlyList<int> coordinates)
    {
        var position = 0;
        for (var axis = 0; axis < extents.Count; axis++)
        {
            if (coordinates[axis] < 0 || coordinates[axis] >= extents[axis])
                return -1;
            position = (position * extents[axis]) + coordinates[axis];
        }

        return position;
    }

    /// <summary>The coordinates of every position, in order.</summary>
    public IEnumerable<int[]> Coordinates() => Grid(extents);

    /// <summary>All coordinates below <paramref name="extents"/>, the last axis fastest.</summary>
    public static IEnumerable<int[]> Grid(IReadOnlyList<int> extents)
    {
        var count = extents.Aggregate(1, static (product, extent) => product * extent);
        for (var position = 0; position < count; position++)
        {
            var coordinates = new int[extents.Count];
            var rest = position;
            for (var axis = extents.Count - 1; axis >= 0; axis--)
                (rest, coordinates[axis]) = (rest / extents[axis], rest % extents[axis]);
            yield return coordinates;
        }
    }
}
