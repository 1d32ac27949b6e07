using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>MeshNet for grey and white matter in 256³ voxels: five channels, and a dilation that doubles to 16 and halves again.</summary>
[Published("MeshNet (5 channels)", 2017, "Fedorov", "End-to-end learning of brain tissue segmentation from imperfect labeling", "neuroneural/brainchop, GWM light", 5_598)]
[ConvNet(1, 256, 256, 256, Task = NetworkTask.Segmentation, AnalysisOnly = true)]
[Conv(5, 3, Padding = 1, Activation = Activation.Relu), Conv(5, 3, Padding = 2, Dilation = 2, Activation = Activation.Relu)]
[Conv(5, 3, Padding = 4, Dilation = 4, Activation = Activation.Relu), Conv(5, 3, Padding = 8, Dilation = 8, Activation = Activation.Relu)]
[Conv(5, 3, Padding = 16, Dilation = 16, Activation = Activation.Relu)]
[Conv(5, 3, Padding = 8, Dilation = 8, Activation = Activation.Relu), Conv(5, 3, Padding = 4, Dilation = 4, Activation = Activation.Relu)]
[Conv(5, 3, Padding = 2, Dilation = 2, Activation = Activation.Relu), Conv(5, 3, Padding = 1, Activation = Activation.Relu)]
[Conv(3, 1)]
public sealed partial class MeshNet;
