namespace ConvGen.Conformance.Operators;

[ConvNet(5, 7, 9)]
[Relu]
public sealed partial class A_relu;

[ConvNet(5, 7, 9)]
[Relu6]
public sealed partial class A_relu6;

[ConvNet(5, 7, 9)]
[LeakyRelu(0.1)]
public sealed partial class A_leaky_relu;

[ConvNet(5, 7, 9)]
[Elu]
public sealed partial class A_elu;

[ConvNet(5, 7, 9)]
[Selu]
public sealed partial class A_selu;

[ConvNet(5, 7, 9)]
[Sigmoid]
public sealed partial class A_sigmoid;

[ConvNet(5, 7, 9)]
[Tanh]
public sealed partial class A_tanh;

[ConvNet(5, 7, 9)]
[HardSwish]
public sealed partial class A_hardswish;

[ConvNet(5, 7, 9)]
[HardSigmoid]
public sealed partial class A_hardsigmoid;

[ConvNet(5, 7, 9)]
[Silu]
public sealed partial class A_silu;

[ConvNet(5, 7, 9)]
[Gelu]
public sealed partial class A_gelu;

[ConvNet(5, 7, 9)]
[Gelu(Approximate = true)]
public sealed partial class A_gelu_tanh;

[ConvNet(5, 7, 9)]
[Mish]
public sealed partial class A_mish;

[ConvNet(5, 7, 9)]
[Softplus]
public sealed partial class A_softplus;

[ConvNet(5, 7, 9)]
[HardTanh]
public sealed partial class A_hardtanh;

[ConvNet(5, 7, 9)]
[Clip(-0.5, 2.5)]
public sealed partial class A_clip;

[ConvNet(5, 7, 9)]
[PRelu(Key = "a_prelu")]
public sealed partial class A_prelu;
