namespace ConvGen.Networks;

/// <summary>MobileNetV2 1.0, torchvision's layout of the state dict.</summary>
[Published("MobileNetV2", 2018, "Sandler", "MobileNetV2: Inverted Residuals and Linear Bottlenecks", "torchvision 0.14; table 4 of the paper: 3.4 M, 300 M", 3_504_872, Macs = "0.301 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification)]
[Conv(32, 3, Stride = 2, Padding = 1, Bias = false, Key = "features.0.0"), BatchNorm(Key = "features.0.1"), Relu6]
[Use<DepthwiseProjection>(16, Key = "features.1.conv")]
[Use<InvertedDown>(96, 24, 2, Key = "features.2.conv")]
[Use<InvertedResidual>(144, 24, Key = "features.3.conv")]
[Use<InvertedDown>(144, 32, 2, Key = "features.4.conv")]
[Use<InvertedResidual>(192, 32, Key = "features.{n}.conv", First = 5, Repeat = 2)]
[Use<InvertedDown>(192, 64, 2, Key = "features.7.conv")]
[Use<InvertedResidual>(384, 64, Key = "features.{n}.conv", First = 8, Repeat = 3)]
[Use<InvertedDown>(384, 96, 1, Key = "features.11.conv")]
[Use<InvertedResidual>(576, 96, Key = "features.{n}.conv", First = 12, Repeat = 2)]
[Use<InvertedDown>(576, 160, 2, Key = "features.14.conv")]
[Use<InvertedResidual>(960, 160, Key = "features.{n}.conv", First = 15, Repeat = 2)]
[Use<InvertedDown>(960, 320, 1, Key = "features.17.conv")]
[Conv(1280, 1, Bias = false, Key = "features.18.0"), BatchNorm(Key = "features.18.1"), Relu6]
[GlobalAvgPool]
[Dense(1000, Key = "classifier.1")]
public sealed partial class MobileNetV2;

/// <summary>Depthwise 3×3, then a linear 1×1: the first block, whose expansion factor is 1.</summary>
[ConvBlock] // A: output channels
[DepthwiseConv(3, Padding = 1, Bias = false, Key = "0.0"), BatchNorm(Key = "0.1"), Relu6]
[Conv(Param.A, 1, Bias = false, Key = "1"), BatchNorm(Key = "2")]
public sealed class DepthwiseProjection;

/// <summary>Expand, depthwise 3×3, project, without a shortcut: the size or the channel count changes.</summary>
[ConvBlock] // A: expanded channels, B: output channels, C: stride
[Conv(Param.A, 1, Bias = false, Key = "0.0"), BatchNorm(Key = "0.1"), Relu6]
[DepthwiseConv(3, Stride = Param.C, Padding = 1, Bias = false, Key = "1.0"), BatchNorm(Key = "1.1"), Relu6]
[Conv(Param.B, 1, Bias = false, Key = "2"), BatchNorm(Key = "3")]
public sealed class InvertedDown;

/// <summary>Expand, depthwise 3×3, project, around an identity shortcut.</summary>
[ConvBlock] // A: expanded channels, B: output channels
[Conv(Param.A, 1, Bias = false, Key = "0.0"), BatchNorm(Key = "0.1"), Relu6]
[DepthwiseConv(3, Padding = 1, Bias = false, Key = "1.0"), BatchNorm(Key = "1.1"), Relu6]
[Conv(Param.B, 1, Bias = false, Key = "2"), BatchNorm(Key = "3")]
[Add("input")]
public sealed class InvertedResidual;
