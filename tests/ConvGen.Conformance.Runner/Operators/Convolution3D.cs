namespace ConvGen.Conformance.Operators;

[ConvNet(1, 4, 4, 4)]
[Conv(1, 2, Key = "c3_seed")]
public sealed partial class C3_seed;

[ConvNet(3, 6, 8, 10)]
[Conv(16, 3, Padding = 1, Key = "c3_k3")]
public sealed partial class C3_k3;

[ConvNet(4, 5, 9, 9)]
[Conv(8, 1, 3, 3, Paddings = [0, 1, 1], Key = "c3_k133")]
public sealed partial class C3_k133;

[ConvNet(4, 8, 6, 6)]
[Conv(8, 3, 1, 1, Strides = [2, 1, 1], Paddings = [1, 0, 0], Key = "c3_k311_s2")]
public sealed partial class C3_k311_s2;

[ConvNet(3, 8, 12, 12)]
[Conv(8, 3, 7, 7, Strides = [1, 2, 2], Paddings = [1, 3, 3], Key = "c3_s2")]
public sealed partial class C3_s2;

[ConvNet(8, 6, 6, 6)]
[Conv(8, 3, Padding = 1, Groups = 2, Key = "c3_g")]
public sealed partial class C3_g;

[ConvNet(2, 9, 9, 9)]
[Conv(4, 3, Padding = 2, Dilation = 2, Key = "c3_d2")]
public sealed partial class C3_d2;
