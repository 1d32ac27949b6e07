using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>ResNet-34, torchvision's layout of the state dict.</summary>
[Published("ResNet-34", 2015, "He", "Deep Residual Learning for Image Recognition", "torchvision 0.14", 21_797_672, Macs = "3.664 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Conv(64, 7, Stride = 2, Padding = 3, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[MaxPool(3, Stride = 2, Padding = 1, Name = "maxpool")]
[Use<BasicBlock>(64, Key = "layer1.{n}", Repeat = 3)]
[Use<BasicBlockDown>(128, 2, Key = "layer2.0")]
[Use<BasicBlock>(128, Key = "layer2.{n}", First = 1, Repeat = 3)]
[Use<BasicBlockDown>(256, 2, Key = "layer3.0")]
[Use<BasicBlock>(256, Key = "layer3.{n}", First = 1, Repeat = 5)]
[Use<BasicBlockDown>(512, 2, Key = "layer4.0")]
[Use<BasicBlock>(512, Key = "layer4.{n}", First = 1, Repeat = 2)]
[GlobalAvgPool(Name = "avgpool")]
[Dense(1000, Name = "fc")]
public sealed partial class ResNet34;
