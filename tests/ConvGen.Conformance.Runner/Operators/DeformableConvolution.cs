namespace ConvGen.Conformance.Operators;

[ConvNet(4, 9, 9)]
[Input("offset", 18, 9, 9)]
[DeformConv(8, 3, Padding = 1, Offsets = "offset", Modulated = false, Key = "d_v1")]
public sealed partial class D_v1;

[ConvNet(8, 10, 10)]
[Input("offset", 18, 10, 10)]
[Input("mask", 9, 10, 10)]
[DeformConv(8, 3, Padding = 1, Offsets = "offset", Mask = "mask", Key = "d_v2")]
public sealed partial class D_v2;

[ConvNet(4, 11, 11)]
[Input("offset", 18, 6, 6)]
[Input("mask", 9, 6, 6)]
[DeformConv(8, 3, Stride = 2, Padding = 2, Dilation = 2, Offsets = "offset", Mask = "mask", Key = "d_s2_d2")]
public sealed partial class D_s2_d2;

[ConvNet(8, 8, 8)]
[Input("offset", 36, 8, 8)]
[Input("mask", 18, 8, 8)]
[DeformConv(8, 3, Padding = 1, Groups = 2, OffsetGroups = 2, Offsets = "offset", Mask = "mask", Key = "d_g2_og2")]
public sealed partial class D_g2_og2;

[ConvNet(3, 8, 8)]
[Input("offset", 18, 8, 8)]
[Input("mask", 9, 8, 8)]
[DeformConv(4, 3, Padding = 1, Offsets = "offset", Mask = "mask", Key = "d_far")]
public sealed partial class D_far;

[ConvNet(3, 8, 8)]
[Input("offset", 18, 8, 8)]
[DeformConv(4, 3, Padding = 1, Offsets = "offset", Modulated = false, Key = "d_zero")]
public sealed partial class D_zero;
