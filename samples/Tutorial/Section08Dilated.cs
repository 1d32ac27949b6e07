using System.Linq;
using ConvGen;

namespace Tutorial;

/// <summary>Dilation widens the view for the same weights, and leaves holes if it is always the same.</summary>
internal static partial class Section08Dilated
{
    private const int Kernel = 3;

    public static void Run()
    {
        Text.Say($"Dilation d puts d − 1 zeros between the taps: a {Kernel}×{Kernel} spans d·(k − 1) + 1. Three in a row with d = 1, 2, 4, none with a weight more:");
        new Table("layer", "alone spans", "stacked sees", "weights and biases")
        {
            { "d = 1", Span(1), Growing.Layers.First.ReceptiveFieldWidth, Growing.Layers.First.Parameters },
            { "d = 2", Span(2), Growing.Layers.Second.ReceptiveFieldWidth, Growing.Layers.Second.Parameters },
            { "d = 4", Span(4), Growing.Layers.Third.ReceptiveFieldWidth, Growing.Layers.Third.Parameters },
            { "three with d = 1", Span(1), Plain.Layers.Third.ReceptiveFieldWidth, Plain.Layers.Third.Parameters },
        }.Print();
        Text.Say($"A wide view may have holes, the gridding that CVG104 warns of. Pixels of one row that an output reads:");
        new Table("dilations", "sees", "reads", "·: not read")
        {
            { "1, 2, 4", Growing.Layers.Third.ReceptiveFieldWidth, Read(1, 2, 4), Picture(1, 2, 4) },
            { "2, 2, 2", Gridded.Layers.Third.ReceptiveFieldWidth, Read(2, 2, 2), Picture(2, 2, 2) },
            { "2, 4, 8", GriddedMore.Layers.Third.ReceptiveFieldWidth, Read(2, 4, 8), Picture(2, 4, 8) },
        }.Print();
    }

    private static int Span(int dilation) => TapCounts.Of(Kernel, dilation).Length;

    private static int Read(params int[] dilations) => TapCounts.Of(Kernel, dilations).Count(static count => count > 0);

    private static string Picture(params int[] dilations) =>
        string.Concat(TapCounts.Of(Kernel, dilations).Select(static count => count > 0 ? '█' : '·'));

    [ConvNet(16, 64, 64, AnalysisOnly = true)]
    [Conv(16, Kernel, Padding = 1, Name = "first")]
    [Conv(16, Kernel, Padding = 2, Dilation = 2, Name = "second")]
    [Conv(16, Kernel, Padding = 4, Dilation = 4, Name = "third")]
    private sealed partial class Growing;

    [ConvNet(16, 64, 64, AnalysisOnly = true)]
    [Conv(16, Kernel, Padding = 1)]
    [Conv(16, Kernel, Padding = 1)]
    [Conv(16, Kernel, Padding = 1, Name = "third")]
    private sealed partial class Plain;

#pragma warning disable CVG104 // The holes are the point.
    [ConvNet(16, 64, 64, AnalysisOnly = true)]
    [Conv(16, Kernel, Padding = 2, Dilation = 2)]
    [Conv(16, Kernel, Padding = 2, Dilation = 2)]
    [Conv(16, Kernel, Padding = 2, Dilation = 2, Name = "third")]
    private sealed partial class Gridded;

    [ConvNet(16, 64, 64, AnalysisOnly = true)]
    [Conv(16, Kernel, Padding = 2, Dilation = 2)]
    [Conv(16, Kernel, Padding = 4, Dilation = 4)]
    [Conv(16, Kernel, Padding = 8, Dilation = 8, Name = "third")]
    private sealed partial class GriddedMore;
#pragma warning restore CVG104
}
