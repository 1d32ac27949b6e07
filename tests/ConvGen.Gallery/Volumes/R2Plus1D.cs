using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>R(2+1)D-18 on 16 frames of 112×112: every 3×3×3 is a 1×3×3 and a 3×1×1 with a ReLU between; torchvision's layout of the state dict.</summary>
[Published("R(2+1)D-18", 2017, "Tran", "A Closer Look at Spatiotemporal Convolutions for Action Recognition", "torchvision 0.14", 31_505_325, Macs = "40.519 G")]
[ConvNet(3, 16, 112, 112, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.43216, 0.394666, 0.37645], Std = [0.22803, 0.22145, 0.216989])]
[Conv(45, 1, 7, 7, Strides = [1, 2, 2], Paddings = [0, 3, 3], Bias = false, Key = "stem.0"), BatchNorm(Key = "stem.1"), Relu]
[Conv(64, 3, 1, 1, Paddings = [1, 0, 0], Bias = false, Key = "stem.3"), BatchNorm(Key = "stem.4"), Relu]
[Use<FactoredBlock>(64, 144, Key = "layer1.{n}", Repeat = 2)]
[Use<FactoredBlockDown>(128, 230, Key = "layer2.0"), Use<FactoredBlock>(128, 288, Key = "layer2.1")]
[Use<FactoredBlockDown>(256, 460, Key = "layer3.0"), Use<FactoredBlock>(256, 576, Key = "layer3.1")]
[Use<FactoredBlockDown>(512, 921, Key = "layer4.0"), Use<FactoredBlock>(512, 1152, Key = "layer4.1")]
[GlobalAvgPool(Name = "avgpool")]
[Dense(400, Name = "fc")]
public sealed partial class R2Plus1D;

/// <summary>1×3×3 over space, 3×1×1 over time, twice, around an identity shortcut.</summary>
[ConvBlock] // A: channels, B: channels between space and time
[Conv(Param.B, 1, 3, 3, Paddings = [0, 1, 1], Bias = false, Key = "conv1.0.0"), BatchNorm(Key = "conv1.0.1"), Relu]
[Conv(Param.A, 3, 1, 1, Paddings = [1, 0, 0], Bias = false, Key = "conv1.0.3"), BatchNorm(Key = "conv1.1"), Relu]
[Conv(Param.B, 1, 3, 3, Paddings = [0, 1, 1], Bias = false, Key = "conv2.0.0"), BatchNorm(Key = "conv2.0.1"), Relu]
[Conv(Param.A, 3, 1, 1, Paddings = [1, 0, 0], Bias = false, Key = "conv2.0.3"), BatchNorm(Key = "conv2.1")]
[Add("input", Activation = Activation.Relu)]
public sealed class FactoredBlock;

/// <summary>1×3×3 over space, 3×1×1 over time, twice, the first pair of stride 2, around a projected shortcut.</summary>
[ConvBlock] // A: channels, B: channels between space and time
[Conv(Param.B, 1, 3, 3, Strides = [1, 2, 2], Paddings = [0, 1, 1], Bias = false, Key = "conv1.0.0"), BatchNorm(Key = "conv1.0.1"), Relu]
[Conv(Param.A, 3, 1, 1, Strides = [2, 1, 1], Paddings = [1, 0, 0], Bias = false, Key = "conv1.0.3"), BatchNorm(Key = "conv1.1"), Relu]
[Conv(Param.B, 1, 3, 3, Paddings = [0, 1, 1], Bias = false, Key = "conv2.0.0"), BatchNorm(Key = "conv2.0.1"), Relu]
[Conv(Param.A, 3, 1, 1, Paddings = [1, 0, 0], Bias = false, Key = "conv2.0.3"), BatchNorm(Key = "conv2.1", Name = "body")]
[Conv(Param.A, 1, Stride = 2, Bias = false, Key = "downsample.0", From = "input"), BatchNorm(Key = "downsample.1")]
[Add("body", Activation = Activation.Relu)]
public sealed class FactoredBlockDown;
