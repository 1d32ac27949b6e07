using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>CycleGAN's 70×70 patch discriminator: one picture, instance norms.</summary>
[Published("CycleGAN discriminator", 2017, "Zhu", "Unpaired Image-to-Image Translation using Cycle-Consistent Adversarial Networks", "junyanz/pytorch-CycleGAN-and-pix2pix, basic (2.765 M)", 2_764_737, Field = 70)]
[ConvNet(3, 256, 256, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.5, 0.5, 0.5], Std = [0.5, 0.5, 0.5])]
[Conv(64, 4, Stride = 2, Padding = 1, Key = "model.0"), LeakyRelu(0.2)]
[Conv(128, 4, Stride = 2, Padding = 1, Key = "model.2"), InstanceNorm(Affine = false), LeakyRelu(0.2)]
[Conv(256, 4, Stride = 2, Padding = 1, Key = "model.5"), InstanceNorm(Affine = false), LeakyRelu(0.2)]
[Conv(512, 4, Padding = 1, Key = "model.8"), InstanceNorm(Affine = false), LeakyRelu(0.2)]
[Conv(1, 4, Padding = 1, Key = "model.11")]
public sealed partial class CycleGanDiscriminator;
