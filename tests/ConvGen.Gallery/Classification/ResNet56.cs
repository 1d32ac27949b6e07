using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>ResNet-56 on CIFAR-10's 32×32 images as published: shortcuts take every second pixel and pad channels with zeros.</summary>
[Published("ResNet-56 (CIFAR-10)", 2015, "He", "Deep Residual Learning for Image Recognition", "akamaster/pytorch_resnet_cifar10; table 6 of the paper: 0.85 M", 853_018)]
[ConvNet(3, 32, 32, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Conv(16, 3, Padding = 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[Use<BasicBlock>(16, Key = "layer1.{n}", Repeat = 9)]
[Use<PaddedBlockDown>(32, 8, Key = "layer2.0")]
[Use<BasicBlock>(32, Key = "layer2.{n}", First = 1, Repeat = 8)]
[Use<PaddedBlockDown>(64, 16, Key = "layer3.0")]
[Use<BasicBlock>(64, Key = "layer3.{n}", First = 1, Repeat = 8)]
[GlobalAvgPool]
[Dense(10, Name = "linear")]
public sealed partial class ResNet56;

/// <summary>Two 3×3 convolutions around a subsampled shortcut without weights.</summary>
[ConvBlock] // A: channels, B: a quarter of them
[Conv(Param.A, 3, Stride = 2, Padding = 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[Conv(Param.A, 3, Padding = 1, Bias = false, Name = "conv2"), BatchNorm(Name = "bn2")]
[MaxPool(1, Stride = 2, From = "input"), PadChannels(Param.B, Param.B)]
[Add("bn2", Activation = Activation.Relu)]
public sealed class PaddedBlockDown;
