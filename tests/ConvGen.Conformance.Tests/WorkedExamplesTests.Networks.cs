namespace ConvGen.Conformance.Tests;

public sealed partial class WorkedExamplesTests
{
    [ConvNet(3, 224, 224, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1, Bias = false, Name = "conv")]
    private sealed partial class Plain;

    [ConvNet(3, 224, 224, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1)]
    private sealed partial class PlainWithBias;

    [ConvNet(3, 224, 224, AnalysisOnly = true)]
    [SeparableConv(64, 3, Padding = 1, Bias = false)]
    private sealed partial class Separable;

    [ConvNet(1, 4, 4, AnalysisOnly = true)]
    [ConvTranspose(1, 3)]
    private sealed partial class TransposedByOne;

#pragma warning disable CVG106 // The textbook's kernel and stride.
    [ConvNet(1, 4, 4, AnalysisOnly = true)]
    [ConvTranspose(1, 3, Stride = 2)]
    private sealed partial class TransposedByTwo;

    [ConvNet(1, 4, 4, AnalysisOnly = true)]
    [ConvTranspose(1, 3, Stride = 2, Padding = 1, OutputPadding = 1)]
    private sealed partial class TransposedWithOutputPadding;

    // Output padding (n + 2p − k) mod s: 0 for 7, 1 for 8.
    [ConvNet(1, 7, 7, AnalysisOnly = true)]
    [Conv(1, 3, Stride = 2, Padding = 1, Name = "down")]
    [ConvTranspose(1, 3, Stride = 2, Padding = 1)]
    private sealed partial class RestoresSeven;

    [ConvNet(1, 8, 8, AnalysisOnly = true)]
    [Conv(1, 3, Stride = 2, Padding = 1, Name = "down")]
    [ConvTranspose(1, 3, Stride = 2, Padding = 1, OutputPadding = 1)]
    private sealed partial class RestoresEight;
#pragma warning restore CVG106

    [ConvNet(1, 4, 4, 4, AnalysisOnly = true)]
    [Conv(1, 2, Bias = false)]
    private sealed partial class Volume;

    [ConvNet(64, 56, 56, AnalysisOnly = true)]
    [Conv(64, 5, Padding = 2, Bias = false, Name = "last")]
    private sealed partial class Five;

    [ConvNet(64, 56, 56, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1, Bias = false, Activation = Activation.Relu)]
    [Conv(64, 3, Padding = 1, Bias = false, Name = "last")]
    private sealed partial class TwoThrees;

    [ConvNet(3, 56, 56, AnalysisOnly = true)]
    [Conv(64, 5, Padding = 2, Bias = false)]
    private sealed partial class StemFive;

    [ConvNet(3, 56, 56, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1, Bias = false, Activation = Activation.Relu)]
    [Conv(64, 3, Padding = 1, Bias = false)]
    private sealed partial class StemThrees;

    [ConvNet(64, 56, 56, AnalysisOnly = true)]
    [Conv(64, 7, Padding = 3, Bias = false, Name = "last")]
    private sealed partial class Seven;

    [ConvNet(64, 56, 56, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1, Bias = false, Activation = Activation.Relu)]
    [Conv(64, 3, Padding = 1, Bias = false, Activation = Activation.Relu)]
    [Conv(64, 3, Padding = 1, Bias = false, Name = "last")]
    private sealed partial class ThreeThrees;

    [ConvNet(64, 56, 56, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1)]
    private sealed partial class Whole;

    [ConvNet(64, 56, 56, AnalysisOnly = true)]
    [Conv(64, 3, Padding = 1, Groups = 4)]
    private sealed partial class InFour;

    [ConvNet(64, 56, 56, AnalysisOnly = true)]
    [DepthwiseConv(3, Padding = 1)]
    private sealed partial class Depthwise;

    [ConvNet(16, 64, 64, AnalysisOnly = true)]
    [Conv(16, 3, Padding = 1, Name = "first")]
    [Conv(16, 3, Padding = 2, Dilation = 2, Name = "second")]
    [Conv(16, 3, Padding = 4, Dilation = 4, Name = "third")]
    private sealed partial class Dilated;

#pragma warning disable CVG104 // Its holes are the textbook's picture.
    [ConvNet(16, 64, 64, AnalysisOnly = true)]
    [Conv(16, 3, Padding = 2, Dilation = 2, Name = "conv")]
    private sealed partial class DilatedAlone;
#pragma warning restore CVG104

    [ConvNet(192, 28, 28, AnalysisOnly = true)]
    [Conv(64, 1, Name = "one")]
    [Conv(128, 3, Padding = 1, From = "input", Name = "three")]
    [Conv(32, 5, Padding = 2, From = "input", Name = "five")]
    [Concat("three", "five", From = "one", Name = "joined")]
    private sealed partial class Inception;

    [ConvNet(64, 28, 28, AnalysisOnly = true)]
    [DeformConv(64, 3, Padding = 1, Modulated = false, Name = "conv")]
    private sealed partial class Deformable;

    [ConvNet(64, 28, 28, AnalysisOnly = true)]
    [DeformConv(64, 3, Padding = 1, Name = "conv")]
    private sealed partial class DeformableModulated;
}
