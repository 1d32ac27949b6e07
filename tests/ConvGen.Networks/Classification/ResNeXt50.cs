namespace ConvGen.Networks;

/// <summary>ResNeXt-50 32×4d: ResNet-50 whose 3×3 convolutions have 32 groups.</summary>
[Published("ResNeXt-50 32×4d", 2016, "Xie", "Aggregated Residual Transformations for Deep Neural Networks", "torchvision 0.14", 25_028_904, Macs = "4.230 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Conv(64, 7, Stride = 2, Padding = 3, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[MaxPool(3, Stride = 2, Padding = 1, Name = "maxpool")]
[Use<GroupedBottleneckDown>(128, 256, 1, Key = "layer1.0")]
[Use<GroupedBottleneck>(128, 256, Key = "layer1.{n}", First = 1, Repeat = 2)]
[Use<GroupedBottleneckDown>(256, 512, 2, Key = "layer2.0")]
[Use<GroupedBottleneck>(256, 512, Key = "layer2.{n}", First = 1, Repeat = 3)]
[Use<GroupedBottleneckDown>(512, 1024, 2, Key = "layer3.0")]
[Use<GroupedBottleneck>(512, 1024, Key = "layer3.{n}", First = 1, Repeat = 5)]
[Use<GroupedBottleneckDown>(1024, 2048, 2, Key = "layer4.0")]
[Use<GroupedBottleneck>(1024, 2048, Key = "layer4.{n}", First = 1, Repeat = 2)]
[GlobalAvgPool(Name = "avgpool")]
[Dense(1000, Name = "fc")]
public sealed partial class ResNeXt50;

/// <summary>1×1, 3×3 in 32 groups, 1×1 around an identity shortcut.</summary>
[ConvBlock] // A: width, B: output channels
[Conv(Param.A, 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[Conv(Param.A, 3, Padding = 1, Groups = 32, Bias = false, Name = "conv2"), BatchNorm(Name = "bn2"), Relu]
[Conv(Param.B, 1, Bias = false, Name = "conv3"), BatchNorm(Name = "bn3")]
[Add("input", Activation = Activation.Relu)]
public sealed class GroupedBottleneck;

/// <summary>1×1, 3×3 in 32 groups, 1×1 around a projected shortcut.</summary>
[ConvBlock] // A: width, B: output channels, C: stride
[Conv(Param.A, 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[Conv(Param.A, 3, Stride = Param.C, Padding = 1, Groups = 32, Bias = false, Name = "conv2"), BatchNorm(Name = "bn2"), Relu]
[Conv(Param.B, 1, Bias = false, Name = "conv3"), BatchNorm(Name = "bn3")]
[Conv(Param.B, 1, Stride = Param.C, Bias = false, Key = "downsample.0", From = "input"), BatchNorm(Key = "downsample.1")]
[Add("bn3", Activation = Activation.Relu)]
public sealed class GroupedBottleneckDown;
