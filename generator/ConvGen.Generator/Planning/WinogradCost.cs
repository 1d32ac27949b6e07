using System;

namespace ConvGen.Generator.Planning;

/// <summary>The cycles of minimal filtering: products, transforms, and what caches and memory deliver meanwhile.</summary>
/// <param name="kernel">Taps along a side of a filter.</param>
/// <param name="tile">Outputs along a side of a tile.</param>
/// <param name="inputs">Input channels.</param>
/// <param name="outputs">Output channels.</param>
/// <param name="vectors">Blocks of output channels computed together.</param>
public sealed class WinogradCost(int kernel, int tile, int inputs, int outputs, int vectors)
{
    private const int LineBytes = 64;
    private const long SecondLevelBytes = 512 * 1024;
    private const long ThirdLevelBytes = 4L * 1024 * 1024;

    private readonly int _outputBlocks = BufferLayout.BlocksOf(outputs);

    /// <summary>Matrix products.</summary>
    public int Products { get; } = (tile + kernel - 1) * (tile + kernel - 1);

    // A vector of 16 filters, one input channel.
    private double FilterVectors => (double)inputs * _outputBlocks;

    /// <summary>A batch of tiles.</summary>
    /// <param name="tiles">Tiles in the batch.</param>
    /// <param name="productCycles">Cycles of one matrix product.</param>
    /// <param name="transformsFilters">Whether the filters are transformed for it.</param>
    public double OfBatch(int tiles, double productCycles, bool transformsFilters)
    {
        var filterLines = FilterVectors * (transformsFilters ? kernel * kernel : Products);
        var valueLines = (double)Products * BufferLayout.BlocksOf(inputs) * tiles;

        // Values come from the first or second level once, or again for each group of filters.
        var valueReads = valueLines * LineBytes > SecondLevelBytes ? valueLines * _outputBlocks / vectors * 2.7 : 0;
        var filterReads = filterLines * Line(filterLines);
        var arithmetic = Products * productCycles;
        var hidden = filterLines * LineBytes > ThirdLevelBytes && !transformsFilters ? arithmetic + filterReads : Math.Max(arithmetic, filterReads);
        return hidden + (valueReads / 2) + (tiles * TileTransforms) + (transformsFilters ? FilterVectors * FilterTransform : 0);
    }

    // About 150 cycles to transform a block of a tile in, and as many out.
    private double TileTransforms => 150.0 * (BufferLayout.BlocksOf(inputs) + _outputBlocks);

    // Two multiply-adds a cycle, one store: 90 of the former for 36 products, 35 for 16.
    private double FilterTransform => Products == 36 ? 50 : 20;

    // Cycles per cache line: 40 bytes a cycle from the second level, 24 from the third. Memory delivers a line in nine cycles; fetching ahead hides a third.
    private static double Line(double lines) => (lines * LineBytes) switch { < SecondLevelBytes => 1.6, < ThirdLevelBytes => 2.7, _ => 6 };
}
