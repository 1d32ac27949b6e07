using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>3D U-Net: valid convolutions, 132×132×116 voxels in, 44×44×28 out, skips cropped to fit; the norms are not counted, as in the paper.</summary>
[Published("3D U-Net", 2016, "Çiçek", "3D U-Net: Learning Dense Volumetric Segmentation from Sparse Annotation", "section 2 of the paper", 19_069_955)]
[ConvNet(3, 116, 132, 132, Task = NetworkTask.Segmentation, AnalysisOnly = true)]
[Use<ValidVolumePair>(32, 64, Name = "down1"), MaxPool(2)]
[Use<ValidVolumePair>(64, 128, Name = "down2"), MaxPool(2)]
[Use<ValidVolumePair>(128, 256, Name = "down3"), MaxPool(2)]
[Use<ValidVolumePair>(256, 512, Name = "bottom")]
[ConvTranspose(512, 2, Stride = 2, Bias = false, Name = "up3"), Crop(4, From = "down3"), Concat("up3")]
[Use<ValidVolumePair>(256, 256, Name = "dec3")]
[ConvTranspose(256, 2, Stride = 2, Bias = false, Name = "up2"), Crop(16, From = "down2"), Concat("up2")]
[Use<ValidVolumePair>(128, 128, Name = "dec2")]
[ConvTranspose(128, 2, Stride = 2, Bias = false, Name = "up1"), Crop(40, From = "down1"), Concat("up1")]
[Use<ValidVolumePair>(64, 64, Name = "dec1")]
[Conv(3, 1, Name = "head")]
public sealed partial class UNet3D;

/// <summary>Two 3×3×3 convolutions without padding, each with a norm without weights.</summary>
[ConvBlock] // A: channels between, B: output channels
[Conv(Param.A, 3), BatchNorm(Affine = false), Relu]
[Conv(Param.B, 3), BatchNorm(Affine = false), Relu]
public sealed class ValidVolumePair;
