using ConvGen.Networks;

namespace ConvGen.Gallery;

#pragma warning disable CVG106 // The two enlargements by 3×3 at stride 2 are as published.

/// <summary>ERFNet for Cityscapes' 20 classes: factorised residual blocks, and two transposed convolutions of 3×3 at stride 2.</summary>
[Published("ERFNet", 2017, "Romera", "ERFNet: Efficient Residual Factorized ConvNet for Real-Time Semantic Segmentation", "Eromera/erfnet_pytorch, without the encoder's own head", 2_064_256)]
[Judged("CVG106", "Of four neighbouring outputs one sums 4 taps, two sum 2 and one sums 1: 4 to 1, twice; the blocks behind each enlargement have to even it out.")]
[ConvNet(3, 512, 1024, Task = NetworkTask.Segmentation, AnalysisOnly = true)]
[Normalize]
[Use<ErfDown>(13, Key = "encoder.initial_block")]
[Use<ErfDown>(48, Key = "encoder.layers.0")]
[Use<ErfResidual>(64, 1, Key = "encoder.layers.{n}", First = 1, Repeat = 5)]
[Use<ErfDown>(64, Key = "encoder.layers.6")]
[Use<ErfResidual>(128, 2, Key = "encoder.layers.7"), Use<ErfResidual>(128, 4, Key = "encoder.layers.8")]
[Use<ErfResidual>(128, 8, Key = "encoder.layers.9"), Use<ErfResidual>(128, 16, Key = "encoder.layers.10")]
[Use<ErfResidual>(128, 2, Key = "encoder.layers.11"), Use<ErfResidual>(128, 4, Key = "encoder.layers.12")]
[Use<ErfResidual>(128, 8, Key = "encoder.layers.13"), Use<ErfResidual>(128, 16, Key = "encoder.layers.14")]
[Use<ErfUp>(64, Key = "decoder.layers.0")]
[Use<ErfResidual>(64, 1, Key = "decoder.layers.{n}", First = 1, Repeat = 2)]
[Use<ErfUp>(16, Key = "decoder.layers.3")]
[Use<ErfResidual>(16, 1, Key = "decoder.layers.{n}", First = 4, Repeat = 2)]
[ConvTranspose(20, 2, Stride = 2, Key = "decoder.output_conv")]
public sealed partial class ErfNet;

/// <summary>A strided 3×3 convolution beside a maximum of 2×2, normed together.</summary>
[ConvBlock] // A: channels of the convolution
[Conv(Param.A, 3, Stride = 2, Padding = 1, Name = "conv")]
[MaxPool(2, From = "input", Name = "pool")]
[Concat("pool", From = "conv"), BatchNorm(Epsilon = 1e-3, Name = "bn"), Relu]
public sealed class ErfDown;

/// <summary>3×1 and 1×3, then both dilated, around an identity shortcut.</summary>
[ConvBlock] // A: channels, B: dilation of the second pair
[Conv(Param.A, 3, 1, Paddings = [1, 0], Activation = Activation.Relu, Name = "conv3x1_1")]
[Conv(Param.A, 1, 3, Paddings = [0, 1], Name = "conv1x3_1"), BatchNorm(Epsilon = 1e-3, Name = "bn1"), Relu]
[Conv(Param.A, 3, 1, Paddings = [Param.B, 0], Dilations = [Param.B, 1], Activation = Activation.Relu, Name = "conv3x1_2")]
[Conv(Param.A, 1, 3, Paddings = [0, Param.B], Dilations = [1, Param.B], Name = "conv1x3_2"), BatchNorm(Epsilon = 1e-3, Name = "bn2")]
[Add("input", Activation = Activation.Relu)]
public sealed class ErfResidual;

/// <summary>Doubles the size with a transposed 3×3 convolution.</summary>
[ConvBlock] // A: channels
[ConvTranspose(Param.A, 3, Stride = 2, Padding = 1, OutputPadding = 1, Name = "conv"), BatchNorm(Epsilon = 1e-3, Name = "bn"), Relu]
public sealed class ErfUp;
