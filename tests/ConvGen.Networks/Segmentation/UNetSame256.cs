namespace ConvGen.Networks;

/// <summary>U-Net with same padding on 256×256 colour images, two classes.</summary>
[ConvNet(3, 256, 256, Task = NetworkTask.Segmentation, AnalysisOnly = true)]
[Use<DoubleConv>(64, Name = "down1")]
[MaxPool(2)]
[Use<DoubleConv>(128, Name = "down2")]
[MaxPool(2)]
[Use<DoubleConv>(256, Name = "down3")]
[MaxPool(2)]
[Use<DoubleConv>(512, Name = "down4")]
[MaxPool(2)]
[Use<DoubleConv>(1024, Name = "bottleneck")]
[ConvTranspose(512, 2, Stride = 2, Name = "up4"), Concat("up4", From = "down4")]
[Use<DoubleConv>(512, Name = "dec4")]
[ConvTranspose(256, 2, Stride = 2, Name = "up3"), Concat("up3", From = "down3")]
[Use<DoubleConv>(256, Name = "dec3")]
[ConvTranspose(128, 2, Stride = 2, Name = "up2"), Concat("up2", From = "down2")]
[Use<DoubleConv>(128, Name = "dec2")]
[ConvTranspose(64, 2, Stride = 2, Name = "up1"), Concat("up1", From = "down1")]
[Use<DoubleConv>(64, Name = "dec1")]
[Conv(2, 1, Name = "head")]
public sealed partial class UNetSame256;
