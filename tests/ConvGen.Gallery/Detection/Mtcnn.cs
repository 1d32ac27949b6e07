using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>MTCNN's proposal network, at the 12×12 pixels it is trained on; facenet-pytorch's layout of the state dict.</summary>
[Published("MTCNN P-Net", 2016, "Zhang", "Joint Face Detection and Alignment Using Multitask Cascaded Convolutional Networks", "timesler/facenet-pytorch", 6_632)]
[ConvNet(3, 12, 12, Task = NetworkTask.Detection, AnalysisOnly = true)]
[Normalize(Mean = [0.5, 0.5, 0.5], Std = [0.5, 0.5, 0.5])]
[Conv(10, 3, Name = "conv1"), PRelu(Name = "prelu1"), MaxPool(2, CeilMode = true)]
[Conv(16, 3, Name = "conv2"), PRelu(Name = "prelu2")]
[Conv(32, 3, Name = "conv3"), PRelu(Name = "prelu3")]
[Conv(2, 1, Name = "conv4_1"), Softmax(Name = "faces")]
[Conv(4, 1, Name = "conv4_2", From = "prelu3")]
[Output("faces"), Output("conv4_2")]
public sealed partial class MtcnnProposal;

/// <summary>MTCNN's refinement network over 24×24 pixels.</summary>
[Published("MTCNN R-Net", 2016, "Zhang", "Joint Face Detection and Alignment Using Multitask Cascaded Convolutional Networks", "timesler/facenet-pytorch", 100_178)]
[ConvNet(3, 24, 24, Task = NetworkTask.Detection, AnalysisOnly = true)]
[Normalize(Mean = [0.5, 0.5, 0.5], Std = [0.5, 0.5, 0.5])]
[Conv(28, 3, Name = "conv1"), PRelu(Name = "prelu1"), MaxPool(3, Stride = 2, CeilMode = true)]
[Conv(48, 3, Name = "conv2"), PRelu(Name = "prelu2"), MaxPool(3, Stride = 2, CeilMode = true)]
[Conv(64, 2, Name = "conv3"), PRelu(Name = "prelu3")]
[Dense(128, Name = "dense4"), PRelu(Name = "prelu4")]
[Dense(2, Name = "dense5_1"), Softmax(Name = "faces")]
[Dense(4, Name = "dense5_2", From = "prelu4")]
[Output("faces"), Output("dense5_2")]
public sealed partial class MtcnnRefinement;

/// <summary>MTCNN's output network over 48×48 pixels: face or none, box, and five landmarks.</summary>
[Published("MTCNN O-Net", 2016, "Zhang", "Joint Face Detection and Alignment Using Multitask Cascaded Convolutional Networks", "timesler/facenet-pytorch", 389_040)]
[ConvNet(3, 48, 48, Task = NetworkTask.Detection, AnalysisOnly = true)]
[Normalize(Mean = [0.5, 0.5, 0.5], Std = [0.5, 0.5, 0.5])]
[Conv(32, 3, Name = "conv1"), PRelu(Name = "prelu1"), MaxPool(3, Stride = 2, CeilMode = true)]
[Conv(64, 3, Name = "conv2"), PRelu(Name = "prelu2"), MaxPool(3, Stride = 2, CeilMode = true)]
[Conv(64, 3, Name = "conv3"), PRelu(Name = "prelu3"), MaxPool(2, CeilMode = true)]
[Conv(128, 2, Name = "conv4"), PRelu(Name = "prelu4")]
[Dense(256, Name = "dense5"), PRelu(Name = "prelu5")]
[Dense(2, Name = "dense6_1"), Softmax(Name = "faces")]
[Dense(4, Name = "dense6_2", From = "prelu5"), Dense(10, Name = "dense6_3", From = "prelu5")]
[Output("faces"), Output("dense6_2"), Output("dense6_3")]
public sealed partial class MtcnnOutput;
