using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>Network in Network on CIFAR-10's 32×32 images: every wide convolution is followed by two 1×1.</summary>
[Published("NIN (CIFAR-10)", 2013, "Lin", "Network In Network", "jiecaoyu/pytorch-nin-cifar10", 966_986)]
[ConvNet(3, 32, 32, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.5, 0.5, 0.5], Std = [0.5, 0.5, 0.5])]
[Conv(192, 5, Padding = 2, Activation = Activation.Relu, Key = "classifier.0")]
[Conv(160, 1, Activation = Activation.Relu, Key = "classifier.2")]
[Conv(96, 1, Activation = Activation.Relu, Key = "classifier.4")]
[MaxPool(3, Stride = 2, Padding = 1, Key = "classifier.6")]
[Conv(192, 5, Padding = 2, Activation = Activation.Relu, Key = "classifier.8")]
[Conv(192, 1, Activation = Activation.Relu, Key = "classifier.10")]
[Conv(192, 1, Activation = Activation.Relu, Key = "classifier.12")]
[AvgPool(3, Stride = 2, Padding = 1, Key = "classifier.14")]
[Conv(192, 3, Padding = 1, Activation = Activation.Relu, Key = "classifier.16")]
[Conv(192, 1, Activation = Activation.Relu, Key = "classifier.18")]
[Conv(10, 1, Activation = Activation.Relu, Key = "classifier.20")]
[GlobalAvgPool(Key = "classifier.22")]
public sealed partial class NetworkInNetwork;
