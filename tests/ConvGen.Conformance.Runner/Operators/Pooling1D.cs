namespace ConvGen.Conformance.Operators;

[ConvNet(4, 21)]
[MaxPool(3, Stride = 2, Padding = 1)]
public sealed partial class P_max1;

[ConvNet(4, 21)]
[AvgPool(4)]
public sealed partial class P_avg1;
