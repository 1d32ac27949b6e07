namespace ConvGen.Conformance.Operators;

[ConvNet(70)]
[Dense(33, Key = "linear")]
public sealed partial class Linear;

[ConvNet(5, 6, 7)]
[Input("input2", 5, 6, 7)]
[Add("input2")]
public sealed partial class Add;

[ConvNet(5, 6, 7)]
[Input("input2", 5, 6, 7)]
[Mul("input2")]
public sealed partial class Mul;

[ConvNet(5, 6, 7)]
[Input("input2", 5, 6, 7)]
[Concat("input2")]
public sealed partial class Concat;
