using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>ShuffleNetV2 1.0, torchvision's layout of the state dict.</summary>
[Published("ShuffleNetV2 1.0", 2018, "Ma", "ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design", "torchvision 0.14", 2_278_604, Macs = "0.145 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Conv(24, 3, Stride = 2, Padding = 1, Bias = false, Key = "conv1.0"), BatchNorm(Key = "conv1.1"), Relu]
[MaxPool(3, Stride = 2, Padding = 1, Name = "maxpool")]
[Use<ShuffleDown>(58, Key = "stage2.0")]
[Use<ShuffleUnit>(58, Key = "stage2.{n}", First = 1, Repeat = 3)]
[Use<ShuffleDown>(116, Key = "stage3.0")]
[Use<ShuffleUnit>(116, Key = "stage3.{n}", First = 1, Repeat = 7)]
[Use<ShuffleDown>(232, Key = "stage4.0")]
[Use<ShuffleUnit>(232, Key = "stage4.{n}", First = 1, Repeat = 3)]
[Conv(1024, 1, Bias = false, Key = "conv5.0"), BatchNorm(Key = "conv5.1"), Relu]
[GlobalAvgPool]
[Dense(1000, Name = "fc")]
public sealed partial class ShuffleNetV2Full;
