using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>FSRCNN(56, 12, 4) for a scale of three: it works at the small size and enlarges last.</summary>
[Published("FSRCNN(56, 12, 4) ×3", 2016, "Dong", "Accelerating the Super-Resolution Convolutional Neural Network", "yjn870/FSRCNN-pytorch; table 1 of the paper: 12,464 weights", 12_809)]
[ConvNet(1, 85, 85, Task = NetworkTask.SuperResolution, AnalysisOnly = true)]
[Normalize]
[Conv(56, 5, Padding = 2, Key = "first_part.0"), PRelu(Key = "first_part.1")]
[Conv(12, 1, Key = "mid_part.0"), PRelu(Key = "mid_part.1")]
[Conv(12, 3, Padding = 1, Key = "mid_part.2"), PRelu(Key = "mid_part.3")]
[Conv(12, 3, Padding = 1, Key = "mid_part.4"), PRelu(Key = "mid_part.5")]
[Conv(12, 3, Padding = 1, Key = "mid_part.6"), PRelu(Key = "mid_part.7")]
[Conv(12, 3, Padding = 1, Key = "mid_part.8"), PRelu(Key = "mid_part.9")]
[Conv(56, 1, Key = "mid_part.10"), PRelu(Key = "mid_part.11")]
[ConvTranspose(1, 9, Stride = 3, Padding = 4, OutputPadding = 2, Name = "last_part")]
public sealed partial class Fsrcnn;
