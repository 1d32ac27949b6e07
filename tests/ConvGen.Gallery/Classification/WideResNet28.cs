using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>Wide-ResNet-28-10 on CIFAR-10's 32×32 images; norms and activations come before the convolutions.</summary>
[Published("Wide-ResNet-28-10", 2016, "Zagoruyko, Komodakis", "Wide Residual Networks", "xternalz/WideResNet-pytorch; table 4 of the paper: 36.5 M", 36_479_194)]
[ConvNet(3, 32, 32, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.4914, 0.4824, 0.4467], Std = [0.2471, 0.2435, 0.2616])]
[Conv(16, 3, Padding = 1, Bias = false, Name = "conv1")]
[Use<WideDown>(160, 1, Key = "block1.layer.0"), Use<WideBlock>(160, Key = "block1.layer.{n}", First = 1, Repeat = 3)]
[Use<WideDown>(320, 2, Key = "block2.layer.0"), Use<WideBlock>(320, Key = "block2.layer.{n}", First = 1, Repeat = 3)]
[Use<WideDown>(640, 2, Key = "block3.layer.0"), Use<WideBlock>(640, Key = "block3.layer.{n}", First = 1, Repeat = 3)]
[BatchNorm(Name = "bn1"), Relu]
[GlobalAvgPool]
[Dense(10, Name = "fc")]
public sealed partial class WideResNet28;

/// <summary>Norm, ReLU, 3×3, twice, around an identity shortcut.</summary>
[ConvBlock] // A: channels
[BatchNorm(Name = "bn1"), Relu, Conv(Param.A, 3, Padding = 1, Bias = false, Name = "conv1")]
[BatchNorm(Name = "bn2"), Relu, Conv(Param.A, 3, Padding = 1, Bias = false, Name = "conv2")]
[Add("input")]
public sealed class WideBlock;

/// <summary>Norm, ReLU, 3×3, twice, around a projection of the normed input.</summary>
[ConvBlock] // A: channels, B: stride
[BatchNorm(Name = "bn1"), Relu(Name = "relu1"), Conv(Param.A, 3, Stride = Param.B, Padding = 1, Bias = false, Name = "conv1")]
[BatchNorm(Name = "bn2"), Relu, Conv(Param.A, 3, Padding = 1, Bias = false, Name = "conv2")]
[Conv(Param.A, 1, Stride = Param.B, Bias = false, Name = "convShortcut", From = "relu1")]
[Add("conv2")]
public sealed class WideDown;
