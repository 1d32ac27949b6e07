using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>FFDNet for grey pictures: works on quarters of the picture beside a map of the noise's strength; KAIR's layout of the state dict.</summary>
[Published("FFDNet", 2018, "Zhang", "FFDNet: Toward a Fast and Flexible Solution for CNN-Based Image Denoising", "cszn/KAIR, FFDNet", 485_316)]
[ConvNet(1, 256, 256, Task = NetworkTask.SuperResolution, AnalysisOnly = true)]
[Normalize]
[Input("sigma", 1, 128, 128)]
[PixelUnshuffle(2, From = "input"), Concat("sigma")]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu, Key = "model.0")]
[Use<FfdNetLayer>(Key = "model.{n}", First = 1, Repeat = 13)]
[Conv(4, 3, Padding = 1, Key = "model.28"), PixelShuffle(2)]
public sealed partial class FfdNet;

/// <summary>A 3×3 convolution over 64 channels.</summary>
[ConvBlock]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu, Name = "conv")]
public sealed class FfdNetLayer;
