using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>SRCNN 9-1-5 on the luminance of a picture that is enlarged already.</summary>
[Published("SRCNN 9-1-5", 2014, "Dong", "Learning a Deep Convolutional Network for Image Super-Resolution", "the paper: 8,032 weights, and 97 biases", 8_129, Field = 13)]
[ConvNet(1, 256, 256, Task = NetworkTask.SuperResolution, AnalysisOnly = true)]
[Normalize]
[Conv(64, 9, Padding = 4, Activation = Activation.Relu, Name = "conv1")]
[Conv(32, 1, Activation = Activation.Relu, Name = "conv2")]
[Conv(1, 5, Padding = 2, Name = "conv3")]
public sealed partial class Srcnn;
