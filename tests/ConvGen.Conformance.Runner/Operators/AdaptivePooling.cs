namespace ConvGen.Conformance.Operators;

[ConvNet(6, 10, 13)]
[AdaptiveAvgPool(4, 6)]
public sealed partial class P_adaptive;
