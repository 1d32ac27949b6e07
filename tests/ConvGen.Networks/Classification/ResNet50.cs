namespace ConvGen.Networks;

/// <summary>ResNet-50 v1.5 (the 3×3 strides), torchvision's layout of the state dict.</summary>
[Published("ResNet-50 v1.5", 2015, "He", "Deep Residual Learning for Image Recognition", "torchvision 0.14", 25_557_032, Macs = "4.089 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification)]
[Conv(64, 7, Stride = 2, Padding = 3, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[MaxPool(3, Stride = 2, Padding = 1, Name = "maxpool")]
[Use<BottleneckDown>(64, 256, 1, Key = "layer1.0")]
[Use<Bottleneck>(64, 256, Key = "layer1.{n}", First = 1, Repeat = 2)]
[Use<BottleneckDown>(128, 512, 2, Key = "layer2.0")]
[Use<Bottleneck>(128, 512, Key = "layer2.{n}", First = 1, Repeat = 3)]
[Use<BottleneckDown>(256, 1024, 2, Key = "layer3.0")]
[Use<Bottleneck>(256, 1024, Key = "layer3.{n}", First = 1, Repeat = 5)]
[Use<BottleneckDown>(512, 2048, 2, Key = "layer4.0")]
[Use<Bottleneck>(512, 2048, Key = "layer4.{n}", First = 1, Repeat = 2)]
[GlobalAvgPool(Name = "avgpool")]
[Dense(1000, Name = "fc")]
public sealed partial class ResNet50;
