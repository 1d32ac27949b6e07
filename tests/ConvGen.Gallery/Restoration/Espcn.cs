using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>ESPCN for a scale of three: a sub-pixel convolution enlarges last.</summary>
[Published("ESPCN ×3", 2016, "Shi", "Real-Time Single Image and Video Super-Resolution Using an Efficient Sub-Pixel Convolutional Neural Network", "yjn870/ESPCN-pytorch", 22_729)]
[ConvNet(1, 85, 85, Task = NetworkTask.SuperResolution, AnalysisOnly = true)]
[Normalize]
[Conv(64, 5, Padding = 2, Activation = Activation.Tanh, Key = "first_part.0")]
[Conv(32, 3, Padding = 1, Activation = Activation.Tanh, Key = "first_part.2")]
[Conv(9, 3, Padding = 1, Key = "last_part.0"), PixelShuffle(3)]
public sealed partial class Espcn;
