namespace ConvGen.Networks;

/// <summary>A small U-Net with same padding and 2×2 transposed convolutions.</summary>
[ConvNet(3, 64, 64, Task = NetworkTask.Segmentation)]
[Use<DoubleConv>(16, Key = "down.0", Name = "down0")]
[MaxPool(2)]
[Use<DoubleConv>(32, Key = "down.1", Name = "down1")]
[MaxPool(2)]
[Use<DoubleConv>(64, Key = "down.2", Name = "down2")]
[MaxPool(2)]
[Use<DoubleConv>(128, Name = "mid")]
[ConvTranspose(64, 2, Stride = 2, Key = "up.0", Name = "up0")]
[Concat("up0", From = "down2")]
[Use<DoubleConv>(64, Key = "dec.0")]
[ConvTranspose(32, 2, Stride = 2, Key = "up.1", Name = "up1")]
[Concat("up1", From = "down1")]
[Use<DoubleConv>(32, Key = "dec.1")]
[ConvTranspose(16, 2, Stride = 2, Key = "up.2", Name = "up2")]
[Concat("up2", From = "down0")]
[Use<DoubleConv>(16, Key = "dec.2")]
[Conv(2, 1, Name = "head")]
public sealed partial class UNetSmall;

/// <summary>Two 3×3 convolutions that keep the size.</summary>
[ConvBlock] // A: channels
[Conv(Param.A, 3, Padding = 1, Activation = Activation.Relu, Key = "0")]
[Conv(Param.A, 3, Padding = 1, Activation = Activation.Relu, Key = "2")]
public sealed class DoubleConv;
