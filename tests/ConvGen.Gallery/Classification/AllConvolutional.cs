using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>All-CNN-C on CIFAR-10's 32×32 images: strided convolutions in the place of pools.</summary>
[Published("All-CNN-C", 2014, "Springenberg", "Striving for Simplicity: The All Convolutional Net", "table 1 of the paper, counted by hand", 1_369_738)]
[ConvNet(3, 32, 32, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize]
[Conv(96, 3, Padding = 1, Activation = Activation.Relu)]
[Conv(96, 3, Padding = 1, Activation = Activation.Relu)]
[Conv(96, 3, Stride = 2, Padding = 1, Activation = Activation.Relu)]
[Conv(192, 3, Padding = 1, Activation = Activation.Relu)]
[Conv(192, 3, Padding = 1, Activation = Activation.Relu)]
[Conv(192, 3, Stride = 2, Padding = 1, Activation = Activation.Relu)]
[Conv(192, 3, Activation = Activation.Relu)]
[Conv(192, 1, Activation = Activation.Relu)]
[Conv(10, 1, Activation = Activation.Relu)]
[GlobalAvgPool]
public sealed partial class AllConvolutional;
