using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>R3D-18 on 16 frames of 112×112: ResNet-18 with 3×3×3 convolutions; torchvision's layout of the state dict.</summary>
[Published("R3D-18", 2017, "Tran", "A Closer Look at Spatiotemporal Convolutions for Action Recognition", "torchvision 0.14", 33_371_472, Macs = "40.697 G")]
[ConvNet(3, 16, 112, 112, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.43216, 0.394666, 0.37645], Std = [0.22803, 0.22145, 0.216989])]
[Conv(64, 3, 7, 7, Strides = [1, 2, 2], Paddings = [1, 3, 3], Bias = false, Key = "stem.0"), BatchNorm(Key = "stem.1"), Relu]
[Use<VideoBlock>(64, Key = "layer1.{n}", Repeat = 2)]
[Use<VideoBlockDown>(128, Key = "layer2.0"), Use<VideoBlock>(128, Key = "layer2.1")]
[Use<VideoBlockDown>(256, Key = "layer3.0"), Use<VideoBlock>(256, Key = "layer3.1")]
[Use<VideoBlockDown>(512, Key = "layer4.0"), Use<VideoBlock>(512, Key = "layer4.1")]
[GlobalAvgPool(Name = "avgpool")]
[Dense(400, Name = "fc")]
public sealed partial class R3d18;

/// <summary>Two 3×3×3 convolutions around an identity shortcut.</summary>
[ConvBlock] // A: channels
[Conv(Param.A, 3, Padding = 1, Bias = false, Key = "conv1.0"), BatchNorm(Key = "conv1.1"), Relu]
[Conv(Param.A, 3, Padding = 1, Bias = false, Key = "conv2.0"), BatchNorm(Key = "conv2.1")]
[Add("input", Activation = Activation.Relu)]
public sealed class VideoBlock;

/// <summary>Two 3×3×3 convolutions, the first of stride 2, around a projected shortcut.</summary>
[ConvBlock] // A: channels
[Conv(Param.A, 3, Stride = 2, Padding = 1, Bias = false, Key = "conv1.0"), BatchNorm(Key = "conv1.1"), Relu]
[Conv(Param.A, 3, Padding = 1, Bias = false, Key = "conv2.0"), BatchNorm(Key = "conv2.1", Name = "body")]
[Conv(Param.A, 1, Stride = 2, Bias = false, Key = "downsample.0", From = "input"), BatchNorm(Key = "downsample.1")]
[Add("body", Activation = Activation.Relu)]
public sealed class VideoBlockDown;
