namespace ConvGen.Networks;

/// <summary>ResNet-18, torchvision's layout of the state dict.</summary>
[Published("ResNet-18", 2015, "He", "Deep Residual Learning for Image Recognition", "torchvision 0.14", 11_689_512, Macs = "1.814 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification)]
[Conv(64, 7, Stride = 2, Padding = 3, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[MaxPool(3, Stride = 2, Padding = 1, Name = "maxpool")]
[Use<BasicBlock>(64, Key = "layer1.{n}", Repeat = 2)]
[Use<BasicBlockDown>(128, 2, Key = "layer2.0")]
[Use<BasicBlock>(128, Key = "layer2.1")]
[Use<BasicBlockDown>(256, 2, Key = "layer3.0")]
[Use<BasicBlock>(256, Key = "layer3.1")]
[Use<BasicBlockDown>(512, 2, Key = "layer4.0")]
[Use<BasicBlock>(512, Key = "layer4.1")]
[GlobalAvgPool(Name = "avgpool")]
[Dense(1000, Name = "fc")]
public sealed partial class ResNet18;
