using ConvGen;

namespace Tutorial;

/// <summary>A big kernel against a stack of 3×3 with the same receptive field; when the stack is cheaper, and when it is not.</summary>
internal static partial class Section03KernelSize
{
    public static void Run()
    {
        Text.Say($"Two 3×3 see as much as one 5×5, three as much as one 7×7, with a nonlinearity more and fewer weights:");
        new Table("64 → 64 channels", "sees", "weights", "MACs", "peak bytes")
        {
            { "one 5×5", Five.Layers.Last.ReceptiveFieldWidth, Five.Parameters, Five.Macs, Five.PeakActivationBytes },
            { "two 3×3", TwoThrees.Layers.Last.ReceptiveFieldWidth, TwoThrees.Parameters, TwoThrees.Macs, TwoThrees.PeakActivationBytes },
            { "one 7×7", Seven.Layers.Last.ReceptiveFieldWidth, Seven.Parameters, Seven.Macs, Seven.PeakActivationBytes },
            { "three 3×3", ThreeThrees.Layers.Last.ReceptiveFieldWidth, ThreeThrees.Parameters, ThreeThrees.Macs, ThreeThrees.PeakActivationBytes },
        }.Print();
        Text.Say($"But the second 3×3 pays for all the output's channels. With few channels before it, as in a stem, the 5×5 is cheaper:");
        new Table("3 → 64 channels", "sees", "weights", "MACs", "peak bytes")
        {
            { "one 5×5", StemFive.Layers.Last.ReceptiveFieldWidth, StemFive.Parameters, StemFive.Macs, StemFive.PeakActivationBytes },
            { "two 3×3", StemThrees.Layers.Last.ReceptiveFieldWidth, StemThrees.Parameters, StemThrees.Macs, StemThrees.PeakActivationBytes },
        }.Print();

        // 9·c·m + 9·m² < 25·c·m, so c/m > 9/(25 − 9).
        Text.Say($"With c channels before and m after, two 3×3 win where c > {9.0 / (25 - 9)}·m (at stride 1, ungrouped). The same holds for multiply-accumulates.");
    }

    [ConvNet(64, 56, 56, AnalysisOnly = true)]
    [Conv(64, 5, Padding = 2, Bias = false, Activation = Activation.Relu, Name = "last")]
    private sealed partial class Five;

    [ConvNet(64, 56, 56, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1, Bias = false, Activation = Activation.Relu)]
    [Conv(64, 3, Padding = 1, Bias = false, Activation = Activation.Relu, Name = "last")]
    private sealed partial class TwoThrees;

    [ConvNet(64, 56, 56, AnalysisOnly = true)]
    [Conv(64, 7, Padding = 3, Bias = false, Activation = Activation.Relu, Name = "last")]
    private sealed partial class Seven;

    [ConvNet(64, 56, 56, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1, Bias = false, Activation = Activation.Relu)]
    [Conv(64, 3, Padding = 1, Bias = false, Activation = Activation.Relu)]
    [Conv(64, 3, Padding = 1, Bias = false, Activation = Activation.Relu, Name = "last")]
    private sealed partial class ThreeThrees;

    [ConvNet(3, 56, 56, AnalysisOnly = true)]
    [Conv(64, 5, Padding = 2, Bias = false, Activation = Activation.Relu, Name = "last")]
    private sealed partial class StemFive;

    [ConvNet(3, 56, 56, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1, Bias = false, Activation = Activation.Relu)]
    [Conv(64, 3, Padding = 1, Bias = false, Activation = Activation.Relu, Name = "last")]
    private sealed partial class StemThrees;
}
