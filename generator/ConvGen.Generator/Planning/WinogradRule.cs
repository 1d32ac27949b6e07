using System;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>How a convolution runs by minimal filtering.</summary>
/// <param name="OutputTile">Outputs along a side of a tile.</param>
/// <param name="TilesAtOnce">Tiles in a batch.</param>
/// <param name="IsPositionOuter">Whether positions are the outer loop.</param>
/// <param name="Tiles">Register tiles of the products.</param>
public sealed record WinogradChoice(int OutputTile, int TilesAtOnce, bool IsPositionOuter, RegisterTiles Tiles);

/// <summary>
/// Where minimal filtering pays: 3×3, stride 1, from 16 channels to 16 on. F(4×4) is 2 to 3.3 times as fast as the direct kernel from 16 to 512
/// channels and 7×7 to 112×112 positions; its weights are four times as large, so that 512 → 512 channels on 7×7 positions, which read every
/// weight for only four tiles, do better with F(2×2) (836 against 1153 µs direct and 1168 µs F(4×4)).
/// </summary>
public static class WinogradRule
{
    private const int MinChannels = 16;
    private const long LargeWeights = 512L * 512;
    private const int SmallMap = 7;

    // Transformed tiles of a batch and their products stay in the second-level cache beside the weights streaming through.
    private const long BatchBytes = 640 * 1024;
    private const int MaxTilesAtOnce = 56;

    /// <summary>The choice for <paramref name="layer"/>, or null where the direct kernel is better or the only one.</summary>
    public static WinogradChoice? Choose(NetworkAnalysis network, FusedLayer layer)
    {
        var window = Window3.Of(layer.Primary.Windows);
        var input = network.Layers[layer.Inputs[0]].Shape!;
        var output = layer.Primary.Shape!;
        var size = Extent3.Of(output);
        if (layer.Primary.Groups != 1 || StemRule.Applies(network, layer) || !IsSquareUnit(window.Height) || !IsSquareUnit(window.Width)
            || window.Depth.Kernel != 1 || size.Depth != 1 || input.Channels < MinChannels || output.Channels < MinChannels)
        {
            return null;
        }

        var isHeavy = (long)input.Channels * output.Channels >= LargeWeights && size.Height <= SmallMap;
        var tile = network.Graph.Options.Precision == PrecisionKind.Strict || isHeavy ? 2 : 4;
        return size.Height < tile || size.Width < tile ? null : Batch(tile, input.Channels, output.Channels, size, isHeavy);
    }

    private static bool IsSquareUnit(AxisWindow window) => window is { Kernel: 3, Stride: 1, Dilation: 1 };

    private static WinogradChoice Batch(int tile, int inputs, int outputs, Extent3 size, bool isPositionOuter)
    {
        var count = Ceiling(size.Height, tile) * Ceiling(size.Width, tile);
        var blocks = BufferLayout.BlocksOf(outputs);
        var products = (tile + 2) * (tile + 2);
        var bytesPerTile = products * (BufferLayout.BlocksOf(inputs) + 2L) * BufferLayout.Lanes * sizeof(float);
        var limit = (int)Math.Max(4, Math.Min(Math.Min(count, MaxTilesAtOnce), BatchBytes / bytesPerTile));
        var best = default(WinogradChoice);
        var bestCost = double.MaxValue;
        for (var atOnce = Math.Min(4, limit); atOnce <= limit; atOnce++)
        {
            var tiles = RegisterTiling.ForConvolution(blocks, new Extent3(1, 1, atOnce), inputs, out var cycles);
            var weightLines = (double)inputs * blocks;
            var cost = Ceiling(count, atOnce) * (products * Math.Max(cycles, weightLines * LineCycles(products * weightLines)) + (atOnce * TransformCycles(inputs, outputs)));
            if (cost < bestCost)
            {
                (best, bestCost) = (new WinogradChoice(tile, atOnce, isPositionOuter, tiles), cost);
            }
        }

        return best!;
    }

    // Cycles per cache line of weights: 40 bytes a cycle from the second level, 24 from the third.
    private static double LineCycles(double lines) => lines * 64 < 512 * 1024 ? 1.6 : 2.7;

    // About 150 cycles to transform a block of a tile in, and as many out.
    private static double TransformCycles(int inputs, int outputs) => 150.0 * (BufferLayout.BlocksOf(inputs) + BufferLayout.BlocksOf(outputs));

    private static int Ceiling(int number, int divisor) => (number + divisor - 1) / divisor;
}
