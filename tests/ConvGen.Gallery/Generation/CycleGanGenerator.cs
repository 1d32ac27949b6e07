using ConvGen.Networks;

namespace ConvGen.Gallery;

#pragma warning disable CVG106 // The two enlargements are 3×3 at stride 2, as published.

/// <summary>CycleGAN's generator for 256×256: nine residual blocks between two strided and two transposed convolutions, padded by reflection.</summary>
[Published("CycleGAN generator", 2017, "Zhu", "Unpaired Image-to-Image Translation using Cycle-Consistent Adversarial Networks", "junyanz/pytorch-CycleGAN-and-pix2pix, resnet_9blocks (11.378 M)", 11_378_179)]
[Judged("CVG106", "Of four neighbouring outputs one sums 4 taps, two sum 2 and one sums 1: 4 to 1. The reference keeps 3×3 at stride 2 and leaves the pattern to training.")]
[ConvNet(3, 256, 256, Task = NetworkTask.Generation, AnalysisOnly = true)]
[Normalize(Mean = [0.5, 0.5, 0.5], Std = [0.5, 0.5, 0.5])]
[Conv(64, 7, Padding = 3, PaddingMode = PaddingMode.Reflect, Key = "model.1"), InstanceNorm(Affine = false), Relu]
[Conv(128, 3, Stride = 2, Padding = 1, Key = "model.4"), InstanceNorm(Affine = false), Relu]
[Conv(256, 3, Stride = 2, Padding = 1, Key = "model.7"), InstanceNorm(Affine = false), Relu]
[Use<ReflectedResidual>(Key = "model.{n}.conv_block", First = 10, Repeat = 9)]
[ConvTranspose(128, 3, Stride = 2, Padding = 1, OutputPadding = 1, Key = "model.19"), InstanceNorm(Affine = false), Relu]
[ConvTranspose(64, 3, Stride = 2, Padding = 1, OutputPadding = 1, Key = "model.22"), InstanceNorm(Affine = false), Relu]
[Conv(3, 7, Padding = 3, PaddingMode = PaddingMode.Reflect, Activation = Activation.Tanh, Key = "model.26")]
public sealed partial class CycleGanGenerator;

/// <summary>Two 3×3 convolutions, padded by reflection, around an identity shortcut.</summary>
[ConvBlock]
[Conv(256, 3, Padding = 1, PaddingMode = PaddingMode.Reflect, Key = "1"), InstanceNorm(Affine = false), Relu]
[Conv(256, 3, Padding = 1, PaddingMode = PaddingMode.Reflect, Key = "5"), InstanceNorm(Affine = false)]
[Add("input")]
public sealed class ReflectedResidual;
