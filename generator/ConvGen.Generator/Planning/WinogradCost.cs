using System;
using ConvGen.Generator.Planning.Machine;

namespace ConvGen.Generator.Planning;

/// <summary>The cycles of minimal filtering: products, transforms, and what caches and memory deliver meanwhile.</summary>
/// <param name="target">The machine.</param>
/// <param name="kernel">Taps along a side of a filter.</param>
/// <param name="tile">Outputs along a side of a tile.</param>
/// <param name="inputs">Input channels.</param>
/// <param name="outputs">Output channels.</param>
/// <param name="vectors">Blocks of output channels computed together.</param>
public sealed class WinogradCost(Target target, int kernel, int tile, int inputs, int outputs, int vectors)
{
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
        var valueReads = valueLines * target.LineBytes > target.SecondLevelBytes ? valueLines * _outputBlocks / vectors * target.ThirdLevelLineCycles : 0;
        var filterReads = filterLines * Line(filterLines);
        var arithmetic = Products * productCycles;
        var hidden = filterLines * target.LineBytes > target.ThirdLevelBytes && !transformsFilters ? arithmetic + filterReads : Math.Max(arithmetic, filterReads);
        return hidden + (valueReads / 2) + (tiles * TileTransforms) + (transformsFilters ? FilterVectors * FilterTransform : 0);
    }

    private double TileTransforms => target.TileTransformCycles * (BufferLayout.BlocksOf(inputs) + _outputBlocks);

    // Two multiply-adds a cycle, one store: 90 of the former for 36 products, 35 for 16.
    private double FilterTransform => Products == 36 ? 50 : 20;

    // Cycles of a line of so many.
    private double Line(double lines) => lines * target.LineBytes < target.SecondLevelBytes ? target.SecondLevelLineCycles
        : lines * target.LineBytes < target.ThirdLevelBytes ? target.ThirdLevelLineCycles
        : target.MemoryLineCycles;
}
