namespace ConvGen.Networks;

/// <summary>ResNet-50 as first published: the first 1×1 of a stage strides.</summary>
[Published("ResNet-50", 2015, "He", "Deep Residual Learning for Image Recognition", "torchvision 0.14; table 1 of the paper: 3.8 G", 25_557_032, Field = 483)]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Conv(64, 7, Stride = 2, Padding = 3, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[MaxPool(3, Stride = 2, Padding = 1, Name = "maxpool")]
[Use<BottleneckDownV1>(64, 256, 1, Key = "layer1.0")]
[Use<Bottleneck>(64, 256, Key = "layer1.{n}", First = 1, Repeat = 2)]
[Use<BottleneckDownV1>(128, 512, 2, Key = "layer2.0")]
[Use<Bottleneck>(128, 512, Key = "layer2.{n}", First = 1, Repeat = 3)]
[Use<BottleneckDownV1>(256, 1024, 2, Key = "layer3.0")]
[Use<Bottleneck>(256, 1024, Key = "layer3.{n}", First = 1, Repeat = 5)]
[Use<BottleneckDownV1>(512, 2048, 2, Key = "layer4.0")]
[Use<Bottleneck>(512, 2048, Key = "layer4.{n}", First = 1, Repeat = 2)]
[GlobalAvgPool(Name = "avgpool")]
[Dense(1000, Name = "fc")]
public sealed partial class ResNet50V1;

/// <summary>1×1, 3×3, 1×1 around a projected shortcut; the first 1×1 strides.</summary>
[ConvBlock] // A: width, B: output channels, C: stride
[Conv(Param.A, 1, Stride = Param.C, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[Conv(Param.A, 3, Padding = 1, Bias = false, Name = "conv2"), BatchNorm(Name = "bn2"), Relu]
[Conv(Param.B, 1, Bias = false, Name = "conv3"), BatchNorm(Name = "bn3")]
[Conv(Param.B, 1, Stride = Param.C, Bias = false, Key = "downsample.0", From = "input"), BatchNorm(Key = "downsample.1")]
[Add("bn3", Activation = Activation.Relu)]
public sealed class BottleneckDownV1;
