using System.Collections.Generic;

namespace ConvGen.Fuzz.Tests;

/// <summary>
/// Networks for algorithms that small random ones never call for: each is a convolution, or a few layers, of a size at which the planner takes the
/// algorithm, over maps that its tiles cover evenly and unevenly.
/// </summary>
internal static class ChosenAlgorithms
{
    private const string TransformedFilters = "WinogradFilter6V512(";
    private const string SmallTiles = "Winograd F(2×2, 3×3)";
    private const string FetchedGroups = "Sse.Prefetch1(ahead)";
    private const string FetchedAhead = "Sse.Prefetch0(w";
    private const string CombinedSlices = "Combines the slices";

    /// <summary>All of them, each with what stands in its code and no other's.</summary>
    public static IEnumerable<(string Mark, Sketch Sketch)> All =>
    [
        // Filters transformed during the run, in chunks of their channels: 9, 12, 16 and 25 tiles of F(4×4); 170 channels of a network whose weights the cache holds stay with transformed ones.
        (TransformedFilters, Convolution(160, 192, [10, 10], [3, 3], prefersSmallWeights: true)),
        (TransformedFilters, Convolution(160, 192, [13, 9], [3, 3], prefersSmallWeights: true)),
        (TransformedFilters, Convolution(176, 208, [14, 14], [3, 3], prefersSmallWeights: true)),
        (TransformedFilters, Convolution(160, 192, [20, 20], [3, 3], prefersSmallWeights: true)),
        (FetchedAhead, Convolution(170, 200, [12, 12], [3, 3])),

        // The same for several batches of tiles, and for channels that fill no block.
        (TransformedFilters, new ChainSketch(3, [40, 37], prefersSmallWeights: true).Conv(32, [1, 1]).Conv(48, [3, 3]).Conv(16, [3, 3]).Finish()),
        (TransformedFilters, new ChainSketch(20, [34, 18], prefersSmallWeights: true).Conv(24, [3, 3], padding: 2, dilation: 2).Conv(40, [3, 3]).Relu().Finish()),

        // F(2×2) over few tiles, and by choice of precision.
        (SmallTiles, Convolution(512, 512, [7, 7], [3, 3])),
        (SmallTiles, Convolution(256, 320, [6, 10], [3, 3], isStrict: true)),

        // Groups of filters fetched while the rows of the one before pass; and groups too long for that.
        (FetchedGroups, Convolution(192, 256, [17, 13], [3, 3], stride: 2)),
        (FetchedGroups, Convolution(512, 512, [5, 5], [1, 1])),
        (FetchedAhead, Convolution(512, 64, [9, 9], [3, 3], stride: 2)),

        // Three taps along depth: tiles of four slices and of two, evenly and with one moved back, from planes and from blocks.
        (CombinedSlices, Convolution(3, 20, [8, 9, 9], [3, 5, 5])),
        (CombinedSlices, Convolution(3, 16, [6, 8, 11], [3, 7, 7], isStrict: true)),
        (CombinedSlices, Convolution(24, 32, [4, 6, 7], [3, 3, 3])),
        (CombinedSlices, Convolution(17, 18, [3, 5, 6], [3, 3, 3])),
        (CombinedSlices, Convolution(24, 16, [7, 5, 5], [3, 3, 3])),

        // Lattices of dilated convolutions: equally large ones, unequal ones whose padding shifts them, and a sum at the end.
        ("Lattice 1, 1.", new ChainSketch(20, [16, 20]).Conv(24, [3, 3], padding: 2, dilation: 2).Finish()),
        ("Lattice 2, 2.", new ChainSketch(3, [19, 17]).Conv(16, [1, 1]).Conv(20, [3, 3], padding: 1, dilation: 3).Conv(5, [3, 3]).Finish()),
        ("Lattice 1, 0.", new ChainSketch(16, [11, 13]).Conv(32, [1, 1]).Conv(32, [3, 3], padding: 2, dilation: 2).Add("conv1").Relu().Finish()),
        ("Lattice 0, 1.", new ChainSketch(17, [13, 12], isStrict: true).Conv(18, [3, 3], padding: 4, dilation: 4).Finish()),

        // Rows of one layer while those of the one before are near: a stem, direct and minimal filtering before a pooling, with rows left over; a norm
        // and a depthwise convolution before 1×1; the caller's planes; a sum at the end.
        ("conv1, maxpool1, ", new ChainSketch(3, [75, 90]).Conv(24, [3, 3]).MaxPool(2).Finish()),
        ("conv2, maxpool1, ", new ChainSketch(2, [66, 60]).Conv(40, [1, 1]).Conv(32, [5, 3], padding: 1).Relu().MaxPool(3).Conv(8, [3, 3]).Finish()),
        ("conv2, maxpool1, ", new ChainSketch(3, [64, 66]).Conv(16, [1, 1]).Conv(20, [3, 3]).MaxPool(2).Conv(8, [3, 3]).Finish()),
        ("batchnorm1, conv2, ", new ChainSketch(3, [30, 37]).Conv(64, [3, 3]).Relu().BatchNorm().Relu().Conv(24, [1, 1]).Conv(8, [3, 3]).Finish()),
        ("depthwiseconv1, conv2, maxpool1, ", new ChainSketch(4, [96, 90]).Conv(64, [1, 1]).DepthwiseConv().Relu().Conv(24, [1, 1]).MaxPool(2).Conv(8, [3, 3]).Finish()),
        ("depthwiseconv1, conv2, ", new ChainSketch(4, [96, 90]).Conv(64, [1, 1]).DepthwiseConv().Conv(64, [1, 1]).Add("conv1").Conv(3, [3, 3]).Finish()),
        ("conv1, conv1_output, ", new ChainSketch(3, [61, 70]).Conv(20, [3, 3]).Finish()),
        // The same in three dimensions, slice by slice: the caller's planes behind 1×1, alone, with an activation behind a pooling, and behind a depthwise convolution;
        // a pooling within slices and one across them, a sum at the end, and slices that are a band each.
        ("conv1, conv1_output, ", new ChainSketch(16, [4, 32, 32]).Conv(16, [1, 1, 1]).Finish()),
        ("conv1, conv1_output, ", new ChainSketch(16, [4, 129, 121]).ConvTranspose(3, 4, stride: 2, padding: 1).AvgPool(2).Conv(32, [1, 1, 1], activation: "LeakyRelu").Finish()),
        ("separableconv1.pointwise, separableconv1", new ChainSketch(48, [12, 42, 41]).SeparableConv(24, 3, stride: 2, padding: 1).Finish()),
        ("conv1, conv1_output, ", new ChainSketch(2, [5, 72, 69]).Conv(20, [3, 3, 3], stride: 2).Finish()),
        ("conv2, maxpool1, ", new ChainSketch(3, [6, 34, 40]).Conv(24, [1, 1, 1]).Conv(32, [2, 1, 3]).Pool("MaxPool", new Window(1, 1, 0, 0, 1), new Window(2, 2, 0, 0, 1), new Window(2, 2, 0, 0, 1)).Conv(8, [1, 3, 3]).Finish()),
        ("conv2, add1_output, ", new ChainSketch(3, [3, 37, 41]).Conv(20, [1, 1, 1]).Conv(20, [1, 3, 3]).Add("conv1").Finish()),
        ("conv1, conv1_output, ", new ChainSketch(16, [70, 3, 40]).Conv(20, [1, 1, 1]).Finish()),
        ("conv2, conv2_output, ", new ChainSketch(3, [62, 67]).Conv(17, [3, 3]).Conv(33, [3, 3]).Finish()),

        // Shuffles in more runs than one method takes: whole parts and one that is shorter, whole blocks and lanes behind the last channel, single channels and runs that loop.
        ("Channelshuffle1_2(", new ChainSketch(2 * 330, [2, 3]).ChannelShuffle(2).Finish()),
        ("Channelshuffle1_2(", new ChainSketch(3 * 267, [3]).ChannelShuffle(3).Finish()),
        ("Channelshuffle1_2(", new ChainSketch(65 * 180, []).ChannelShuffle(65).Finish()),

        // A matrix times a vector whose units a reader's halo parts.
        ("Matrix times vector, 16 units at once", new ChainSketch(20, [1, 1]).Conv(48, [1, 1]).Conv(5, [3, 3]).Finish()),
        ("Matrix times vector, 16 units at once", new ChainSketch(17, [1]).Conv(35, [1]).Conv(24, [3]).Finish()),

        // Positions times extents beyond 32 bits.
        ("(int)(column * 60000L / 40000)", new ChainSketch(1, [60_000]).Resize(40_000).Finish()),
        ("(int)((((column + 1) * 60000L) + 39999) / 40000)", new ChainSketch(1, [60_000]).AdaptiveAvgPool(40_000).Finish()),

        // More taps in a row than one method takes.
        ("tap < 520; tap++", new ChainSketch(5, [2, 600]).Pool("MaxPool", new Window(2, 1, 0, 0, 1), new Window(520, 7, 8, 8, 1)).Finish()),
        ("tap < Math.Min(run + 256, 513); tap++", new ChainSketch(5, [1100]).Pool("AvgPool", new Window(513, 90, 20, 20, 1)).Finish()),

        // Operands that stand still along a row, over whole planes, over channels, and along depth; a third one onto what two have made of one another.
        ("var a = Vector512.Load(first)", new ChainSketch(20, [9, 37]).Conv(20, [3, 3]).AdaptiveAvgPool(9, 1).Join("Mul", "conv1").Finish()),
        ("Vector512.Create(first[column * 16])", new ChainSketch(37, [9, 11]).Conv(1, [3, 3]).Join("Add", "input").Relu().Finish()),
        ("Vector512.Create(first[0])", new ChainSketch(18, [5, 6, 7]).Conv(1, [1, 1, 1]).AdaptiveAvgPool(5, 1, 1).Join("Mul", "input").Finish()),
        ("Vector512.Create(second[column * 16])", new ChainSketch(1, [40]).Conv(33, [3]).AdaptiveAvgPool(1).Join("Add", "input").Join("Mul", "conv1").Finish()),

        // Learned tensors among the weights: under a sum, inside borders that a convolution pads with, in a concatenation and as a residual.
        ("size: [1, 9, 11], origin: [0, 0, 0], padded: [1, 9, 11]", new ChainSketch(20, [9, 11]).Constant(20, 9, 11).Join("Add", "input").Conv(8, [3, 3]).Finish()),
        ("size: [1, 9, 11], origin: [0, 1, 1], padded: [1, 11, 13]", new ChainSketch(18, [9, 11]).Constant(17, 9, 11).Conv(18, [3, 3]).Join("Mul", "input").Finish()),
        ("size: [4, 5, 6], origin: [0, 0, 0], padded: [4, 5, 6]", new ChainSketch(1, [4, 5, 6]).Constant(16, 4, 5, 6).Conv(16, [1, 1, 1]).Join("Add", "constant1").Join("Mul", "input").Finish()),
    ];

    private static Sketch Convolution(int channels, int filters, int[] extents, int[] kernel, int stride = 1, bool isStrict = false, bool prefersSmallWeights = false) =>
        new ChainSketch(channels, extents, isStrict, prefersSmallWeights).Conv(filters, kernel, stride).Finish();
}
