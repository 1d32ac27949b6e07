namespace ConvGen.Conformance.Operators;

[ConvNet(4, 32)]
[Conv(8, 3, Padding = 1, Key = "c1_k3")]
public sealed partial class C1_k3;

[ConvNet(16, 40)]
[Conv(24, 9, Stride = 2, Padding = 4, Key = "c1_k9_s2")]
public sealed partial class C1_k9_s2;

[ConvNet(8, 64)]
[Conv(8, 3, Padding = 8, Dilation = 8, Key = "c1_d8")]
public sealed partial class C1_d8;

[ConvNet(12, 30)]
[DepthwiseConv(5, Padding = 2, Key = "c1_dw")]
public sealed partial class C1_dw;

[ConvNet(12, 30)]
[Conv(12, 5, Padding = 2, Groups = 12, Key = "c1_dw")]
public sealed partial class C1_dw__Grouped;
