namespace ConvGen.Networks;

/// <summary>A small network over 8 frames of 56×56.</summary>
[ConvNet(3, 8, 56, 56, Task = NetworkTask.Classification)]
[Conv(16, 3, 7, 7, Strides = [1, 2, 2], Paddings = [1, 3, 3], Activation = Activation.Relu, Key = "net.0")]
[MaxPool(1, 3, 3, Strides = [1, 2, 2], Paddings = [0, 1, 1], Key = "net.2")]
[Conv(32, 3, Stride = 2, Padding = 1, Activation = Activation.Relu, Key = "net.3")]
[Conv(48, 3, Padding = 1, Activation = Activation.Relu, Key = "net.5")]
[GlobalAvgPool(Key = "net.7")]
[Dense(10, Key = "net.9")]
public sealed partial class Tiny3D;
