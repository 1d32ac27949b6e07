using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>The style-transfer network of PyTorch's examples: nearest-neighbour enlargement and convolutions instead of transposed ones.</summary>
[Published("Fast neural style", 2016, "Johnson", "Perceptual Losses for Real-Time Style Transfer and Super-Resolution", "pytorch/examples, fast_neural_style", 1_679_235)]
[ConvNet(3, 256, 256, Task = NetworkTask.Generation, AnalysisOnly = true)]
[Normalize(Scale = 1)]
[Conv(32, 9, Padding = 4, PaddingMode = PaddingMode.Reflect, Key = "conv1.conv2d"), InstanceNorm(Name = "in1"), Relu]
[Conv(64, 3, Stride = 2, Padding = 1, PaddingMode = PaddingMode.Reflect, Key = "conv2.conv2d"), InstanceNorm(Name = "in2"), Relu]
[Conv(128, 3, Stride = 2, Padding = 1, PaddingMode = PaddingMode.Reflect, Key = "conv3.conv2d"), InstanceNorm(Name = "in3"), Relu]
[Use<StyleResidual>(Key = "res{n}", First = 1, Repeat = 5)]
[Upsample(2), Conv(64, 3, Padding = 1, PaddingMode = PaddingMode.Reflect, Key = "deconv1.conv2d"), InstanceNorm(Name = "in4"), Relu]
[Upsample(2), Conv(32, 3, Padding = 1, PaddingMode = PaddingMode.Reflect, Key = "deconv2.conv2d"), InstanceNorm(Name = "in5"), Relu]
[Conv(3, 9, Padding = 4, PaddingMode = PaddingMode.Reflect, Key = "deconv3.conv2d")]
public sealed partial class FastStyle;

/// <summary>Two 3×3 convolutions with instance norms, padded by reflection, around an identity shortcut.</summary>
[ConvBlock]
[Conv(128, 3, Padding = 1, PaddingMode = PaddingMode.Reflect, Key = "conv1.conv2d"), InstanceNorm(Name = "in1"), Relu]
[Conv(128, 3, Padding = 1, PaddingMode = PaddingMode.Reflect, Key = "conv2.conv2d"), InstanceNorm(Name = "in2")]
[Add("input")]
public sealed class StyleResidual;
