using System;
using System.Linq;
using ConvGen.Generator.Planning.Machine;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>How a convolution runs by minimal filtering.</summary>
/// <param name="Kernel">Taps along a side of a filter.</param>
/// <param name="OutputTile">Outputs along a side of a tile.</param>
/// <param name="TilesAtOnce">Tiles in a batch.</param>
/// <param name="FilterChunk">Channels whose filters are transformed at once during the run; 0 where they are packed transformed.</param>
/// <param name="Tiles">Register tiles of the products.</param>
public sealed record WinogradChoice(int Kernel, int OutputTile, int TilesAtOnce, int FilterChunk, RegisterTiles Tiles)
{
    /// <summary>The dilation, whose positions fall into as many lattices along each side; each is a map of its own.</summary>
    public int Lattices { get; init; } = 1;
}

/// <summary>
/// Where minimal filtering pays: 3×3 and 5×5, stride 1, from 16 channels to 16 on, dilated or not. F(4×4) is 2 to 3.3 times as fast as the direct kernel from 16 to 512
/// channels and 7×7 to 112×112 positions. 512 → 512 channels on 7×7 positions read every weight for only four tiles and do better with F(2×2). 5×5
/// takes the transforms of the same points as F(2×2, 5×5): 36 products for 4 outputs instead of 100. Transformed filters are four times as large as
/// the filters; where those of the network are more than the caches hold and one batch takes all tiles of the layer, or where memory counts for more than some percent of time, the
/// filters are transformed during the run instead.
/// </summary>
public static class WinogradRule
{
    /// <summary>The largest dilation: each lattice of positions along a side is a call of its own, so that more of them are more code than they save time.</summary>
    public const int MostLattices = 32;

    private const int MinChannels = 16;

    /// <summary>The choice for <paramref name="layer"/>, or null where the direct kernel is better or the only one.</summary>
    public static WinogradChoice? Choose(Target target, NetworkAnalysis network, FusedLayer layer)
    {
        var window = Window3.Of(layer.Primary.Windows);
        var input = network.Layers[layer.Inputs[0]].Shape!;
        var output = layer.Primary.Shape!;
        var size = Extent3.Of(output);
        var kernel = window.Height.Kernel;
        var isStrict = network.Graph.Options.Precision == PrecisionKind.Strict;
        var lattices = window.Height.Dilation;
        if (layer.Primary.Groups != 1 || StemRule.Applies(network, layer) || window.Height.Stride != 1 || window.Width.Stride != 1
            || window.Width.Kernel != kernel || window.Width.Dilation != lattices || lattices > MostLattices
            || window.Depth.Kernel != 1 || size.Depth != 1 || input.Channels < MinChannels || output.Channels < MinChannels)
        {
            return null;
        }

        // The smallest lattice is rounded down; the planner takes the largest as their measure.
        var (rows, columns) = (size.Height / lattices, size.Width / lattices);
        var isHeavy = (long)input.Channels * output.Channels >= target.ManyFilterChannels && size.Height <= target.SmallMap && lattices == 1;
        int? tile = (kernel, isStrict) switch
        {
            (3, _) => isStrict || isHeavy ? 2 : 4,
            (5, false) => 2,
            _ => null,
        };
        return tile is not { } side || rows < side || columns < side ? null
            : Cheapest(target, network, kernel, side, input.Channels, output.Channels, Lattice(size, lattices, 0, 0)) is { } choice ? choice with { Lattices = lattices } : null;
    }

    /// <summary>The positions of <paramref name="size"/> in the lattice of every <paramref name="lattices"/>-th from (<paramref name="row"/>, <paramref name="column"/>) on.</summary>
    public static Extent3 Lattice(Extent3 size, int lattices, int row, int column) =>
        new(1, Ceiling(size.Height - row, lattices), Ceiling(size.Width - column, lattices));

    private static WinogradChoice? Cheapest(Target target, NetworkAnalysis network, int kernel, int tile, int inputs, int outputs, Extent3 size)
    {
        var prefersSmallWeights = network.Graph.Options.PreferSmallWeights;
        var isCached = network.Memory.WeightBytes <= target.CachedWeightBytes;
        var count = Ceiling(size.Height, tile) * Ceiling(size.Width, tile);
        var best = default(WinogradChoice);
        var bestCost = double.MaxValue;
        for (var atOnce = Math.Min(4, count); atOnce <= Math.Min(count, target.MaxTilesAtOnce); atOnce++)
        {
            var row = new Extent3(1, 1, atOnce);
            var tiles = RegisterTiling.ForConvolution(target, BufferLayout.BlocksOf(outputs), row, inputs, out var wide);

            var middle = RegisterTiling.Cycles(target, row, tiles.Middle, inputs) * BufferLayout.BlocksOf(outputs) * 2 / tiles.Middle.Vectors;
            var cycles = (target.WideShare * wide) + ((1 - target.WideShare) * middle / 2);
            var cost = new WinogradCost(target, kernel, tile, inputs, outputs, tiles.Wide.Vectors);
            var chunk = kernel == 3 && ((atOnce == count && !isCached) || prefersSmallWeights) ? Chunk(target, cost.Products, inputs, tiles.Wide.Vectors) : 0;
            foreach (var filterChunk in new[] { 0, chunk }.Where(candidate => candidate > 0 || !prefersSmallWeights))
            {
                var total = Ceiling(count, atOnce) * cost.OfBatch(atOnce, cycles, filterChunk > 0);
                if (total < bestCost)
                {
                    (best, bestCost) = (new WinogradChoice(kernel, tile, atOnce, filterChunk, tiles), total);
                }
            }
        }

        return best;
    }

    // All channels, or whole blocks that divide them evenly; 0 where none do.
    private static int Chunk(Target target, int products, int channels, int vectors)
    {
        var limit = target.FilterChunkBytes / ((long)products * vectors * BufferLayout.Lanes * sizeof(float));
        if (channels <= limit)
        {
            return channels;
        }

        for (var chunk = (int)Math.Min(limit, channels) / BufferLayout.Lanes * BufferLayout.Lanes; chunk > 0; chunk -= BufferLayout.Lanes)
        {
            if (channels % chunk == 0)
            {
                return chunk;
            }
        }

        return 0;
    }

    private static int Ceiling(int number, int divisor) => (number + divisor - 1) / divisor;
}
