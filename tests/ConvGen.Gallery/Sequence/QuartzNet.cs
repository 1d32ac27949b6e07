using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>QuartzNet-15×5 on 64 mel bands of ten seconds of speech: separable convolutions of 33 to 87 taps, scores of 28 letters and the blank.</summary>
[Published("QuartzNet-15×5", 2020, "Kriman", "QuartzNet: Deep Automatic Speech Recognition with 1D Time-Channel Separable Convolutions", "NVIDIA/NeMo; the paper: 18.9 M", 18_924_381)]
[ConvNet(64, 1024, AnalysisOnly = true)]
[DepthwiseConv(33, Stride = 2, Padding = 16, Bias = false, Key = "encoder.0.mconv.0.conv")]
[Conv(256, 1, Bias = false, Key = "encoder.0.mconv.1.conv"), BatchNorm(Epsilon = 1e-3, Key = "encoder.0.mconv.2"), Relu]
[Use<QuartzBlock>(256, 33, 16, Key = "encoder.{n}", First = 1, Repeat = 3)]
[Use<QuartzBlock>(256, 39, 19, Key = "encoder.{n}", First = 4, Repeat = 3)]
[Use<QuartzBlock>(512, 51, 25, Key = "encoder.{n}", First = 7, Repeat = 3)]
[Use<QuartzBlock>(512, 63, 31, Key = "encoder.{n}", First = 10, Repeat = 3)]
[Use<QuartzBlock>(512, 75, 37, Key = "encoder.{n}", First = 13, Repeat = 3)]
[DepthwiseConv(87, Padding = 86, Dilation = 2, Bias = false, Key = "encoder.16.mconv.0.conv")]
[Conv(512, 1, Bias = false, Key = "encoder.16.mconv.1.conv"), BatchNorm(Epsilon = 1e-3, Key = "encoder.16.mconv.2"), Relu]
[Conv(1024, 1, Bias = false, Key = "encoder.17.mconv.0.conv"), BatchNorm(Epsilon = 1e-3, Key = "encoder.17.mconv.1"), Relu]
[Conv(29, 1, Key = "decoder.decoder_layers.0"), LogSoftmax]
public sealed partial class QuartzNet;

/// <summary>Five separable convolutions around a projected shortcut.</summary>
[ConvBlock] // A: channels, B: taps, C: padding
[DepthwiseConv(Param.B, Padding = Param.C, Bias = false, Key = "mconv.0.conv")]
[Conv(Param.A, 1, Bias = false, Key = "mconv.1.conv"), BatchNorm(Epsilon = 1e-3, Key = "mconv.2"), Relu]
[DepthwiseConv(Param.B, Padding = Param.C, Bias = false, Key = "mconv.5.conv")]
[Conv(Param.A, 1, Bias = false, Key = "mconv.6.conv"), BatchNorm(Epsilon = 1e-3, Key = "mconv.7"), Relu]
[DepthwiseConv(Param.B, Padding = Param.C, Bias = false, Key = "mconv.10.conv")]
[Conv(Param.A, 1, Bias = false, Key = "mconv.11.conv"), BatchNorm(Epsilon = 1e-3, Key = "mconv.12"), Relu]
[DepthwiseConv(Param.B, Padding = Param.C, Bias = false, Key = "mconv.15.conv")]
[Conv(Param.A, 1, Bias = false, Key = "mconv.16.conv"), BatchNorm(Epsilon = 1e-3, Key = "mconv.17"), Relu]
[DepthwiseConv(Param.B, Padding = Param.C, Bias = false, Key = "mconv.20.conv")]
[Conv(Param.A, 1, Bias = false, Key = "mconv.21.conv"), BatchNorm(Epsilon = 1e-3, Key = "mconv.22", Name = "body")]
[Conv(Param.A, 1, Bias = false, Key = "res.0.0.conv", From = "input"), BatchNorm(Epsilon = 1e-3, Key = "res.0.1")]
[Add("body", Activation = Activation.Relu)]
public sealed class QuartzBlock;
