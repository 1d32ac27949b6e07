namespace ConvGen.Conformance.Operators;

[ConvNet(3, 6, 7)]
[Pad(1, 2, 2, 1)]
public sealed partial class Pad_constant;

[ConvNet(3, 6, 7)]
[Pad(1, 2, 2, 1, Mode = PaddingMode.Reflect)]
public sealed partial class Pad_reflect;

[ConvNet(3, 6, 7)]
[Pad(1, 2, 2, 1, Mode = PaddingMode.Replicate)]
public sealed partial class Pad_replicate;

[ConvNet(3, 6, 7)]
[Pad(1, 2, 2, 1, Mode = PaddingMode.Circular)]
public sealed partial class Pad_circular;
