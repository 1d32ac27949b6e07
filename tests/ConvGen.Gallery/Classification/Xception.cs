using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>Xception at 299×299 with Keras's SAME padding: depthwise and 1×1 convolutions with one norm behind both.</summary>
[Published("Xception", 2016, "Chollet", "Xception: Deep Learning with Depthwise Separable Convolutions", "Keras applications, trainable", 22_855_952)]
[ConvNet(3, 299, 299, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.5, 0.5, 0.5], Std = [0.5, 0.5, 0.5])]
[Conv(32, 3, Stride = 2, Bias = false, Name = "block1_conv1"), BatchNorm(Epsilon = 1e-3, Name = "block1_conv1_bn"), Relu]
[Conv(64, 3, Bias = false, Name = "block1_conv2"), BatchNorm(Epsilon = 1e-3, Name = "block1_conv2_bn"), Relu]
[Use<XceptionEntry>(128, 1, 1, Name = "block2")]
[Relu, Use<XceptionEntry>(256, 0, 1, Name = "block3")]
[Relu, Use<XceptionEntry>(728, 1, 1, Name = "block4")]
[Use<XceptionMiddle>(Key = "block{n}", First = 5, Repeat = 8)]
[Use<XceptionExit>(Name = "block13")]
[SeparableConv(1536, 3, Padding = 1, Bias = false, Name = "block14_sepconv1"), BatchNorm(Epsilon = 1e-3, Name = "block14_sepconv1_bn"), Relu]
[SeparableConv(2048, 3, Padding = 1, Bias = false, Name = "block14_sepconv2"), BatchNorm(Epsilon = 1e-3, Name = "block14_sepconv2_bn"), Relu]
[GlobalAvgPool(Name = "avg_pool")]
[Dense(1000, Name = "predictions")]
public sealed partial class Xception;

/// <summary>Two separable convolutions and a strided pool around a strided 1×1.</summary>
[ConvBlock] // A: channels, B: the pool's padding before, C: after
[SeparableConv(Param.A, 3, Padding = 1, Bias = false, Name = "sepconv1"), BatchNorm(Epsilon = 1e-3, Name = "sepconv1_bn"), Relu]
[SeparableConv(Param.A, 3, Padding = 1, Bias = false, Name = "sepconv2"), BatchNorm(Epsilon = 1e-3, Name = "sepconv2_bn")]
[MaxPool(3, Stride = 2, Paddings = [Param.B, Param.B, Param.C, Param.C], Name = "pool")]
[Conv(Param.A, 1, Stride = 2, Bias = false, Name = "shortcut", From = "input"), BatchNorm(Epsilon = 1e-3, Name = "shortcut_bn")]
[Add("pool")]
public sealed class XceptionEntry;

/// <summary>Three separable convolutions around an identity shortcut.</summary>
[ConvBlock]
[Relu, SeparableConv(728, 3, Padding = 1, Bias = false, Name = "sepconv1"), BatchNorm(Epsilon = 1e-3, Name = "sepconv1_bn")]
[Relu, SeparableConv(728, 3, Padding = 1, Bias = false, Name = "sepconv2"), BatchNorm(Epsilon = 1e-3, Name = "sepconv2_bn")]
[Relu, SeparableConv(728, 3, Padding = 1, Bias = false, Name = "sepconv3"), BatchNorm(Epsilon = 1e-3, Name = "sepconv3_bn")]
[Add("input")]
public sealed class XceptionMiddle;

/// <summary>Two separable convolutions, of 728 and 1,024 channels, and a strided pool around a strided 1×1.</summary>
[ConvBlock]
[Relu, SeparableConv(728, 3, Padding = 1, Bias = false, Name = "sepconv1"), BatchNorm(Epsilon = 1e-3, Name = "sepconv1_bn")]
[Relu, SeparableConv(1024, 3, Padding = 1, Bias = false, Name = "sepconv2"), BatchNorm(Epsilon = 1e-3, Name = "sepconv2_bn")]
[MaxPool(3, Stride = 2, Padding = 1, Name = "pool")]
[Conv(1024, 1, Stride = 2, Bias = false, Name = "shortcut", From = "input"), BatchNorm(Epsilon = 1e-3, Name = "shortcut_bn")]
[Add("pool")]
public sealed class XceptionExit;
