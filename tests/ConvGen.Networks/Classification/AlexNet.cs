namespace ConvGen.Networks;

/// <summary>AlexNet (one tower, padding 2 in the stem), torchvision's layout of the state dict.</summary>
[Published("AlexNet (one tower)", 2014, "Krizhevsky", "One weird trick for parallelizing convolutional neural networks", "torchvision 0.14", 61_100_840, Macs = "0.714 G", Field = 195)]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification)]
[Conv(64, 11, Stride = 4, Padding = 2, Activation = Activation.Relu, Key = "features.0")]
[MaxPool(3, Stride = 2, Key = "features.2")]
[Conv(192, 5, Padding = 2, Activation = Activation.Relu, Key = "features.3")]
[MaxPool(3, Stride = 2, Key = "features.5")]
[Conv(384, 3, Padding = 1, Activation = Activation.Relu, Key = "features.6")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "features.8")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "features.10")]
[MaxPool(3, Stride = 2, Key = "features.12")]
[Dense(4096, Activation = Activation.Relu, Key = "classifier.1")]
[Dense(4096, Activation = Activation.Relu, Key = "classifier.4")]
[Dense(1000, Key = "classifier.6")]
public sealed partial class AlexNet;
