namespace ConvGen.Networks;

/// <summary>Faster R-CNN's region proposal head on VGG-16's convolutions: 18 scores and 36 box deltas per cell.</summary>
[ConvNet(3, 224, 224, Task = NetworkTask.Detection)]
[Use<Vgg16Trunk>(Name = "trunk")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv")]
[Conv(18, 1, Name = "cls")]
[Conv(36, 1, Name = "reg", From = "conv")]
[Concat("reg", From = "cls")]
public sealed partial class RpnVgg16;

/// <summary>VGG-16's thirteen convolutions without the last pool.</summary>
[ConvBlock]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu, Key = "0")]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu, Key = "2")]
[MaxPool(2, Key = "4")]
[Conv(128, 3, Padding = 1, Activation = Activation.Relu, Key = "5")]
[Conv(128, 3, Padding = 1, Activation = Activation.Relu, Key = "7")]
[MaxPool(2, Key = "9")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "10")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "12")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "14")]
[MaxPool(2, Key = "16")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "17")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "19")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "21", Name = "conv4_3")]
[MaxPool(2, Key = "23")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "24")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "26")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "28")]
public sealed class Vgg16Trunk;
