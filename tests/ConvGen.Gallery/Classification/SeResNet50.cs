using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>SE-ResNet-50: a gate at the end of every bottleneck, whose first 1×1 strides; the layout of Cadene's state dict.</summary>
[Published("SE-ResNet-50", 2017, "Hu", "Squeeze-and-Excitation Networks", "Cadene/pretrained-models.pytorch", 28_088_024)]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Conv(64, 7, Stride = 2, Padding = 3, Bias = false, Key = "layer0.conv1"), BatchNorm(Key = "layer0.bn1"), Relu]
[MaxPool(3, Stride = 2, CeilMode = true, Key = "layer0.pool")]
[Use<SeBottleneckDown>(64, 256, 16, 1, Key = "layer1.0")]
[Use<SeBottleneck>(64, 256, 16, Key = "layer1.{n}", First = 1, Repeat = 2)]
[Use<SeBottleneckDown>(128, 512, 32, 2, Key = "layer2.0")]
[Use<SeBottleneck>(128, 512, 32, Key = "layer2.{n}", First = 1, Repeat = 3)]
[Use<SeBottleneckDown>(256, 1024, 64, 2, Key = "layer3.0")]
[Use<SeBottleneck>(256, 1024, 64, Key = "layer3.{n}", First = 1, Repeat = 5)]
[Use<SeBottleneckDown>(512, 2048, 128, 2, Key = "layer4.0")]
[Use<SeBottleneck>(512, 2048, 128, Key = "layer4.{n}", First = 1, Repeat = 2)]
[GlobalAvgPool(Name = "avg_pool")]
[Dense(1000, Name = "last_linear")]
public sealed partial class SeResNet50;

/// <summary>1×1, 3×3, 1×1 and a gate around an identity shortcut.</summary>
[ConvBlock] // A: width, B: output channels, C: squeezed channels
[Conv(Param.A, 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[Conv(Param.A, 3, Padding = 1, Bias = false, Name = "conv2"), BatchNorm(Name = "bn2"), Relu]
[Conv(Param.B, 1, Bias = false, Name = "conv3"), BatchNorm(Name = "bn3")]
[Use<SigmoidGate>(Param.C, Param.B, Key = "se_module")]
[Add("input", Activation = Activation.Relu)]
public sealed class SeBottleneck;

/// <summary>1×1, 3×3, 1×1 and a gate around a projected shortcut; the first 1×1 strides.</summary>
[ConvBlock] // A: width, B: output channels, C: squeezed channels, D: stride
[Conv(Param.A, 1, Stride = Param.D, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[Conv(Param.A, 3, Padding = 1, Bias = false, Name = "conv2"), BatchNorm(Name = "bn2"), Relu]
[Conv(Param.B, 1, Bias = false, Name = "conv3"), BatchNorm(Name = "bn3")]
[Use<SigmoidGate>(Param.C, Param.B, Key = "se_module", Name = "gated")]
[Conv(Param.B, 1, Stride = Param.D, Bias = false, Key = "downsample.0", From = "input"), BatchNorm(Key = "downsample.1")]
[Add("gated", Activation = Activation.Relu)]
public sealed class SeBottleneckDown;
