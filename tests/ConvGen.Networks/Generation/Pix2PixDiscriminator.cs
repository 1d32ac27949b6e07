namespace ConvGen.Networks;

/// <summary>pix2pix's 70×70 patch discriminator over an image pair of 256×256.</summary>
[Published("pix2pix PatchGAN", 2016, "Isola", "Image-to-Image Translation with Conditional Adversarial Networks", "junyanz/pytorch-CycleGAN-and-pix2pix, basic", 2_768_705, Field = 70)]
[ConvNet(6, 256, 256, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Conv(64, 4, Stride = 2, Padding = 1), LeakyRelu(0.2)]
[Conv(128, 4, Stride = 2, Padding = 1, Bias = false), BatchNorm, LeakyRelu(0.2)]
[Conv(256, 4, Stride = 2, Padding = 1, Bias = false), BatchNorm, LeakyRelu(0.2)]
[Conv(512, 4, Padding = 1, Bias = false), BatchNorm, LeakyRelu(0.2)]
[Conv(1, 4, Padding = 1)]
public sealed partial class Pix2PixDiscriminator;
