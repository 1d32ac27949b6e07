namespace ConvGen.Networks;

/// <summary>The U-Net of 2015: valid convolutions, 572×572 in, 388×388 out, skips cropped to fit.</summary>
[Published("U-Net", 2015, "Ronneberger", "U-Net: Convolutional Networks for Biomedical Image Segmentation", "figure 1 of the paper, counted by hand", 31_030_658)]
[ConvNet(1, 572, 572, Task = NetworkTask.Segmentation, AnalysisOnly = true)]
[Use<ValidDoubleConv>(64, Name = "down1")]
[MaxPool(2)]
[Use<ValidDoubleConv>(128, Name = "down2")]
[MaxPool(2)]
[Use<ValidDoubleConv>(256, Name = "down3")]
[MaxPool(2)]
[Use<ValidDoubleConv>(512, Name = "down4")]
[MaxPool(2)]
[Use<ValidDoubleConv>(1024, Name = "bottleneck")]
[ConvTranspose(512, 2, Stride = 2, Name = "up4")]
[Crop(4, From = "down4"), Concat("up4")]
[Use<ValidDoubleConv>(512, Name = "dec4")]
[ConvTranspose(256, 2, Stride = 2, Name = "up3")]
[Crop(16, From = "down3"), Concat("up3")]
[Use<ValidDoubleConv>(256, Name = "dec3")]
[ConvTranspose(128, 2, Stride = 2, Name = "up2")]
[Crop(40, From = "down2"), Concat("up2")]
[Use<ValidDoubleConv>(128, Name = "dec2")]
[ConvTranspose(64, 2, Stride = 2, Name = "up1")]
[Crop(88, From = "down1"), Concat("up1")]
[Use<ValidDoubleConv>(64, Name = "dec1")]
[Conv(2, 1, Name = "head")]
public sealed partial class UNetValid572;

/// <summary>Two 3×3 convolutions without padding: four pixels narrower.</summary>
[ConvBlock] // A: channels
[Conv(Param.A, 3, Activation = Activation.Relu)]
[Conv(Param.A, 3, Activation = Activation.Relu)]
public sealed class ValidDoubleConv;
