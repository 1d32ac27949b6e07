using System;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>How a convolution runs by minimal filtering.</summary>
/// <param name="Kernel">Taps along a side of a filter.</param>
/// <param name="OutputTile">Outputs along a side of a tile.</param>
/// <param name="TilesAtOnce">Tiles in a batch.</param>
/// <param name="IsPositionOuter">Whether positions are the outer loop.</param>
/// <param name="Tiles">Register tiles of the products.</param>
public sealed record WinogradChoice(int Kernel, int OutputTile, int TilesAtOnce, bool IsPositionOuter, RegisterTiles Tiles);

/// <summary>
/// Where minimal filtering pays: 3×3 and 5×5, stride 1, from 16 channels to 16 on. F(4×4) is 2 to 3.3 times as fast as the direct kernel from 16 to 512
/// channels and 7×7 to 112×112 positions; its weights are four times as large, so that 512 → 512 channels on 7×7 positions, which read every
/// weight for only four tiles, do better with F(2×2) (836 against 1153 µs direct and 1168 µs F(4×4)). 5×5 takes the transforms of the same points
/// as F(2×2, 5×5): 36 products for 4 outputs instead of 100.
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
        var kernel = window.Height.Kernel;
        var isStrict = network.Graph.Options.Precision == PrecisionKind.Strict;
        if (layer.Primary.Groups != 1 || StemRule.Applies(network, layer) || !IsSquareUnit(window.Height, kernel) || !IsSquareUnit(window.Width, kernel)
            || window.Depth.Kernel != 1 || size.Depth != 1 || input.Channels < MinChannels || output.Channels < MinChannels)
        {
            return null;
        }

        var isHeavy = (long)input.Channels * output.Channels >= LargeWeights && size.Height <= SmallMap;
        int? tile = (kernel, isStrict) switch
        {
            (3, _) => isStrict || isHeavy ? 2 : 4,
            (5, false) => 2,
            _ => null,
        };
        return tile is not { } side || size.Height < side || size.Width < side ? null : Batch(kernel, side, input.Channels, output.Channels, size, isHeavy);
    }

    private static bool IsSquareUnit(AxisWindow window, int kernel) => window is { Stride: 1, Dilation: 1 } && window.Kernel == kernel;

    private static WinogradChoice Batch(int kernel, int tile, int inputs, int outputs, Extent3 size, bool isPositionOuter)
    {
        var count = Ceiling(size.Height, tile) * Ceiling(size.Width, tile);
        var blocks = BufferLayout.BlocksOf(outputs);
        var products = (tile + kernel - 1) * (tile + kernel - 1);
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
                (best, bestCost) = (new WinogradChoice(kernel, tile, atOnce, isPositionOuter, tiles), cost);
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
