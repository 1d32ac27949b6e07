using System;
using System.Linq;
using ConvGen;

namespace Tutorial;

/// <summary>What a convolution saves against a dense layer, and what it promises: a shifted picture gives a shifted map.</summary>
internal static partial class Section01Locality
{
    private const int Side = 16;
    private const int Shift = 5;

    public static void Run()
    {
        Text.Say($"Three ways from 3×32×32 to 64×32×32. Looking only nearby saves much; using the same weights everywhere saves the rest.");
        new Table("layer", "sees", "weights and biases", "MACs")
        {
            { "dense: all to all", Size(Dense.InputHeight, Dense.InputWidth), Dense.Parameters, Dense.Macs },

            // Without sharing every multiplication has its own weight, and every output its own bias.
            { "3×3, not shared", Size(Local.Layers.Conv.ReceptiveFieldHeight, Local.Layers.Conv.ReceptiveFieldWidth), Local.Macs + Local.OutputLength, Local.Macs },
            { "3×3, shared: Conv", Size(Local.Layers.Conv.ReceptiveFieldHeight, Local.Layers.Conv.ReceptiveFieldWidth), Local.Parameters, Local.Macs },
        }.Print();
        Text.Say($"Sharing brings translation equivariance: the picture moved by {Shift} pixels gives the map moved by {Shift} pixels (largest difference {MovedDifference()}).");
        Text.Say($"Downsampling is no property of convolution: stride 1 keeps {Local.InputHeight}×{Local.InputWidth}. It is asked for, by a stride or a pool:");
        new Table("layer", "output", "MACs")
        {
            { "stride 1", Size(Local.OutputHeight, Local.OutputWidth), Local.Macs },
            { "stride 2", Size(Strided.OutputHeight, Strided.OutputWidth), Strided.Macs },
            { "stride 1, then a 2×2 pool", Size(Pooled.OutputHeight, Pooled.OutputWidth), Pooled.Macs },
        }.Print();
    }

    private static float MovedDifference()
    {
        var network = Wrapping.CreateRandom(seed: 1);
        var random = new Random(1);
        var picture = Enumerable.Range(0, Wrapping.InputLength).Select(_ => random.NextSingle()).ToArray();
        var (map, mapOfMoved) = (new float[Wrapping.OutputLength], new float[Wrapping.OutputLength]);
        network.Run(picture, map);
        network.Run(Moved(picture), mapOfMoved);
        return Moved(map).Zip(mapOfMoved, static (moved, expected) => Math.Abs(moved - expected)).Max();
    }

    private static float[] Moved(float[] rows) =>
        [.. Enumerable.Range(0, rows.Length).Select(i => rows[(i / Side * Side) + ((i + Side - Shift) % Side)])];

    private static string Size(int height, int width) => Text.Of($"{height}×{width}");

    [ConvNet(3, 32, 32, AnalysisOnly = true)]
    [Dense(64 * 32 * 32)]
    private sealed partial class Dense;

    [ConvNet(3, 32, 32, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1, Name = "conv")]
    private sealed partial class Local;

    [ConvNet(3, 32, 32, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1, Stride = 2)]
    private sealed partial class Strided;

    [ConvNet(3, 32, 32, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1)]
    [MaxPool(2)]
    private sealed partial class Pooled;

    // The border wraps around, so that moving loses nothing.
    [ConvNet(1, Side, Side)]
    [Conv(4, 3, Padding = 1, PaddingMode = PaddingMode.Circular)]
    private sealed partial class Wrapping;
}
