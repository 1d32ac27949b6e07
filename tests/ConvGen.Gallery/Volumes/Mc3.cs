using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>MC3-18 on 16 frames of 112×112: the first stage looks over time, the later ones at single frames; torchvision's layout of the state dict.</summary>
[Published("MC3-18", 2017, "Tran", "A Closer Look at Spatiotemporal Convolutions for Action Recognition", "torchvision 0.14", 11_695_440, Macs = "43.343 G")]
[ConvNet(3, 16, 112, 112, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.43216, 0.394666, 0.37645], Std = [0.22803, 0.22145, 0.216989])]
[Conv(64, 3, 7, 7, Strides = [1, 2, 2], Paddings = [1, 3, 3], Bias = false, Key = "stem.0"), BatchNorm(Key = "stem.1"), Relu]
[Use<VideoBlock>(64, Key = "layer1.{n}", Repeat = 2)]
[Use<FrameBlockDown>(128, Key = "layer2.0"), Use<FrameBlock>(128, Key = "layer2.1")]
[Use<FrameBlockDown>(256, Key = "layer3.0"), Use<FrameBlock>(256, Key = "layer3.1")]
[Use<FrameBlockDown>(512, Key = "layer4.0"), Use<FrameBlock>(512, Key = "layer4.1")]
[GlobalAvgPool(Name = "avgpool")]
[Dense(400, Name = "fc")]
public sealed partial class Mc3;

/// <summary>Two 1×3×3 convolutions around an identity shortcut.</summary>
[ConvBlock] // A: channels
[Conv(Param.A, 1, 3, 3, Paddings = [0, 1, 1], Bias = false, Key = "conv1.0"), BatchNorm(Key = "conv1.1"), Relu]
[Conv(Param.A, 1, 3, 3, Paddings = [0, 1, 1], Bias = false, Key = "conv2.0"), BatchNorm(Key = "conv2.1")]
[Add("input", Activation = Activation.Relu)]
public sealed class FrameBlock;

/// <summary>Two 1×3×3 convolutions, the first of which halves the frames' size, around a projected shortcut.</summary>
[ConvBlock] // A: channels
[Conv(Param.A, 1, 3, 3, Strides = [1, 2, 2], Paddings = [0, 1, 1], Bias = false, Key = "conv1.0"), BatchNorm(Key = "conv1.1"), Relu]
[Conv(Param.A, 1, 3, 3, Paddings = [0, 1, 1], Bias = false, Key = "conv2.0"), BatchNorm(Key = "conv2.1", Name = "body")]
[Conv(Param.A, 1, Strides = [1, 2, 2], Bias = false, Key = "downsample.0", From = "input"), BatchNorm(Key = "downsample.1")]
[Add("body", Activation = Activation.Relu)]
public sealed class FrameBlockDown;
