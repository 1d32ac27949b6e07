using ConvGen.Networks;

namespace ConvGen.Gallery;

#pragma warning disable CVG006 // The padding of 100 lets any picture through, as published.

/// <summary>FCN-32s: VGG-16 without its dense layers' sizes, padded by 100 so that any picture fits, and one transposed convolution back.</summary>
[Published("FCN-32s", 2015, "Long", "Fully Convolutional Networks for Semantic Segmentation", "wkentaro/pytorch-fcn; table 1 of the paper: field 404 before enlarging", 136_152_917)]
[Judged("CVG006", "So that any picture fits, 196 of 698 rows and columns of the first map read nothing but padding: 48 % of its positions, whose value is the bias alone.")]
[ConvNet(3, 500, 500, Task = NetworkTask.Segmentation, AnalysisOnly = true)]
[Normalize(Mean = [0.4077, 0.4577, 0.4810])]
[Conv(64, 3, Padding = 100, Activation = Activation.Relu, Name = "conv1_1")]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu, Name = "conv1_2"), MaxPool(2, CeilMode = true)]
[Conv(128, 3, Padding = 1, Activation = Activation.Relu, Name = "conv2_1")]
[Conv(128, 3, Padding = 1, Activation = Activation.Relu, Name = "conv2_2"), MaxPool(2, CeilMode = true)]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Name = "conv3_1")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Name = "conv3_2")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Name = "conv3_3"), MaxPool(2, CeilMode = true)]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv4_1")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv4_2")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv4_3"), MaxPool(2, CeilMode = true)]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv5_1")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv5_2")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv5_3"), MaxPool(2, CeilMode = true)]
[Conv(4096, 7, Activation = Activation.Relu, Name = "fc6")]
[Conv(4096, 1, Activation = Activation.Relu, Name = "fc7")]
[Conv(21, 1, Name = "score_fr")]
[ConvTranspose(21, 64, Stride = 32, Bias = false, Name = "upscore")]
[Crop(19, 19, 25, 25)]
public sealed partial class Fcn32s;
