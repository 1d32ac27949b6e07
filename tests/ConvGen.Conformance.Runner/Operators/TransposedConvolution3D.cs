namespace ConvGen.Conformance.Operators;

[ConvNet(3, 3, 4, 5)]
[ConvTranspose(5, 2, Stride = 2, Key = "t3")]
public sealed partial class T3;
