namespace ConvGen.Conformance.Operators;

[ConvNet(9, 6, 7)]
[BatchNorm(Key = "batch_norm")]
public sealed partial class Batch_norm;

[ConvNet(12, 6, 5)]
[GroupNorm(3, Key = "group_norm")]
public sealed partial class Group_norm;

[ConvNet(12, 6, 5)]
[InstanceNorm(Key = "instance_norm")]
public sealed partial class Instance_norm;

[ConvNet(12, 6, 5)]
[LayerNorm(Epsilon = 1e-6, Key = "layer_norm2d")]
public sealed partial class Layer_norm2d;

[ConvNet(12, 6, 5)]
[LocalResponseNorm(5, Alpha = 1e-4, Beta = 0.75, K = 1)]
public sealed partial class Lrn;
