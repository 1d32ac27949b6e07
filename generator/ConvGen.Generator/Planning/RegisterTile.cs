using System;
using System.Collections.Generic;
using ConvGen.Generator.Planning.Machine;

namespace ConvGen.Generator.Planning;

/// <summary>How many results a micro-kernel keeps in registers.</summary>
/// <param name="Rows">Output rows.</param>
/// <param name="Columns">Output columns.</param>
/// <param name="Vectors">Vectors of output channels per position.</param>
public readonly record struct RegisterTile(int Rows, int Columns, int Vectors)
{
    /// <summary>Positions.</summary>
    public int Positions => Rows * Columns;

    /// <summary>Accumulators, which is also the number of multiply-adds per reduction step.</summary>
    public int Accumulators => Positions * Vectors;
}

/// <summary>The tiles of a kernel's three bodies.</summary>
/// <param name="Wide">512-bit: 32 registers.</param>
/// <param name="Middle">256-bit: 16 registers.</param>
/// <param name="Narrow">128-bit: 16 registers.</param>
public readonly record struct RegisterTiles(RegisterTile Wide, RegisterTile Middle, RegisterTile Narrow);

/// <summary>
/// Chooses register tiles by counting cycles. Two multiply-adds and two loads start per cycle, a multiply-add takes four; so a tile wants at
/// least eight accumulators and more multiply-adds than loads. 14 positions × 2 vectors is the best of the 512-bit tiles and 6 × 2 of the
/// 256-bit ones; others win where the map's width would leave much of them over. The last tile of a row overlaps the one before it.
/// </summary>
public static class RegisterTiling
{
    /// <summary>The tiles of a convolution with <paramref name="outputBlocks"/> blocks of 16 output channels and <paramref name="reduction"/> steps per result.</summary>
    public static RegisterTiles ForConvolution(Target target, int outputBlocks, Extent3 output, long reduction) => ForConvolution(target, outputBlocks, output, reduction, out _);

    /// <summary>The same, with the cycles the 512-bit body takes.</summary>
    public static RegisterTiles ForConvolution(Target target, int outputBlocks, Extent3 output, long reduction, out double cycles)
    {
        var wide = new RegisterTile(1, 1, 1);
        cycles = double.MaxValue;
        foreach (var vectors in DivisorsUpTo(outputBlocks, target.MaxVectors))
        {
            var tile = Best(target, output, WidePositions(target, vectors), vectors, reduction);
            var cost = outputBlocks / vectors * Cycles(target, output, tile, reduction);
            if (cost < cycles)
            {
                (wide, cycles) = (tile, cost);
            }
        }

        var narrow = Best(target, output, target.NarrowAccumulators / target.NarrowVectors, target.NarrowVectors, reduction);
        return new RegisterTiles(wide, narrow, narrow);
    }

    /// <summary>The tiles of a convolution whose filters are packed for <paramref name="vectors"/> blocks of output channels at once.</summary>
    public static RegisterTiles WithVectors(Target target, int vectors, Extent3 output, long reduction)
    {
        var narrow = Best(target, output, target.NarrowAccumulators / target.NarrowVectors, target.NarrowVectors, reduction);
        return new RegisterTiles(Best(target, output, WidePositions(target, vectors), vectors, reduction), narrow, narrow);
    }

    /// <summary>The cycles that <paramref name="tile"/> takes for all positions of a map.</summary>
    public static double Cycles(Target target, Extent3 output, RegisterTile tile, long reduction) => Tiles(output, tile) * Cycles(target, tile, reduction);

    // Besides the accumulators, a vector of weights each and the broadcast number want a register.
    private static int WidePositions(Target target, int vectors) => Math.Min(target.WideAccumulators, target.WideRegisters - 1 - vectors) / vectors;

    /// <summary>The tiles of a depthwise convolution or another kernel in which every vector has its own weights.</summary>
    public static RegisterTiles ForDepthwise(Target target, Extent3 output, long taps)
    {
        var wide = Best(target, output, target.WideDepthwisePositions, 1, taps);
        var narrow = Best(target, output, target.NarrowDepthwisePositions, 1, taps);
        return new RegisterTiles(wide, narrow, narrow);
    }

    private static RegisterTile Best(Target target, Extent3 output, int positions, int vectors, long reduction)
    {
        var best = new RegisterTile(1, 1, vectors);
        var bestCost = double.MaxValue;
        foreach (var (rows, columns) in Shapes(output, positions))
        {
            var tile = new RegisterTile(rows, columns, vectors);
            var cost = Cycles(target, output, tile, reduction);
            if (cost < bestCost)
            {
                (best, bestCost) = (tile, cost);
            }
        }

        return best;
    }

    private static IEnumerable<int> DivisorsUpTo(int number, int limit)
    {
        for (var divisor = 1; divisor <= limit; divisor++)
        {
            if (number % divisor == 0)
            {
                yield return divisor;
            }
        }
    }

    private static IEnumerable<(int Rows, int Columns)> Shapes(Extent3 output, int positions)
    {
        for (var columns = 1; columns <= Math.Min(positions, output.Width); columns++)
        {
            yield return (1, columns);
        }

        // Several rows pay only where one row does not fill the registers.
        for (var rows = 2; output.Width * rows <= positions && rows <= output.Height; rows++)
        {
            yield return (rows, output.Width);
        }
    }

    private static long Tiles(Extent3 output, RegisterTile tile) =>
        output.Depth * (long)Ceiling(output.Height, tile.Rows) * Ceiling(output.Width, tile.Columns);

    private static double Cycles(Target target, RegisterTile tile, long reduction)
    {
        var step = Math.Max(target.MultiplyAddLatency, Math.Max(tile.Accumulators, tile.Vectors + tile.Positions) / target.StartsPerCycle);
        return (reduction * (step + target.StepCycles)) + (target.AccumulatorCycles * tile.Accumulators) + target.TileCycles;
    }

    private static int Ceiling(int number, int divisor) => (number + divisor - 1) / divisor;
}
