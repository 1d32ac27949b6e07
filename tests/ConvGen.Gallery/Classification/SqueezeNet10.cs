using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>SqueezeNet 1.0, torchvision's layout of the state dict.</summary>
[Published("SqueezeNet 1.0", 2016, "Iandola", "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and <0.5MB model size", "torchvision 0.14", 1_248_424, Macs = "0.819 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Conv(96, 7, Stride = 2, Activation = Activation.Relu, Key = "features.0")]
[MaxPool(3, Stride = 2, CeilMode = true, Key = "features.2")]
[Use<Fire>(16, 64, Key = "features.{n}", First = 3, Repeat = 2)]
[Use<Fire>(32, 128, Key = "features.5")]
[MaxPool(3, Stride = 2, CeilMode = true, Key = "features.6")]
[Use<Fire>(32, 128, Key = "features.7")]
[Use<Fire>(48, 192, Key = "features.{n}", First = 8, Repeat = 2)]
[Use<Fire>(64, 256, Key = "features.10")]
[MaxPool(3, Stride = 2, CeilMode = true, Key = "features.11")]
[Use<Fire>(64, 256, Key = "features.12")]
[Conv(1000, 1, Activation = Activation.Relu, Key = "classifier.1")]
[GlobalAvgPool(Key = "classifier.3")]
public sealed partial class SqueezeNet10;
