using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>pix2pix's U-Net-256 generator: eight strided convolutions down to one position, eight transposed ones up.</summary>
[Published("pix2pix U-Net-256", 2016, "Isola", "Image-to-Image Translation with Conditional Adversarial Networks", "junyanz/pytorch-CycleGAN-and-pix2pix, unet_256 (54.414 M)", 54_413_955)]
[ConvNet(3, 256, 256, Task = NetworkTask.Generation, AnalysisOnly = true)]
[Normalize(Mean = [0.5, 0.5, 0.5], Std = [0.5, 0.5, 0.5])]
[Conv(64, 4, Stride = 2, Padding = 1, Bias = false, Name = "down1"), LeakyRelu(0.2)]
[Conv(128, 4, Stride = 2, Padding = 1, Bias = false), BatchNorm(Name = "down2"), LeakyRelu(0.2)]
[Conv(256, 4, Stride = 2, Padding = 1, Bias = false), BatchNorm(Name = "down3"), LeakyRelu(0.2)]
[Conv(512, 4, Stride = 2, Padding = 1, Bias = false), BatchNorm(Name = "down4"), LeakyRelu(0.2)]
[Conv(512, 4, Stride = 2, Padding = 1, Bias = false), BatchNorm(Name = "down5"), LeakyRelu(0.2)]
[Conv(512, 4, Stride = 2, Padding = 1, Bias = false), BatchNorm(Name = "down6"), LeakyRelu(0.2)]
[Conv(512, 4, Stride = 2, Padding = 1, Bias = false), BatchNorm(Name = "down7"), LeakyRelu(0.2)]
[Conv(512, 4, Stride = 2, Padding = 1, Bias = false), Relu]
[Use<UnetUp>(512, Name = "up7"), Concat("up7", From = "down7"), Relu]
[Use<UnetUp>(512, Name = "up6"), Concat("up6", From = "down6"), Relu]
[Use<UnetUp>(512, Name = "up5"), Concat("up5", From = "down5"), Relu]
[Use<UnetUp>(512, Name = "up4"), Concat("up4", From = "down4"), Relu]
[Use<UnetUp>(256, Name = "up3"), Concat("up3", From = "down3"), Relu]
[Use<UnetUp>(128, Name = "up2"), Concat("up2", From = "down2"), Relu]
[Use<UnetUp>(64, Name = "up1"), Concat("up1", From = "down1"), Relu]
[ConvTranspose(3, 4, Stride = 2, Padding = 1, Activation = Activation.Tanh)]
public sealed partial class Pix2PixGenerator;

/// <summary>A transposed convolution that doubles the size, and a norm.</summary>
[ConvBlock] // A: channels
[ConvTranspose(Param.A, 4, Stride = 2, Padding = 1, Bias = false, Name = "conv"), BatchNorm(Name = "norm")]
public sealed class UnetUp;
