using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>ResNet-50 whose bottlenecks are twice as wide, torchvision's layout of the state dict.</summary>
[Published("Wide-ResNet-50-2", 2016, "Zagoruyko, Komodakis", "Wide Residual Networks", "torchvision 0.14", 68_883_240, Macs = "11.398 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Conv(64, 7, Stride = 2, Padding = 3, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[MaxPool(3, Stride = 2, Padding = 1, Name = "maxpool")]
[Use<BottleneckDown>(128, 256, 1, Key = "layer1.0")]
[Use<Bottleneck>(128, 256, Key = "layer1.{n}", First = 1, Repeat = 2)]
[Use<BottleneckDown>(256, 512, 2, Key = "layer2.0")]
[Use<Bottleneck>(256, 512, Key = "layer2.{n}", First = 1, Repeat = 3)]
[Use<BottleneckDown>(512, 1024, 2, Key = "layer3.0")]
[Use<Bottleneck>(512, 1024, Key = "layer3.{n}", First = 1, Repeat = 5)]
[Use<BottleneckDown>(1024, 2048, 2, Key = "layer4.0")]
[Use<Bottleneck>(1024, 2048, Key = "layer4.{n}", First = 1, Repeat = 2)]
[GlobalAvgPool(Name = "avgpool")]
[Dense(1000, Name = "fc")]
public sealed partial class WideResNet50;
