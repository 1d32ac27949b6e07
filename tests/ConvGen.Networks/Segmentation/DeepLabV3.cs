namespace ConvGen.Networks;

#pragma warning disable CVG105 // At 224 the outer taps of rate 36 are dead: the point of that network.

/// <summary>DeepLabV3 on a dilated ResNet-50 at 520×520, with its auxiliary head; torchvision's layout of the state dict.</summary>
[Published("DeepLabV3-ResNet-50", 2017, "Chen", "Rethinking Atrous Convolution for Semantic Image Segmentation", "torchvision 0.14, with its auxiliary head", 42_004_074, Macs = "178.722 G")]
[ConvNet(3, 520, 520, Task = NetworkTask.Segmentation, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Use<DeepLabV3>(65, 520, Key = "", Name = "model")]
[Output("model"), Output("model.aux")]
public sealed partial class DeepLabV3At520;

/// <summary>The same network at 224×224, where the outer taps of rate 36 read only padding.</summary>
[ConvNet(3, 224, 224, Task = NetworkTask.Segmentation, AnalysisOnly = true)]
[Use<DeepLabV3>(28, 224, Key = "", Name = "model")]
[Output("model"), Output("model.aux")]
public sealed partial class DeepLabV3At224;

/// <summary>Backbone, auxiliary head, atrous spatial pyramid and classifier; both outputs resized to the input's size.</summary>
[ConvBlock] // A: size of the feature map, B: size of the input
[Use<DilatedResNet50>(Name = "backbone")]
[Conv(256, 3, Padding = 1, Bias = false, Key = "aux_classifier.0", From = "backbone.layer3_end"), BatchNorm(Key = "aux_classifier.1"), Relu]
[Conv(21, 1, Key = "aux_classifier.4")]
[Resize(Param.B, Mode = ResizeMode.Bilinear, Name = "aux")]
[Use<AtrousPyramid>(Param.A, Key = "classifier.0", From = "backbone")]
[Conv(256, 3, Padding = 1, Bias = false, Key = "classifier.1"), BatchNorm(Key = "classifier.2"), Relu]
[Conv(21, 1, Key = "classifier.4")]
[Resize(Param.B, Mode = ResizeMode.Bilinear)]
public sealed class DeepLabV3;

/// <summary>ResNet-50 whose last two stages dilate instead of striding.</summary>
[ConvBlock]
[Conv(64, 7, Stride = 2, Padding = 3, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[MaxPool(3, Stride = 2, Padding = 1)]
[Use<BottleneckDown>(64, 256, 1, Key = "layer1.0")]
[Use<Bottleneck>(64, 256, Key = "layer1.{n}", First = 1, Repeat = 2)]
[Use<BottleneckDown>(128, 512, 2, Key = "layer2.0")]
[Use<Bottleneck>(128, 512, Key = "layer2.{n}", First = 1, Repeat = 3)]
[Use<BottleneckDown>(256, 1024, 1, Key = "layer3.0")]
[Use<DilatedBottleneck>(256, 1024, 2, Key = "layer3.{n}", First = 1, Repeat = 4)]
[Use<DilatedBottleneck>(256, 1024, 2, Key = "layer3.5", Name = "layer3_end")]
[Use<DilatedBottleneckDown>(512, 2048, 2, Key = "layer4.0")]
[Use<DilatedBottleneck>(512, 2048, 4, Key = "layer4.{n}", First = 1, Repeat = 2)]
public sealed class DilatedResNet50;

/// <summary>1×1, dilated 3×3, 1×1 around an identity shortcut.</summary>
[ConvBlock] // A: width, B: output channels, C: dilation
[Conv(Param.A, 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[Conv(Param.A, 3, Padding = Param.C, Dilation = Param.C, Bias = false, Name = "conv2"), BatchNorm(Name = "bn2"), Relu]
[Conv(Param.B, 1, Bias = false, Name = "conv3"), BatchNorm(Name = "bn3")]
[Add("input", Activation = Activation.Relu)]
public sealed class DilatedBottleneck;

/// <summary>1×1, dilated 3×3, 1×1 around a projected shortcut.</summary>
[ConvBlock] // A: width, B: output channels, C: dilation
[Conv(Param.A, 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[Conv(Param.A, 3, Padding = Param.C, Dilation = Param.C, Bias = false, Name = "conv2"), BatchNorm(Name = "bn2"), Relu]
[Conv(Param.B, 1, Bias = false, Name = "conv3"), BatchNorm(Name = "bn3")]
[Conv(Param.B, 1, Bias = false, Key = "downsample.0", From = "input"), BatchNorm(Key = "downsample.1")]
[Add("bn3", Activation = Activation.Relu)]
public sealed class DilatedBottleneckDown;

/// <summary>1×1, rates 12, 24 and 36, and the image's mean side by side, projected to 256 channels.</summary>
[ConvBlock] // A: size of the feature map
[Conv(256, 1, Bias = false, Key = "convs.0.0"), BatchNorm(Key = "convs.0.1"), Relu(Name = "rate1")]
[Conv(256, 3, Padding = 12, Dilation = 12, Bias = false, Key = "convs.1.0", From = "input"), BatchNorm(Key = "convs.1.1"), Relu(Name = "rate12")]
[Conv(256, 3, Padding = 24, Dilation = 24, Bias = false, Key = "convs.2.0", From = "input"), BatchNorm(Key = "convs.2.1"), Relu(Name = "rate24")]
[Conv(256, 3, Padding = 36, Dilation = 36, Bias = false, Key = "convs.3.0", From = "input"), BatchNorm(Key = "convs.3.1"), Relu(Name = "rate36")]
[GlobalAvgPool(From = "input")]
[Conv(256, 1, Bias = false, Key = "convs.4.1"), BatchNorm(Key = "convs.4.2"), Relu]
[Resize(Param.A, Mode = ResizeMode.Bilinear, Name = "image")]
[Concat("rate12", "rate24", "rate36", "image", From = "rate1")]
[Conv(256, 1, Bias = false, Key = "project.0"), BatchNorm(Key = "project.1"), Relu]
public sealed class AtrousPyramid;
