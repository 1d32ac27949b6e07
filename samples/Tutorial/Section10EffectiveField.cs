using System;
using System.Linq;
using ConvGen;

namespace Tutorial;

/// <summary>What counts within the receptive field: the middle, like a Gaussian, and ever less of the whole as the stack grows.</summary>
internal static partial class Section10EffectiveField
{
    private const int BarWidth = 40;

    public static void Run()
    {
        Text.Say($"The middle of the receptive field is reached along many paths, its border along one. Ten 3×3 in a row ({Ten.Layers.Last.ReceptiveFieldWidth} pixels, effectively {Ten.Layers.Last.EffectiveReceptiveFieldWidth:0.#}):");
        Console.WriteLine();
        var profile = Profile(layers: 10);
        var gaussian = Gaussian(profile.Length, Ten.Layers.Last.EffectiveReceptiveFieldWidth / 4);
        for (var i = 0; i < profile.Length; i++)
        {
            var bar = new string('█', (int)Math.Round(BarWidth * profile[i] / profile.Max()));
            Console.WriteLine(Text.Of($"  {i - (profile.Length / 2),3}  exact {profile[i]:0.0000}  Gaussian {gaussian[i]:0.0000}  {bar}").TrimEnd());
        }

        Console.WriteLine();
        Text.Say($"Its variance is the sum of the layers', (k² − 1)/12 each: σ grows as √n, the field as n, so the share that counts falls as 1/√n.");
        new Table("3×3 in a row", "field", "effective: 4σ", "share", "largest gap to the Gaussian")
        {
            { "5", Five.Layers.Last.ReceptiveFieldWidth, Five.Layers.Last.EffectiveReceptiveFieldWidth, Five.Layers.Last.EffectiveReceptiveFieldWidth / Five.Layers.Last.ReceptiveFieldWidth, Gap(5, Five.Layers.Last.EffectiveReceptiveFieldWidth) },
            { "10", Ten.Layers.Last.ReceptiveFieldWidth, Ten.Layers.Last.EffectiveReceptiveFieldWidth, Ten.Layers.Last.EffectiveReceptiveFieldWidth / Ten.Layers.Last.ReceptiveFieldWidth, Gap(10, Ten.Layers.Last.EffectiveReceptiveFieldWidth) },
            { "20", Twenty.Layers.Last.ReceptiveFieldWidth, Twenty.Layers.Last.EffectiveReceptiveFieldWidth, Twenty.Layers.Last.EffectiveReceptiveFieldWidth / Twenty.Layers.Last.ReceptiveFieldWidth, Gap(20, Twenty.Layers.Last.EffectiveReceptiveFieldWidth) },
            { "40", Forty.Layers.Last.ReceptiveFieldWidth, Forty.Layers.Last.EffectiveReceptiveFieldWidth, Forty.Layers.Last.EffectiveReceptiveFieldWidth / Forty.Layers.Last.ReceptiveFieldWidth, Gap(40, Forty.Layers.Last.EffectiveReceptiveFieldWidth) },
        }.Print();
        Text.Say($"This is the estimate for untrained, linear layers with equal weights. Training widens the field; skips narrow it, dilation and strides widen it.");
    }

    // Every path counts the same; normalised, the counts are a distribution.
    private static double[] Profile(int layers)
    {
        var counts = TapCounts.Of(3, [.. Enumerable.Repeat(1, layers)]);
        var sum = counts.Sum();
        return [.. counts.Select(count => count / sum)];
    }

    private static double[] Gaussian(int length, double sigma) =>
        [.. Enumerable.Range(-(length / 2), length).Select(x => Math.Exp(-x * x / (2 * sigma * sigma)) / (sigma * Math.Sqrt(2 * Math.PI)))];

    private static string Gap(int layers, double effective)
    {
        var profile = Profile(layers);
        return Text.Of($"{profile.Zip(Gaussian(profile.Length, effective / 4), static (exact, estimate) => Math.Abs(exact - estimate)).Max():0.00000}");
    }

    [ConvBlock]
    [Conv(16, 3, Padding = 1)]
    private sealed class Layer;

    [ConvNet(16, 96, 96, AnalysisOnly = true)]
    [Use<Layer>(Repeat = 4)]
    [Conv(16, 3, Padding = 1, Name = "last")]
    private sealed partial class Five;

    [ConvNet(16, 96, 96, AnalysisOnly = true)]
    [Use<Layer>(Repeat = 9)]
    [Conv(16, 3, Padding = 1, Name = "last")]
    private sealed partial class Ten;

    [ConvNet(16, 96, 96, AnalysisOnly = true)]
    [Use<Layer>(Repeat = 19)]
    [Conv(16, 3, Padding = 1, Name = "last")]
    private sealed partial class Twenty;

    [ConvNet(16, 96, 96, AnalysisOnly = true)]
    [Use<Layer>(Repeat = 39)]
    [Conv(16, 3, Padding = 1, Name = "last")]
    private sealed partial class Forty;
}
