namespace ConvGen.Networks;

/// <summary>VGG-11, torchvision's layout of the state dict.</summary>
[Published("VGG-11", 2014, "Simonyan, Zisserman", "Very Deep Convolutional Networks for Large-Scale Image Recognition", "torchvision 0.14", 132_863_336, Macs = "7.609 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification)]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu, Key = "features.0")]
[MaxPool(2, Key = "features.2")]
[Conv(128, 3, Padding = 1, Activation = Activation.Relu, Key = "features.3")]
[MaxPool(2, Key = "features.5")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "features.6")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "features.8")]
[MaxPool(2, Key = "features.10")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "features.11")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "features.13")]
[MaxPool(2, Key = "features.15")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "features.16")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "features.18")]
[MaxPool(2, Key = "features.20")]
[Dense(4096, Activation = Activation.Relu, Key = "classifier.0")]
[Dense(4096, Activation = Activation.Relu, Key = "classifier.3")]
[Dense(1000, Key = "classifier.6")]
public sealed partial class Vgg11;
