using ConvGen;

namespace Tutorial;

/// <summary>A 1×1 convolution is a dense layer at every position: it mixes channels and leaves the place alone.</summary>
internal static partial class Section06OneByOne
{
    public static void Run()
    {
        Text.Say($"A 1×1 convolution sees {Bottleneck.Layers.Narrow.ReceptiveFieldWidth} pixel. It changes the number of channels, and with an activation adds a nonlinearity.");
        Text.Say($"ResNet's bottleneck narrows the map with one, does the 3×3 there, and widens it with another:");
        new Table("256 → 256 channels at 56×56", "channels", "sees", "weights", "MACs")
        {
            { "1×1", Bottleneck.Layers.Narrow.Channels, Bottleneck.Layers.Narrow.ReceptiveFieldWidth, Bottleneck.Layers.Narrow.Parameters, Bottleneck.Layers.Narrow.Macs },
            { "3×3", Bottleneck.Layers.Look.Channels, Bottleneck.Layers.Look.ReceptiveFieldWidth, Bottleneck.Layers.Look.Parameters, Bottleneck.Layers.Look.Macs },
            { "1×1", Bottleneck.Layers.Widen.Channels, Bottleneck.Layers.Widen.ReceptiveFieldWidth, Bottleneck.Layers.Widen.Parameters, Bottleneck.Layers.Widen.Macs },
            { "together", Bottleneck.OutputChannels, Bottleneck.Layers.Widen.ReceptiveFieldWidth, Bottleneck.Parameters, Bottleneck.Macs },
            { "a single 3×3", Wide.OutputChannels, Wide.Layers.Look.ReceptiveFieldWidth, Wide.Parameters, Wide.Macs },
        }.Print();
        Text.Say($"{(double)Wide.Macs / Bottleneck.Macs:0.##} times fewer multiply-accumulates for the same shape and the same receptive field.");
    }

    [ConvNet(256, 56, 56, AnalysisOnly = true)]
    [Conv(64, 1, Bias = false, Activation = Activation.Relu, Name = "narrow")]
    [Conv(64, 3, Padding = 1, Bias = false, Activation = Activation.Relu, Name = "look")]
    [Conv(256, 1, Bias = false, Activation = Activation.Relu, Name = "widen")]
    private sealed partial class Bottleneck;

    [ConvNet(256, 56, 56, AnalysisOnly = true)]
    [Conv(256, 3, Padding = 1, Bias = false, Activation = Activation.Relu, Name = "look")]
    private sealed partial class Wide;
}
