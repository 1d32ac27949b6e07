using ConvGen.Networks;

namespace ConvGen.Gallery;

#pragma warning disable CVG101 // The stem leaves the far border unread, as published.

/// <summary>VoxNet on occupancy grids of 32³ voxels with 40 classes.</summary>
[Published("VoxNet", 2015, "Maturana, Scherer", "VoxNet: A 3D Convolutional Neural Network for Real-Time Object Recognition", "the paper", 921_736)]
[Judged("CVG101", "32 − 5 is odd: the last slice, row and column, 2,977 of 32,768 voxels or 9.1 %, reach no output.")]
[ConvNet(1, 32, 32, 32, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Conv(32, 5, Stride = 2, Activation = Activation.LeakyRelu, Alpha = 0.1)]
[Conv(32, 3, Activation = Activation.LeakyRelu, Alpha = 0.1)]
[MaxPool(2)]
[Dense(128, Activation = Activation.Relu)]
[Dense(40), Softmax]
public sealed partial class VoxNet;
