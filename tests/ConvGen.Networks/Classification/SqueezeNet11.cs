namespace ConvGen.Networks;

/// <summary>SqueezeNet 1.1, torchvision's layout of the state dict.</summary>
[Published("SqueezeNet 1.1", 2016, "Iandola", "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and <0.5MB model size", "torchvision 0.14", 1_235_496, Macs = "0.349 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification)]
[Conv(64, 3, Stride = 2, Activation = Activation.Relu, Key = "features.0")]
[MaxPool(3, Stride = 2, CeilMode = true, Key = "features.2")]
[Use<Fire>(16, 64, Key = "features.{n}", First = 3, Repeat = 2)]
[MaxPool(3, Stride = 2, CeilMode = true, Key = "features.5")]
[Use<Fire>(32, 128, Key = "features.{n}", First = 6, Repeat = 2)]
[MaxPool(3, Stride = 2, CeilMode = true, Key = "features.8")]
[Use<Fire>(48, 192, Key = "features.{n}", First = 9, Repeat = 2)]
[Use<Fire>(64, 256, Key = "features.{n}", First = 11, Repeat = 2)]
[Conv(1000, 1, Activation = Activation.Relu, Key = "classifier.1")]
[GlobalAvgPool(Key = "classifier.3")]
public sealed partial class SqueezeNet11;

/// <summary>A 1×1 squeeze that feeds a 1×1 and a 3×3 expansion side by side.</summary>
[ConvBlock] // A: squeezed channels, B: channels of each expansion
[Conv(Param.A, 1, Activation = Activation.Relu, Name = "squeeze")]
[Conv(Param.B, 1, Activation = Activation.Relu, Name = "expand1x1")]
[Conv(Param.B, 3, Padding = 1, Activation = Activation.Relu, Name = "expand3x3", From = "squeeze")]
[Concat("expand3x3", From = "expand1x1")]
public sealed class Fire;
