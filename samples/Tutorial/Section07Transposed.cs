using ConvGen;

namespace Tutorial;

/// <summary>The sizes a transposed convolution makes, and what it takes to get a size back.</summary>
internal static partial class Section07Transposed
{
    private const int OddSize = 7;
    private const int EvenSize = 8;

    // (n + 2p − k) mod s: what the strided convolution left over.
    private const int OddRest = (OddSize + (2 * 1) - 3) % 2;
    private const int EvenRest = (EvenSize + (2 * 1) - 3) % 2;

    public static void Run()
    {
        Text.Say($"A transposed convolution spreads every input over k outputs, s apart. Its output, with padding p and output padding a, is");
        Text.Say($"(n − 1)·s − 2p + d·(k − 1) + a + 1; the multiply-accumulates count at the input's positions.");
        Text.Say($"(The same as a convolution over the input with s − 1 zeros between its pixels and k − 1 − p around it.)");
        new Table("1 channel", "n", "output", "jump", "MACs")
        {
            { "k3 s1", K3S1.InputWidth, K3S1.OutputWidth, K3S1.Layers.Up.JumpWidth, K3S1.Macs },
            { "k3 s2", K3S2.InputWidth, K3S2.OutputWidth, K3S2.Layers.Up.JumpWidth, K3S2.Macs },
            { "k2 s2", K2S2.InputWidth, K2S2.OutputWidth, K2S2.Layers.Up.JumpWidth, K2S2.Macs },
            { "k4 s2 p1", K4S2P1.InputWidth, K4S2P1.OutputWidth, K4S2P1.Layers.Up.JumpWidth, K4S2P1.Macs },
            { "k3 s2 p1 a1", K3S2P1A1.InputWidth, K3S2P1A1.OutputWidth, K3S2P1A1.Layers.Up.JumpWidth, K3S2P1A1.Macs },
        }.Print();
        Text.Say($"A strided convolution maps several sizes to one, so going back needs to know which: a = (n + 2p − k) mod s.");
        new Table("k3 s2 p1, down and up again", "n", "down", "up")
        {
            { Text.Of($"a = {OddRest}"), Odd.InputWidth, Odd.Layers.Down.Width, Odd.OutputWidth },
            { Text.Of($"a = {EvenRest}"), Even.InputWidth, Even.Layers.Down.Width, Even.OutputWidth },
            { "a forgotten", Short.InputWidth, Short.Layers.Down.Width, Short.OutputWidth },
        }.Print();
        Text.Say($"The weights are learned, so it learns an upsampling; that it is the best one, nobody promises. Section 9 shows a way it goes wrong.");
    }

    [ConvNet(1, 4, 4, AnalysisOnly = true)]
    [ConvTranspose(1, 3, Name = "up")]
    private sealed partial class K3S1;

#pragma warning disable CVG106 // Uneven overlap is what section 9 is about.
    [ConvNet(1, 4, 4, AnalysisOnly = true)]
    [ConvTranspose(1, 3, Stride = 2, Name = "up")]
    private sealed partial class K3S2;

    [ConvNet(1, 4, 4, AnalysisOnly = true)]
    [ConvTranspose(1, 3, Stride = 2, Padding = 1, OutputPadding = 1, Name = "up")]
    private sealed partial class K3S2P1A1;

    [ConvNet(1, OddSize, OddSize, AnalysisOnly = true)]
    [Conv(1, 3, Stride = 2, Padding = 1, Name = "down")]
    [ConvTranspose(1, 3, Stride = 2, Padding = 1, OutputPadding = OddRest)]
    private sealed partial class Odd;

    [ConvNet(1, EvenSize, EvenSize, AnalysisOnly = true)]
    [Conv(1, 3, Stride = 2, Padding = 1, Name = "down")]
    [ConvTranspose(1, 3, Stride = 2, Padding = 1, OutputPadding = EvenRest)]
    private sealed partial class Even;

    [ConvNet(1, EvenSize, EvenSize, AnalysisOnly = true)]
    [Conv(1, 3, Stride = 2, Padding = 1, Name = "down")]
    [ConvTranspose(1, 3, Stride = 2, Padding = 1)]
    private sealed partial class Short;
#pragma warning restore CVG106

    [ConvNet(1, 4, 4, AnalysisOnly = true)]
    [ConvTranspose(1, 2, Stride = 2, Name = "up")]
    private sealed partial class K2S2;

    [ConvNet(1, 4, 4, AnalysisOnly = true)]
    [ConvTranspose(1, 4, Stride = 2, Padding = 1, Name = "up")]
    private sealed partial class K4S2P1;
}
