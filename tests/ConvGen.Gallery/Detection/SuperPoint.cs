using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>SuperPoint: interest points and their descriptors from one grey picture; the authors' layout of the state dict.</summary>
[Published("SuperPoint", 2018, "DeTone", "SuperPoint: Self-Supervised Interest Point Detection and Description", "magicleap/SuperPointPretrainedNetwork", 1_300_865)]
[ConvNet(1, 480, 640, AnalysisOnly = true)]
[Normalize]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu, Name = "conv1a"), Conv(64, 3, Padding = 1, Activation = Activation.Relu, Name = "conv1b"), MaxPool(2)]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu, Name = "conv2a"), Conv(64, 3, Padding = 1, Activation = Activation.Relu, Name = "conv2b"), MaxPool(2)]
[Conv(128, 3, Padding = 1, Activation = Activation.Relu, Name = "conv3a"), Conv(128, 3, Padding = 1, Activation = Activation.Relu, Name = "conv3b"), MaxPool(2)]
[Conv(128, 3, Padding = 1, Activation = Activation.Relu, Name = "conv4a"), Conv(128, 3, Padding = 1, Activation = Activation.Relu, Name = "conv4b")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Name = "convPa"), Conv(65, 1, Name = "convPb")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Name = "convDa", From = "conv4b"), Conv(256, 1, Name = "convDb"), L2Norm(Affine = false, Name = "descriptors")]
[Output("convPb"), Output("descriptors")]
public sealed partial class SuperPoint;
