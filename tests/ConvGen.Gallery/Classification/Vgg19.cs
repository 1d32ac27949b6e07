using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>VGG-19, torchvision's layout of the state dict.</summary>
[Published("VGG-19", 2014, "Simonyan, Zisserman", "Very Deep Convolutional Networks for Large-Scale Image Recognition", "torchvision 0.14", 143_667_240, Macs = "19.632 G")]
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
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "features.14")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "features.16")]
[MaxPool(2, Key = "features.18")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "features.19")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "features.21")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "features.23")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "features.25")]
[MaxPool(2, Key = "features.27")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "features.28")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "features.30")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "features.32")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "features.34")]
[MaxPool(2, Key = "features.36")]
[Dense(4096, Activation = Activation.Relu, Key = "classifier.0")]
[Dense(4096, Activation = Activation.Relu, Key = "classifier.3")]
[Dense(1000, Key = "classifier.6")]
public sealed partial class Vgg19;
