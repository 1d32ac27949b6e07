using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>DnCNN-S: seventeen layers estimate the noise of a grey picture.</summary>
[Published("DnCNN-S", 2016, "Zhang", "Beyond a Gaussian Denoiser: Residual Learning of Deep CNN for Image Denoising", "SaoYan/DnCNN-PyTorch", 556_032, Field = 35)]
[ConvNet(1, 256, 256, Task = NetworkTask.SuperResolution, AnalysisOnly = true)]
[Normalize]
[Conv(64, 3, Padding = 1, Bias = false, Activation = Activation.Relu, Key = "dncnn.first")]
[Use<DnCnnLayer>(Key = "dncnn.layer{n}", First = 1, Repeat = 15)]
[Conv(1, 3, Padding = 1, Bias = false, Key = "dncnn.last")]
[Scale(Factor = -1), Add("input")]
public sealed partial class DnCnn;

/// <summary>A 3×3 convolution over 64 channels, a norm, ReLU.</summary>
[ConvBlock]
[Conv(64, 3, Padding = 1, Bias = false), BatchNorm, Relu]
public sealed class DnCnnLayer;
