using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>C3D on 16 frames of 112×112 with UCF-101's classes.</summary>
[Published("C3D (UCF-101)", 2014, "Tran", "Learning Spatiotemporal Features with 3D Convolutional Networks", "jfzhang95/pytorch-video-recognition", 78_409_573)]
[ConvNet(3, 16, 112, 112, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu, Name = "conv1"), MaxPool(1, 2, 2)]
[Conv(128, 3, Padding = 1, Activation = Activation.Relu, Name = "conv2"), MaxPool(2)]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Name = "conv3a")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Name = "conv3b"), MaxPool(2)]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv4a")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv4b"), MaxPool(2)]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv5a")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv5b"), MaxPool(2, Paddings = [0, 1, 1])]
[Dense(4096, Activation = Activation.Relu, Name = "fc6")]
[Dense(4096, Activation = Activation.Relu, Name = "fc7")]
[Dense(101, Name = "fc8")]
public sealed partial class C3d;
