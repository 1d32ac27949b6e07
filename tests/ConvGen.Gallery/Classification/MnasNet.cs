using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>MnasNet 1.0, torchvision's layout of the state dict.</summary>
[Published("MnasNet 1.0", 2018, "Tan", "MnasNet: Platform-Aware Neural Architecture Search for Mobile", "torchvision 0.14", 4_383_312, Macs = "0.314 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Conv(32, 3, Stride = 2, Padding = 1, Bias = false, Key = "layers.0"), BatchNorm(Key = "layers.1"), Relu]
[DepthwiseConv(3, Padding = 1, Bias = false, Key = "layers.3"), BatchNorm(Key = "layers.4"), Relu]
[Conv(16, 1, Bias = false, Key = "layers.6"), BatchNorm(Key = "layers.7")]
[Use<MnasBlock>(48, 24, 3, 1, 2, Key = "layers.8.0.layers")]
[Use<MnasResidual>(72, 24, 3, 1, Key = "layers.8.{n}.layers", First = 1, Repeat = 2)]
[Use<MnasBlock>(72, 40, 5, 2, 2, Key = "layers.9.0.layers")]
[Use<MnasResidual>(120, 40, 5, 2, Key = "layers.9.{n}.layers", First = 1, Repeat = 2)]
[Use<MnasBlock>(240, 80, 5, 2, 2, Key = "layers.10.0.layers")]
[Use<MnasResidual>(480, 80, 5, 2, Key = "layers.10.{n}.layers", First = 1, Repeat = 2)]
[Use<MnasBlock>(480, 96, 3, 1, 1, Key = "layers.11.0.layers")]
[Use<MnasResidual>(576, 96, 3, 1, Key = "layers.11.1.layers")]
[Use<MnasBlock>(576, 192, 5, 2, 2, Key = "layers.12.0.layers")]
[Use<MnasResidual>(1152, 192, 5, 2, Key = "layers.12.{n}.layers", First = 1, Repeat = 3)]
[Use<MnasBlock>(1152, 320, 3, 1, 1, Key = "layers.13.0.layers")]
[Conv(1280, 1, Bias = false, Key = "layers.14"), BatchNorm(Key = "layers.15"), Relu]
[GlobalAvgPool]
[Dense(1000, Key = "classifier.1")]
public sealed partial class MnasNet;

/// <summary>Expand, depthwise convolution, project, with ReLU.</summary>
[ConvBlock] // A: expanded channels, B: output channels, C: kernel, D: padding, E: stride
[Conv(Param.A, 1, Bias = false, Key = "0"), BatchNorm(Key = "1"), Relu]
[DepthwiseConv(Param.C, Padding = Param.D, Stride = Param.E, Bias = false, Key = "3"), BatchNorm(Key = "4"), Relu]
[Conv(Param.B, 1, Bias = false, Key = "6"), BatchNorm(Key = "7")]
public sealed class MnasBlock;

/// <summary>Expand, depthwise convolution, project around a shortcut, with ReLU.</summary>
[ConvBlock] // A: expanded channels, B: output channels, C: kernel, D: padding
[Use<MnasBlock>(Param.A, Param.B, Param.C, Param.D, 1, Key = "")]
[Add("input")]
public sealed class MnasResidual;
