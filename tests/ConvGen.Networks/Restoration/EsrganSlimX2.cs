namespace ConvGen.Networks;

/// <summary>ESRGAN-slim, twofold super-resolution of a 128×128 picture; values are 0 … 255 on both sides.</summary>
[ConvNet(3, 128, 128, Task = NetworkTask.SuperResolution)]
[Normalize(Scale = 1)]
[Use<EsrganSlim>(Key = "")]
public sealed partial class EsrganSlimX2;

/// <summary>The same network for a 64×64 picture.</summary>
[ConvNet(3, 64, 64, Task = NetworkTask.SuperResolution)]
[Normalize(Scale = 1)]
[Use<EsrganSlim>(Key = "")]
public sealed partial class EsrganSlimX2At64;

/// <summary>Two small dense blocks, fused with the first features, then a nearest upsampling by two between convolutions.</summary>
[ConvBlock]
[Conv(64, 3, Padding = 1, Name = "F_m1")]
[Conv(64, 3, Padding = 1, Name = "F_0")]
[Conv(4, 3, Padding = 1, Activation = Activation.Relu, Name = "F_1_1")]
[Concat("F_1_1", From = "F_0")]
[Conv(64, 1, Name = "LFF_1")]
[Add("F_0", Name = "dense_1")]
[Conv(4, 3, Padding = 1, Activation = Activation.Relu, Name = "F_2_1")]
[Concat("F_2_1", From = "dense_1")]
[Conv(64, 1, Name = "LFF_2")]
[Add("dense_1", Name = "dense_2")]
[Concat("dense_2", From = "dense_1")]
[Conv(64, 1, Name = "GFF_1")]
[Conv(64, 3, Padding = 1, Name = "GFF_2")]
[Add("F_m1")]
[Conv(64, 5, Padding = 2, Activation = Activation.Relu, Name = "UPN1")]
[Conv(32, 3, Padding = 1, Activation = Activation.Relu, Name = "UPN2")]
[Conv(12, 3, Padding = 1, Name = "UPN3")]
[Upsample(2)]
[Conv(3, 3, Padding = 1, Name = "SR")]
public sealed class EsrganSlim;
