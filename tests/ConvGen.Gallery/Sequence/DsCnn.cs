using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>DS-CNN on 49 frames of 10 cepstral coefficients, as MLPerf Tiny has it: biases before norms, SAME padding.</summary>
[Published("DS-CNN (keywords)", 2017, "Zhang", "Hello Edge: Keyword Spotting on Microcontrollers", "mlcommons/tiny, trainable", 23_756)]
[ConvNet(1, 49, 10, AnalysisOnly = true)]
[Conv(64, 10, 4, Strides = [2, 2], AutoPad = AutoPad.SameUpper), BatchNorm(Epsilon = 1e-3), Relu]
[Use<KeywordLayer>(Repeat = 4)]
[GlobalAvgPool]
[Dense(12), Softmax]
public sealed partial class DsCnn;

/// <summary>Depthwise 3×3, then 1×1, each with a bias and a norm.</summary>
[ConvBlock]
[DepthwiseConv(3, Padding = 1, Name = "depthwise"), BatchNorm(Epsilon = 1e-3), Relu]
[Conv(64, 1, Name = "pointwise"), BatchNorm(Epsilon = 1e-3), Relu]
public sealed class KeywordLayer;
