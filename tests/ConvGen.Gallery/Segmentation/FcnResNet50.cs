using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>FCN on a dilated ResNet-50 at 520×520, with its auxiliary head; torchvision's layout of the state dict.</summary>
[Published("FCN-ResNet-50", 2015, "Long", "Fully Convolutional Networks for Semantic Segmentation", "torchvision 0.14, with its auxiliary head", 35_322_218, Macs = "152.717 G")]
[ConvNet(3, 520, 520, Task = NetworkTask.Segmentation, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Use<DilatedResNet50>(Name = "backbone")]
[Use<FcnHead>(512, Name = "classifier"), Resize(520, Mode = ResizeMode.Bilinear, Name = "segments")]
[Use<FcnHead>(256, Key = "aux_classifier", From = "backbone.layer3_end"), Resize(520, Mode = ResizeMode.Bilinear, Name = "aux")]
[Output("segments"), Output("aux")]
public sealed partial class FcnResNet50;

/// <summary>A 3×3 convolution to a quarter of the channels, and the scores of 21 classes.</summary>
[ConvBlock] // A: channels between
[Conv(Param.A, 3, Padding = 1, Bias = false, Key = "0"), BatchNorm(Key = "1"), Relu]
[Conv(21, 1, Key = "4")]
public sealed class FcnHead;
