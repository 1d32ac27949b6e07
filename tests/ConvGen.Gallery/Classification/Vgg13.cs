using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>VGG-13, torchvision's layout of the state dict.</summary>
[Published("VGG-13", 2014, "Simonyan, Zisserman", "Very Deep Convolutional Networks for Large-Scale Image Recognition", "torchvision 0.14", 133_047_848, Macs = "11.308 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu, Key = "features.0")]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu, Key = "features.2")]
[MaxPool(2, Key = "features.4")]
[Conv(128, 3, Padding = 1, Activation = Activation.Relu, Key = "features.5")]
[Conv(128, 3, Padding = 1, Activation = Activation.Relu, Key = "features.7")]
[MaxPool(2, Key = "features.9")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "features.10")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "features.12")]
[MaxPool(2, Key = "features.14")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "features.15")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "features.17")]
[MaxPool(2, Key = "features.19")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "features.20")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "features.22")]
[MaxPool(2, Key = "features.24")]
[Dense(4096, Activation = Activation.Relu, Key = "classifier.0")]
[Dense(4096, Activation = Activation.Relu, Key = "classifier.3")]
[Dense(1000, Key = "classifier.6")]
public sealed partial class Vgg13;
