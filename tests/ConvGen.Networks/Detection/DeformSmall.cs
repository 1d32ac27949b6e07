namespace ConvGen.Networks;

/// <summary>A modulated deformable convolution whose offsets and masks come from one convolution of their own.</summary>
[ConvNet(3, 32, 32)]
[Conv(16, 3, Stride = 2, Padding = 1, Activation = Activation.Relu, Name = "stem")]
[Conv(27, 3, Padding = 1, Name = "off")]
[Slice(0, 18, Name = "offsets", From = "off")]
[Slice(18, 9, From = "off"), Sigmoid(Name = "mask")]
[DeformConv(24, 3, Padding = 1, Offsets = "offsets", Mask = "mask", Activation = Activation.Relu, Name = "dc", From = "stem")]
[Conv(5, 1, Name = "head")]
public sealed partial class DeformSmall;
