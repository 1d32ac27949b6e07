namespace ConvGen.Networks;

/// <summary>MobileNet v1 1.0 with TensorFlow's SAME padding.</summary>
[Published("MobileNetV1", 2017, "Howard", "MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications", "Keras; table 4 of the paper: 4.2 M, 569 M", 4_231_976, Macs = "569 M", Field = 315)]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.5, 0.5, 0.5], Std = [0.5, 0.5, 0.5])]
[Conv(32, 3, Stride = 2, AutoPad = AutoPad.SameUpper, Bias = false), BatchNorm(Epsilon = 1e-3), Relu6]
[Use<DepthwiseSeparable>(64, 1)]
[Use<DepthwiseSeparable>(128, 2)]
[Use<DepthwiseSeparable>(128, 1)]
[Use<DepthwiseSeparable>(256, 2)]
[Use<DepthwiseSeparable>(256, 1)]
[Use<DepthwiseSeparable>(512, 2)]
[Use<DepthwiseSeparable>(512, 1, Repeat = 5)]
[Use<DepthwiseSeparable>(1024, 2)]
[Use<DepthwiseSeparable>(1024, 1)]
[GlobalAvgPool]
[Dense(1000)]
public sealed partial class MobileNetV1;

/// <summary>Depthwise 3×3, then 1×1, each with batch norm and ReLU6.</summary>
[ConvBlock] // A: output channels, B: stride
[DepthwiseConv(3, Stride = Param.B, AutoPad = AutoPad.SameUpper, Bias = false), BatchNorm(Epsilon = 1e-3), Relu6]
[Conv(Param.A, 1, Bias = false), BatchNorm(Epsilon = 1e-3), Relu6]
public sealed class DepthwiseSeparable;
