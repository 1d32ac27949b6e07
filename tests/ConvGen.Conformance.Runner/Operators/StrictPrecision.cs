namespace ConvGen.Conformance.Operators;

// The convolutions for which fast and strict differ: where minimal filtering would pay.

[ConvNet(32, 7, 9, Precision = Precision.Strict)]
[Conv(33, 3, Padding = 1, Key = "c_3x3_wide")]
public sealed partial class C_3x3_wide__Strict;

[ConvNet(64, 7, 7, Precision = Precision.Strict)]
[Conv(64, 3, Padding = 1, Key = "c_size7_c64")]
public sealed partial class C_size7_c64__Strict;

[ConvNet(8, 14, 14, Precision = Precision.Strict)]
[Conv(16, 3, Padding = 2, Dilation = 2, Key = "c_d2")]
public sealed partial class C_d2__Strict;

[ConvNet(3, 6, 8, 10, Precision = Precision.Strict)]
[Conv(16, 3, Padding = 1, Key = "c3_k3")]
public sealed partial class C3_k3__Strict;
