using ConvGen;

namespace Tutorial;

/// <summary>In three dimensions the kernel slides along depth or time as well; channels it always spans.</summary>
internal static partial class Section13Volumes
{
    public static void Run()
    {
        Text.Say($"A 2³ kernel over a 4³ volume of one channel: (n + 2p − d·(k − 1) − 1) / s + 1 per axis, as in two dimensions.");
        new Table("", "channels", "depth", "height", "width", "MACs")
        {
            { "input", Small.InputChannels, Small.InputDepth, Small.InputHeight, Small.InputWidth, "" },
            { "2×2×2", Small.OutputChannels, Small.OutputDepth, Small.OutputHeight, Small.OutputWidth, Small.Macs },
            { "2×2×2, stride 2", Strided.OutputChannels, Strided.OutputDepth, Strided.OutputHeight, Strided.OutputWidth, Strided.Macs },
        }.Print();
        Text.Say($"Colour is no axis to slide along: a 2-D kernel spans its three channels too. Time is one, as in 16 frames of 112×112 in colour:");
        new Table("3 → 64 channels", "frames seen", "pixels seen", "weights", "MACs")
        {
            { "1×3×3: each frame alone", Frames.Layers.Last.ReceptiveFieldDepth, Frames.Layers.Last.ReceptiveFieldWidth, Frames.Parameters, Frames.Macs },
            { "3×3×3", Video.Layers.Last.ReceptiveFieldDepth, Video.Layers.Last.ReceptiveFieldWidth, Video.Parameters, Video.Macs },
            { "1×3×3, then 3×1×1", Factorised.Layers.Last.ReceptiveFieldDepth, Factorised.Layers.Last.ReceptiveFieldWidth, Factorised.Parameters, Factorised.Macs },
        }.Print();
        Text.Say($"Split in space and time it sees the same, with a nonlinearity more; here, with few channels before it, it is dearer, as in section 3.");
    }

    [ConvNet(1, 4, 4, 4, AnalysisOnly = true)]
    [Conv(1, 2, Bias = false)]
    private sealed partial class Small;

    [ConvNet(1, 4, 4, 4, AnalysisOnly = true)]
    [Conv(1, 2, Stride = 2, Bias = false)]
    private sealed partial class Strided;

    [ConvNet(3, 16, 112, 112, AnalysisOnly = true)]
    [Conv(64, 1, 3, 3, Paddings = [0, 1, 1], Bias = false, Name = "last")]
    private sealed partial class Frames;

    [ConvNet(3, 16, 112, 112, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1, Bias = false, Name = "last")]
    private sealed partial class Video;

    [ConvNet(3, 16, 112, 112, AnalysisOnly = true)]
    [Conv(64, 1, 3, 3, Paddings = [0, 1, 1], Bias = false, Activation = Activation.Relu)]
    [Conv(64, 3, 1, 1, Paddings = [1, 0, 0], Bias = false, Name = "last")]
    private sealed partial class Factorised;
}
