namespace ConvGen.Networks;

/// <summary>MobileNetV3-Small, torchvision's layout of the state dict.</summary>
[Published("MobileNetV3-Small", 2019, "Howard", "Searching for MobileNetV3", "torchvision 0.14", 2_542_856, Macs = "0.057 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification)]
[Conv(16, 3, Stride = 2, Padding = 1, Bias = false, Key = "features.0.0"), BatchNorm(Epsilon = 1e-3, Key = "features.0.1"), HardSwish]
[Use<SqueezedDepthwise>(8, 16, Key = "features.1.block")]
[Use<BneckDown>(72, 24, Key = "features.2.block")]
[Use<BneckResidual>(88, 24, Key = "features.3.block")]
[Use<SqueezedBneck>(96, 40, 24, 2, Key = "features.4.block")]
[Use<SqueezedBneckResidual>(240, 40, 64, Key = "features.{n}.block", First = 5, Repeat = 2)]
[Use<SqueezedBneck>(120, 48, 32, 1, Key = "features.7.block")]
[Use<SqueezedBneckResidual>(144, 48, 40, Key = "features.8.block")]
[Use<SqueezedBneck>(288, 96, 72, 2, Key = "features.9.block")]
[Use<SqueezedBneckResidual>(576, 96, 144, Key = "features.{n}.block", First = 10, Repeat = 2)]
[Conv(576, 1, Bias = false, Key = "features.12.0"), BatchNorm(Epsilon = 1e-3, Key = "features.12.1"), HardSwish]
[GlobalAvgPool(Name = "avgpool")]
[Dense(1024, Activation = Activation.HardSwish, Key = "classifier.0")]
[Dense(1000, Key = "classifier.3")]
public sealed partial class MobileNetV3Small;

/// <summary>A gate per channel, computed from the channels' means.</summary>
[ConvBlock] // A: squeezed channels, B: channels
[GlobalAvgPool(Name = "avgpool")]
[Conv(Param.A, 1, Activation = Activation.Relu, Name = "fc1")]
[Conv(Param.B, 1, Activation = Activation.HardSigmoid, Name = "fc2")]
[Mul("input")]
public sealed class SqueezeExcite;

/// <summary>Strided depthwise 3×3, gate, project: the first block, which does not expand.</summary>
[ConvBlock] // A: squeezed channels, B: channels
[DepthwiseConv(3, Stride = 2, Padding = 1, Bias = false, Key = "0.0"), BatchNorm(Epsilon = 1e-3, Key = "0.1"), Relu]
[Use<SqueezeExcite>(Param.A, Param.B, Key = "1")]
[Conv(Param.B, 1, Bias = false, Key = "2.0"), BatchNorm(Epsilon = 1e-3, Key = "2.1")]
public sealed class SqueezedDepthwise;

/// <summary>Expand, strided depthwise 3×3, project, with ReLU and without a gate.</summary>
[ConvBlock] // A: expanded channels, B: output channels
[Conv(Param.A, 1, Bias = false, Key = "0.0"), BatchNorm(Epsilon = 1e-3, Key = "0.1"), Relu]
[DepthwiseConv(3, Stride = 2, Padding = 1, Bias = false, Key = "1.0"), BatchNorm(Epsilon = 1e-3, Key = "1.1"), Relu]
[Conv(Param.B, 1, Bias = false, Key = "2.0"), BatchNorm(Epsilon = 1e-3, Key = "2.1")]
public sealed class BneckDown;

/// <summary>Expand, depthwise 3×3, project around a shortcut, with ReLU and without a gate.</summary>
[ConvBlock] // A: expanded channels, B: output channels
[Conv(Param.A, 1, Bias = false, Key = "0.0"), BatchNorm(Epsilon = 1e-3, Key = "0.1"), Relu]
[DepthwiseConv(3, Padding = 1, Bias = false, Key = "1.0"), BatchNorm(Epsilon = 1e-3, Key = "1.1"), Relu]
[Conv(Param.B, 1, Bias = false, Key = "2.0"), BatchNorm(Epsilon = 1e-3, Key = "2.1")]
[Add("input")]
public sealed class BneckResidual;

/// <summary>Expand, depthwise 5×5, gate, project.</summary>
[ConvBlock] // A: expanded channels, B: output channels, C: squeezed channels, D: stride
[Conv(Param.A, 1, Bias = false, Key = "0.0"), BatchNorm(Epsilon = 1e-3, Key = "0.1"), HardSwish]
[DepthwiseConv(5, Stride = Param.D, Padding = 2, Bias = false, Key = "1.0"), BatchNorm(Epsilon = 1e-3, Key = "1.1"), HardSwish]
[Use<SqueezeExcite>(Param.C, Param.A, Key = "2")]
[Conv(Param.B, 1, Bias = false, Key = "3.0"), BatchNorm(Epsilon = 1e-3, Key = "3.1")]
public sealed class SqueezedBneck;

/// <summary>Expand, depthwise 5×5, gate, project around a shortcut.</summary>
[ConvBlock] // A: expanded channels, B: output channels, C: squeezed channels
[Use<SqueezedBneck>(Param.A, Param.B, Param.C, 1, Key = "")]
[Add("input")]
public sealed class SqueezedBneckResidual;
