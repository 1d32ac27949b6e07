namespace ConvGen.Conformance.Operators;

[ConvNet(10)]
[Softmax]
public sealed partial class Softmax;

[ConvNet(10)]
[LogSoftmax]
public sealed partial class Log_softmax;

[ConvNet(7, 4, 5)]
[Softmax]
public sealed partial class Softmax_channels;
