using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>The simple baseline for human poses: ResNet-50, three transposed convolutions, a heat map per joint.</summary>
[Published("SimpleBaseline-R50 256×192", 2018, "Xiao", "Simple Baselines for Human Pose Estimation and Tracking", "microsoft/human-pose-estimation.pytorch; its table: 34.0 M", 33_999_697)]
[ConvNet(3, 256, 192, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Use<ResNet50Stages>(Key = "", Name = "resnet")]
[ConvTranspose(256, 4, Stride = 2, Padding = 1, Bias = false, Key = "deconv_layers.0"), BatchNorm(Key = "deconv_layers.1"), Relu]
[ConvTranspose(256, 4, Stride = 2, Padding = 1, Bias = false, Key = "deconv_layers.3"), BatchNorm(Key = "deconv_layers.4"), Relu]
[ConvTranspose(256, 4, Stride = 2, Padding = 1, Bias = false, Key = "deconv_layers.6"), BatchNorm(Key = "deconv_layers.7"), Relu]
[Conv(17, 1, Name = "final_layer")]
public sealed partial class SimplePose;
