using ConvGen;

namespace Tutorial;

/// <summary>Inception: 1×1, 3×3, 5×5 and a pool look at the same map side by side, and their channels are joined.</summary>
internal static partial class Section05SeveralKernels
{
    public static void Run()
    {
        Text.Say($"Objects come in several sizes, so GoogLeNet's block looks at {Inception.InputChannels}×{Inception.InputHeight}×{Inception.InputWidth} through three kernels and a pool at once:");
        new Table("branch", "sees", "channels", "weights and biases", "MACs")
        {
            { "1×1", Inception.Layers.One.ReceptiveFieldWidth, Inception.Layers.One.Channels, Inception.Layers.One.Parameters, Inception.Layers.One.Macs },
            {
                "1×1 → 3×3", Inception.Layers.Three.ReceptiveFieldWidth, Inception.Layers.Three.Channels,
                Inception.Layers.ToThree.Parameters + Inception.Layers.Three.Parameters, Inception.Layers.ToThree.Macs + Inception.Layers.Three.Macs
            },
            {
                "1×1 → 5×5", Inception.Layers.Five.ReceptiveFieldWidth, Inception.Layers.Five.Channels,
                Inception.Layers.ToFive.Parameters + Inception.Layers.Five.Parameters, Inception.Layers.ToFive.Macs + Inception.Layers.Five.Macs
            },
            { "3×3 pool → 1×1", Inception.Layers.Pooled.ReceptiveFieldWidth, Inception.Layers.Pooled.Channels, Inception.Layers.Pooled.Parameters, Inception.Layers.Pooled.Macs },
            { "joined", Inception.Layers.Joined.ReceptiveFieldWidth, Inception.OutputChannels, Inception.Parameters, Inception.Macs },
            { "the same without the 1×1 in front", Direct.Layers.Joined.ReceptiveFieldWidth, Direct.OutputChannels, Direct.Parameters, Direct.Macs },
        }.Print();
        Text.Say($"The 1×1 in front narrow the map before the dear kernels see it: {(double)Direct.Macs / Inception.Macs:0.##} times fewer multiply-accumulates.");
    }

    [ConvNet(192, 28, 28, AnalysisOnly = true)]
    [Conv(64, 1, Activation = Activation.Relu, Name = "one")]
    [Conv(96, 1, Activation = Activation.Relu, From = "input", Name = "toThree")]
    [Conv(128, 3, Padding = 1, Activation = Activation.Relu, Name = "three")]
    [Conv(16, 1, Activation = Activation.Relu, From = "input", Name = "toFive")]
    [Conv(32, 5, Padding = 2, Activation = Activation.Relu, Name = "five")]
    [MaxPool(3, Stride = 1, Padding = 1, From = "input")]
    [Conv(32, 1, Activation = Activation.Relu, Name = "pooled")]
    [Concat("three", "five", "pooled", From = "one", Name = "joined")]
    private sealed partial class Inception;

    [ConvNet(192, 28, 28, AnalysisOnly = true)]
    [Conv(64, 1, Activation = Activation.Relu, Name = "one")]
    [Conv(128, 3, Padding = 1, Activation = Activation.Relu, From = "input", Name = "three")]
    [Conv(32, 5, Padding = 2, Activation = Activation.Relu, From = "input", Name = "five")]
    [MaxPool(3, Stride = 1, Padding = 1, From = "input")]
    [Conv(32, 1, Activation = Activation.Relu, Name = "pooled")]
    [Concat("three", "five", "pooled", From = "one", Name = "joined")]
    private sealed partial class Direct;
}
