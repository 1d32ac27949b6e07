using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>Lite R-ASPP on a dilated MobileNetV3-Large at 520×520; torchvision's layout of the state dict.</summary>
[Published("LR-ASPP-MobileNetV3-Large", 2019, "Howard", "Searching for MobileNetV3", "torchvision 0.14", 3_221_538, Macs = "2.086 G")]
[ConvNet(3, 520, 520, Task = NetworkTask.Segmentation, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Use<DilatedMobileNetV3>(Name = "backbone")]
[Conv(128, 1, Bias = false, Key = "classifier.cbr.0"), BatchNorm(Key = "classifier.cbr.1"), Relu(Name = "coarse")]
[GlobalAvgPool(From = "backbone"), Conv(128, 1, Bias = false, Activation = Activation.Sigmoid, Key = "classifier.scale.1", Name = "gate")]
[Mul("gate", From = "coarse"), Resize(65, Mode = ResizeMode.Bilinear)]
[Conv(21, 1, Key = "classifier.high_classifier", Name = "high")]
[Conv(21, 1, Key = "classifier.low_classifier", From = "backbone.low"), Add("high")]
[Resize(520, Mode = ResizeMode.Bilinear)]
public sealed partial class LrAspp;

/// <summary>MobileNetV3-Large whose last stage dilates instead of striding; <c>low</c> is the end of its third block of 40 channels.</summary>
[ConvBlock]
[Conv(16, 3, Stride = 2, Padding = 1, Bias = false, Key = "0.0"), BatchNorm(Epsilon = 1e-3, Key = "0.1"), HardSwish]
[Use<UnexpandedBneck>(16, Key = "1.block")]
[Use<BneckDown>(64, 24, Key = "2.block")]
[Use<BneckResidual>(72, 24, Key = "3.block")]
[Use<ReluSqueezedBneck>(72, 40, 24, 2, Key = "4.block")]
[Use<ReluSqueezedBneckResidual>(120, 40, 32, Key = "5.block")]
[Use<ReluSqueezedBneckResidual>(120, 40, 32, Key = "6.block", Name = "low")]
[Use<SwishBneckDown>(240, 80, Key = "7.block")]
[Use<SwishBneckResidual>(200, 80, Key = "8.block")]
[Use<SwishBneckResidual>(184, 80, Key = "{n}.block", First = 9, Repeat = 2)]
[Use<NarrowSqueezedBneck>(480, 112, 120, Key = "11.block")]
[Use<NarrowSqueezedBneckResidual>(672, 112, 168, Key = "12.block")]
[Use<DilatedSqueezedBneck>(672, 160, 168, Key = "13.block")]
[Use<DilatedSqueezedBneckResidual>(960, 160, 240, Key = "{n}.block", First = 14, Repeat = 2)]
[Conv(960, 1, Bias = false, Key = "16.0"), BatchNorm(Epsilon = 1e-3, Key = "16.1"), HardSwish]
public sealed class DilatedMobileNetV3;

/// <summary>Expand, depthwise 5×5 of dilation 2, gate, project.</summary>
[ConvBlock] // A: expanded channels, B: output channels, C: squeezed channels
[Conv(Param.A, 1, Bias = false, Key = "0.0"), BatchNorm(Epsilon = 1e-3, Key = "0.1"), HardSwish]
[DepthwiseConv(5, Padding = 4, Dilation = 2, Bias = false, Key = "1.0"), BatchNorm(Epsilon = 1e-3, Key = "1.1"), HardSwish]
[Use<SqueezeExcite>(Param.C, Param.A, Key = "2")]
[Conv(Param.B, 1, Bias = false, Key = "3.0"), BatchNorm(Epsilon = 1e-3, Key = "3.1")]
public sealed class DilatedSqueezedBneck;

/// <summary>Expand, depthwise 5×5 of dilation 2, gate, project around a shortcut.</summary>
[ConvBlock] // A: expanded channels, B: output channels, C: squeezed channels
[Use<DilatedSqueezedBneck>(Param.A, Param.B, Param.C, Key = "")]
[Add("input")]
public sealed class DilatedSqueezedBneckResidual;
