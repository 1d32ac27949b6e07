namespace ConvGen.Conformance.Operators;

[ConvNet(4, 6, 8, 8)]
[MaxPool(2)]
public sealed partial class P_max3;

[ConvNet(3, 5, 7, 9)]
[MaxPool(1, 3, 3, Strides = [1, 2, 2], Paddings = [0, 1, 1])]
public sealed partial class P_max3_k3;

[ConvNet(4, 4, 6, 6)]
[AvgPool(2)]
public sealed partial class P_avg3;
