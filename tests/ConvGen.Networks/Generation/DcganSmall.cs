namespace ConvGen.Networks;

/// <summary>A small DCGAN generator: a code of 64 numbers becomes a 64×64 picture.</summary>
[ConvNet(64, 1, 1, Task = NetworkTask.Generation)]
[ConvTranspose(128, 4, Bias = false, Key = "net.0"), BatchNorm(Key = "net.1"), Relu]
[ConvTranspose(64, 4, Stride = 2, Padding = 1, Bias = false, Key = "net.3"), BatchNorm(Key = "net.4"), Relu]
[ConvTranspose(32, 4, Stride = 2, Padding = 1, Bias = false, Key = "net.6"), BatchNorm(Key = "net.7"), Relu]
[ConvTranspose(16, 4, Stride = 2, Padding = 1, Bias = false, Key = "net.9"), BatchNorm(Key = "net.10"), Relu]
[ConvTranspose(3, 4, Stride = 2, Padding = 1, Bias = false, Activation = Activation.Tanh, Key = "net.12")]
public sealed partial class DcganSmall;
