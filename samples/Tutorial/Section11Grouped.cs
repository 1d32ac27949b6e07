using ConvGen;

namespace Tutorial;

/// <summary>Groups divide weights and multiply-accumulates by their number; the extreme is one group per channel.</summary>
internal static partial class Section11Grouped
{
    public static void Run()
    {
        Text.Say($"With G groups a filter sees C/G channels: weights and multiply-accumulates fall to 1/G, the biases stay. G must divide both numbers of channels.");
        new Table("3×3, 64 → 64 at 56×56", "weights", "biases", "MACs", "MACs / ungrouped")
        {
            { "G = 1", Whole.Parameters - Whole.OutputChannels, Whole.OutputChannels, Whole.Macs, 1.0 },
            { "G = 4", Four.Parameters - Four.OutputChannels, Four.OutputChannels, Four.Macs, (double)Four.Macs / Whole.Macs },
            { "G = 16", Sixteen.Parameters - Sixteen.OutputChannels, Sixteen.OutputChannels, Sixteen.Macs, (double)Sixteen.Macs / Whole.Macs },
            { "G = 64: depthwise", Depthwise.Parameters - Depthwise.OutputChannels, Depthwise.OutputChannels, Depthwise.Macs, (double)Depthwise.Macs / Whole.Macs },
            { "depthwise, 2 filters each", Doubled.Parameters - Doubled.OutputChannels, Doubled.OutputChannels, Doubled.Macs, (double)Doubled.Macs / Whole.Macs },
            { "depthwise and 1×1: separable", Separable.Parameters - Separable.OutputChannels, Separable.OutputChannels, Separable.Macs, (double)Separable.Macs / Whole.Macs },
        }.Print();
        Text.Say($"Groups do not talk to each other: a 1×1 behind them, or a ChannelShuffle, has to mix (CVG305). The separable convolution has its 1×1 built in.");
    }

    [ConvNet(64, 56, 56, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1)]
    private sealed partial class Whole;

    [ConvNet(64, 56, 56, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1, Groups = 4)]
    private sealed partial class Four;

    [ConvNet(64, 56, 56, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1, Groups = 16)]
    private sealed partial class Sixteen;

    [ConvNet(64, 56, 56, AnalysisOnly = true)]
    [DepthwiseConv(3, Padding = 1)]
    private sealed partial class Depthwise;

    [ConvNet(64, 56, 56, AnalysisOnly = true)]
    [DepthwiseConv(3, Padding = 1, Multiplier = 2)]
    private sealed partial class Doubled;

    [ConvNet(64, 56, 56, AnalysisOnly = true)]
    [SeparableConv(64, 3, Padding = 1)]
    private sealed partial class Separable;
}
