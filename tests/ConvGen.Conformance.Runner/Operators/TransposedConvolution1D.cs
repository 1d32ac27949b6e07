namespace ConvGen.Conformance.Operators;

[ConvNet(4, 11)]
[ConvTranspose(8, 4, Stride = 2, Padding = 1, Key = "t1")]
public sealed partial class T1;
