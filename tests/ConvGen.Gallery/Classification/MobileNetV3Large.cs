using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>MobileNetV3-Large, torchvision's layout of the state dict.</summary>
[Published("MobileNetV3-Large", 2019, "Howard", "Searching for MobileNetV3", "torchvision 0.14", 5_483_032, Macs = "0.217 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Use<MobileNetV3LargeFeatures>(Name = "features")]
[GlobalAvgPool(Name = "avgpool")]
[Dense(1280, Activation = Activation.HardSwish, Key = "classifier.0")]
[Dense(1000, Key = "classifier.3")]
public sealed partial class MobileNetV3Large;

/// <summary>The convolutions of MobileNetV3-Large; ReLU and plain blocks first, hard swish and gates later.</summary>
[ConvBlock]
[Conv(16, 3, Stride = 2, Padding = 1, Bias = false, Key = "0.0"), BatchNorm(Epsilon = 1e-3, Key = "0.1"), HardSwish]
[Use<UnexpandedBneck>(16, Key = "1.block")]
[Use<BneckDown>(64, 24, Key = "2.block")]
[Use<BneckResidual>(72, 24, Key = "3.block")]
[Use<ReluSqueezedBneck>(72, 40, 24, 2, Key = "4.block")]
[Use<ReluSqueezedBneckResidual>(120, 40, 32, Key = "{n}.block", First = 5, Repeat = 2)]
[Use<SwishBneckDown>(240, 80, Key = "7.block")]
[Use<SwishBneckResidual>(200, 80, Key = "8.block")]
[Use<SwishBneckResidual>(184, 80, Key = "{n}.block", First = 9, Repeat = 2)]
[Use<NarrowSqueezedBneck>(480, 112, 120, Key = "11.block")]
[Use<NarrowSqueezedBneckResidual>(672, 112, 168, Key = "12.block")]
[Use<SqueezedBneck>(672, 160, 168, 2, Key = "13.block")]
[Use<SqueezedBneckResidual>(960, 160, 240, Key = "{n}.block", First = 14, Repeat = 2)]
[Conv(960, 1, Bias = false, Key = "16.0"), BatchNorm(Epsilon = 1e-3, Key = "16.1"), HardSwish]
public sealed class MobileNetV3LargeFeatures;

/// <summary>Depthwise 3×3 and a linear 1×1 around a shortcut: the first block, which does not expand.</summary>
[ConvBlock] // A: channels
[DepthwiseConv(3, Padding = 1, Bias = false, Key = "0.0"), BatchNorm(Epsilon = 1e-3, Key = "0.1"), Relu]
[Conv(Param.A, 1, Bias = false, Key = "1.0"), BatchNorm(Epsilon = 1e-3, Key = "1.1")]
[Add("input")]
public sealed class UnexpandedBneck;

/// <summary>Expand, depthwise 5×5, gate, project, with ReLU.</summary>
[ConvBlock] // A: expanded channels, B: output channels, C: squeezed channels, D: stride
[Conv(Param.A, 1, Bias = false, Key = "0.0"), BatchNorm(Epsilon = 1e-3, Key = "0.1"), Relu]
[DepthwiseConv(5, Stride = Param.D, Padding = 2, Bias = false, Key = "1.0"), BatchNorm(Epsilon = 1e-3, Key = "1.1"), Relu]
[Use<SqueezeExcite>(Param.C, Param.A, Key = "2")]
[Conv(Param.B, 1, Bias = false, Key = "3.0"), BatchNorm(Epsilon = 1e-3, Key = "3.1")]
public sealed class ReluSqueezedBneck;

/// <summary>Expand, depthwise 5×5, gate, project around a shortcut, with ReLU.</summary>
[ConvBlock] // A: expanded channels, B: output channels, C: squeezed channels
[Use<ReluSqueezedBneck>(Param.A, Param.B, Param.C, 1, Key = "")]
[Add("input")]
public sealed class ReluSqueezedBneckResidual;

/// <summary>Expand, strided depthwise 3×3, project, with hard swish and without a gate.</summary>
[ConvBlock] // A: expanded channels, B: output channels
[Conv(Param.A, 1, Bias = false, Key = "0.0"), BatchNorm(Epsilon = 1e-3, Key = "0.1"), HardSwish]
[DepthwiseConv(3, Stride = 2, Padding = 1, Bias = false, Key = "1.0"), BatchNorm(Epsilon = 1e-3, Key = "1.1"), HardSwish]
[Conv(Param.B, 1, Bias = false, Key = "2.0"), BatchNorm(Epsilon = 1e-3, Key = "2.1")]
public sealed class SwishBneckDown;

/// <summary>Expand, depthwise 3×3, project around a shortcut, with hard swish and without a gate.</summary>
[ConvBlock] // A: expanded channels, B: output channels
[Conv(Param.A, 1, Bias = false, Key = "0.0"), BatchNorm(Epsilon = 1e-3, Key = "0.1"), HardSwish]
[DepthwiseConv(3, Padding = 1, Bias = false, Key = "1.0"), BatchNorm(Epsilon = 1e-3, Key = "1.1"), HardSwish]
[Conv(Param.B, 1, Bias = false, Key = "2.0"), BatchNorm(Epsilon = 1e-3, Key = "2.1")]
[Add("input")]
public sealed class SwishBneckResidual;

/// <summary>Expand, depthwise 3×3, gate, project, with hard swish.</summary>
[ConvBlock] // A: expanded channels, B: output channels, C: squeezed channels
[Conv(Param.A, 1, Bias = false, Key = "0.0"), BatchNorm(Epsilon = 1e-3, Key = "0.1"), HardSwish]
[DepthwiseConv(3, Padding = 1, Bias = false, Key = "1.0"), BatchNorm(Epsilon = 1e-3, Key = "1.1"), HardSwish]
[Use<SqueezeExcite>(Param.C, Param.A, Key = "2")]
[Conv(Param.B, 1, Bias = false, Key = "3.0"), BatchNorm(Epsilon = 1e-3, Key = "3.1")]
public sealed class NarrowSqueezedBneck;

/// <summary>Expand, depthwise 3×3, gate, project around a shortcut, with hard swish.</summary>
[ConvBlock] // A: expanded channels, B: output channels, C: squeezed channels
[Use<NarrowSqueezedBneck>(Param.A, Param.B, Param.C, Key = "")]
[Add("input")]
public sealed class NarrowSqueezedBneckResidual;
