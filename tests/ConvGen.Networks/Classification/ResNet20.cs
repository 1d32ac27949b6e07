namespace ConvGen.Networks;

/// <summary>ResNet-20 on CIFAR-10's 32×32 images; its zero-padded shortcuts are written as strided 1×1 convolutions.</summary>
[ConvNet(3, 32, 32, Task = NetworkTask.Classification)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Conv(16, 3, Padding = 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[Use<BasicBlock>(16, Key = "layer1.{n}", Repeat = 3)]
[Use<CifarBlockDown>(32, Key = "layer2.0")]
[Use<BasicBlock>(32, Key = "layer2.{n}", First = 1, Repeat = 2)]
[Use<CifarBlockDown>(64, Key = "layer3.0")]
[Use<BasicBlock>(64, Key = "layer3.{n}", First = 1, Repeat = 2)]
[GlobalAvgPool]
[Dense(10, Name = "linear")]
public sealed partial class ResNet20;

/// <summary>Two 3×3 convolutions around a subsampled shortcut without batch norm.</summary>
[ConvBlock] // A: channels
[Conv(Param.A, 3, Stride = 2, Padding = 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[Conv(Param.A, 3, Padding = 1, Bias = false, Name = "conv2"), BatchNorm(Name = "bn2")]
[Conv(Param.A, 1, Stride = 2, Bias = false, Name = "shortcut", From = "input")]
[Add("bn2", Activation = Activation.Relu)]
public sealed class CifarBlockDown;
