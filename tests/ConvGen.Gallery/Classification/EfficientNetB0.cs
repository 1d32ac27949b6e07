using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>EfficientNet-B0, torchvision's layout of the state dict.</summary>
[Published("EfficientNet-B0", 2019, "Tan, Le", "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks", "torchvision 0.14", 5_288_548, Macs = "0.386 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Conv(32, 3, Stride = 2, Padding = 1, Bias = false, Key = "features.0.0"), BatchNorm(Key = "features.0.1"), Silu]
[Use<GatedDepthwise>(32, 16, 8, Key = "features.1.0.block")]
[Use<MbConv>(96, 24, 4, 3, 1, 2, Key = "features.2.0.block")]
[Use<MbConvResidual>(144, 24, 6, 3, 1, Key = "features.2.1.block")]
[Use<MbConv>(144, 40, 6, 5, 2, 2, Key = "features.3.0.block")]
[Use<MbConvResidual>(240, 40, 10, 5, 2, Key = "features.3.1.block")]
[Use<MbConv>(240, 80, 10, 3, 1, 2, Key = "features.4.0.block")]
[Use<MbConvResidual>(480, 80, 20, 3, 1, Key = "features.4.{n}.block", First = 1, Repeat = 2)]
[Use<MbConv>(480, 112, 20, 5, 2, 1, Key = "features.5.0.block")]
[Use<MbConvResidual>(672, 112, 28, 5, 2, Key = "features.5.{n}.block", First = 1, Repeat = 2)]
[Use<MbConv>(672, 192, 28, 5, 2, 2, Key = "features.6.0.block")]
[Use<MbConvResidual>(1152, 192, 48, 5, 2, Key = "features.6.{n}.block", First = 1, Repeat = 3)]
[Use<MbConv>(1152, 320, 48, 3, 1, 1, Key = "features.7.0.block")]
[Conv(1280, 1, Bias = false, Key = "features.8.0"), BatchNorm(Key = "features.8.1"), Silu]
[GlobalAvgPool(Name = "avgpool")]
[Dense(1000, Key = "classifier.1")]
public sealed partial class EfficientNetB0;

/// <summary>A gate per channel, with SiLU and a sigmoid.</summary>
[ConvBlock] // A: squeezed channels, B: channels
[GlobalAvgPool(Name = "avgpool")]
[Conv(Param.A, 1, Activation = Activation.Silu, Name = "fc1")]
[Conv(Param.B, 1, Activation = Activation.Sigmoid, Name = "fc2")]
[Mul("input")]
public sealed class SiluGate;

/// <summary>Depthwise 3×3, gate, project: the first block, which does not expand.</summary>
[ConvBlock] // A: channels, B: output channels, C: squeezed channels
[DepthwiseConv(3, Padding = 1, Bias = false, Key = "0.0"), BatchNorm(Key = "0.1"), Silu]
[Use<SiluGate>(Param.C, Param.A, Key = "1")]
[Conv(Param.B, 1, Bias = false, Key = "2.0"), BatchNorm(Key = "2.1")]
public sealed class GatedDepthwise;

/// <summary>Expand, depthwise convolution, gate, project.</summary>
[ConvBlock] // A: expanded channels, B: output channels, C: squeezed channels, D: kernel, E: padding, F: stride
[Conv(Param.A, 1, Bias = false, Key = "0.0"), BatchNorm(Key = "0.1"), Silu]
[DepthwiseConv(Param.D, Padding = Param.E, Stride = Param.F, Bias = false, Key = "1.0"), BatchNorm(Key = "1.1"), Silu]
[Use<SiluGate>(Param.C, Param.A, Key = "2")]
[Conv(Param.B, 1, Bias = false, Key = "3.0"), BatchNorm(Key = "3.1")]
public sealed class MbConv;

/// <summary>Expand, depthwise convolution, gate, project around a shortcut.</summary>
[ConvBlock] // A: expanded channels, B: output channels, C: squeezed channels, D: kernel, E: padding
[Use<MbConv>(Param.A, Param.B, Param.C, Param.D, Param.E, 1, Key = "")]
[Add("input")]
public sealed class MbConvResidual;
