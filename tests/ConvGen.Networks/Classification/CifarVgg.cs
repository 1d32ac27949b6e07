namespace ConvGen.Networks;

/// <summary>A small VGG with batch norm, on CIFAR's 32×32 images.</summary>
[ConvNet(3, 32, 32, Task = NetworkTask.Classification)]
[Conv(32, 3, Padding = 1, Bias = false, Key = "features.0"), BatchNorm(Key = "features.1"), Relu]
[Conv(32, 3, Padding = 1, Bias = false, Key = "features.3"), BatchNorm(Key = "features.4"), Relu]
[MaxPool(2, Key = "features.6")]
[Conv(64, 3, Padding = 1, Bias = false, Key = "features.7"), BatchNorm(Key = "features.8"), Relu]
[Conv(64, 3, Padding = 1, Bias = false, Key = "features.10"), BatchNorm(Key = "features.11"), Relu]
[MaxPool(2, Key = "features.13")]
[Conv(128, 3, Padding = 1, Bias = false, Key = "features.14"), BatchNorm(Key = "features.15"), Relu]
[Conv(128, 3, Padding = 1, Bias = false, Key = "features.17"), BatchNorm(Key = "features.18"), Relu]
[MaxPool(2, Key = "features.20")]
[Dense(128, Activation = Activation.Relu, Name = "fc1")]
[Dense(10, Name = "fc2")]
public sealed partial class CifarVgg;
