using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>ResNet-50-D: three 3×3 convolutions as the stem, and shortcuts that average before they project.</summary>
[Published("ResNet-50-D", 2018, "He", "Bag of Tricks for Image Classification with Convolutional Neural Networks", "timm, resnet50d; table 5 of the paper: 4.3 G", 25_576_264, Macs = "4.3 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Conv(32, 3, Stride = 2, Padding = 1, Bias = false, Key = "conv1.0"), BatchNorm(Key = "conv1.1"), Relu]
[Conv(32, 3, Padding = 1, Bias = false, Key = "conv1.3"), BatchNorm(Key = "conv1.4"), Relu]
[Conv(64, 3, Padding = 1, Bias = false, Key = "conv1.6"), BatchNorm(Name = "bn1"), Relu]
[MaxPool(3, Stride = 2, Padding = 1, Name = "maxpool")]
[Use<BottleneckProjectD>(64, 256, Key = "layer1.0")]
[Use<Bottleneck>(64, 256, Key = "layer1.{n}", First = 1, Repeat = 2)]
[Use<BottleneckDownD>(128, 512, Key = "layer2.0")]
[Use<Bottleneck>(128, 512, Key = "layer2.{n}", First = 1, Repeat = 3)]
[Use<BottleneckDownD>(256, 1024, Key = "layer3.0")]
[Use<Bottleneck>(256, 1024, Key = "layer3.{n}", First = 1, Repeat = 5)]
[Use<BottleneckDownD>(512, 2048, Key = "layer4.0")]
[Use<Bottleneck>(512, 2048, Key = "layer4.{n}", First = 1, Repeat = 2)]
[GlobalAvgPool(Name = "global_pool")]
[Dense(1000, Name = "fc")]
public sealed partial class ResNet50D;

/// <summary>1×1, 3×3, 1×1 around a projected shortcut of the same size.</summary>
[ConvBlock] // A: width, B: output channels
[Conv(Param.A, 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[Conv(Param.A, 3, Padding = 1, Bias = false, Name = "conv2"), BatchNorm(Name = "bn2"), Relu]
[Conv(Param.B, 1, Bias = false, Name = "conv3"), BatchNorm(Name = "bn3")]
[Conv(Param.B, 1, Bias = false, Key = "downsample.1", From = "input"), BatchNorm(Key = "downsample.2")]
[Add("bn3", Activation = Activation.Relu)]
public sealed class BottleneckProjectD;

/// <summary>1×1, strided 3×3, 1×1 around a shortcut that averages 2×2 before it projects.</summary>
[ConvBlock] // A: width, B: output channels
[Conv(Param.A, 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[Conv(Param.A, 3, Stride = 2, Padding = 1, Bias = false, Name = "conv2"), BatchNorm(Name = "bn2"), Relu]
[Conv(Param.B, 1, Bias = false, Name = "conv3"), BatchNorm(Name = "bn3")]
[AvgPool(2, Key = "downsample.0", From = "input"), Conv(Param.B, 1, Bias = false, Key = "downsample.1"), BatchNorm(Key = "downsample.2")]
[Add("bn3", Activation = Activation.Relu)]
public sealed class BottleneckDownD;
