using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>SRResNet, fourfold, without norms; BasicSR's layers.</summary>
[Published("SRResNet ×4 (no norms)", 2017, "Ledig", "Photo-Realistic Single Image Super-Resolution Using a Generative Adversarial Network", "XPixelGroup/BasicSR, MSRResNet", 1_517_571)]
[ConvNet(3, 64, 64, Task = NetworkTask.SuperResolution, AnalysisOnly = true)]
[Normalize]
[Conv(64, 3, Padding = 1, Activation = Activation.LeakyRelu, Alpha = 0.1, Name = "conv_first")]
[Use<SrResNetBlock>(Key = "body.{n}", Repeat = 16)]
[Conv(256, 3, Padding = 1, Name = "upconv1"), PixelShuffle(2), LeakyRelu(0.1)]
[Conv(256, 3, Padding = 1, Name = "upconv2"), PixelShuffle(2), LeakyRelu(0.1)]
[Conv(64, 3, Padding = 1, Activation = Activation.LeakyRelu, Alpha = 0.1, Name = "conv_hr")]
[Conv(3, 3, Padding = 1, Name = "conv_last")]
[Upsample(4, Mode = ResizeMode.Bilinear, From = "input"), Add("conv_last")]
public sealed partial class SrResNet;

/// <summary>Two 3×3 convolutions around an identity shortcut.</summary>
[ConvBlock]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu, Name = "conv1")]
[Conv(64, 3, Padding = 1, Name = "conv2"), Add("input")]
public sealed class SrResNetBlock;
