using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>IRCNN: seven layers whose dilation rises to four and falls again, for grey pictures; KAIR's layout of the state dict.</summary>
[Published("IRCNN", 2017, "Zhang", "Learning Deep CNN Denoiser Prior for Image Restoration", "cszn/KAIR, IRCNN", 185_857, Field = 33)]
[ConvNet(1, 256, 256, Task = NetworkTask.SuperResolution, AnalysisOnly = true)]
[Normalize]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu, Key = "model.0")]
[Conv(64, 3, Padding = 2, Dilation = 2, Activation = Activation.Relu, Key = "model.2")]
[Conv(64, 3, Padding = 3, Dilation = 3, Activation = Activation.Relu, Key = "model.4")]
[Conv(64, 3, Padding = 4, Dilation = 4, Activation = Activation.Relu, Key = "model.6")]
[Conv(64, 3, Padding = 3, Dilation = 3, Activation = Activation.Relu, Key = "model.8")]
[Conv(64, 3, Padding = 2, Dilation = 2, Activation = Activation.Relu, Key = "model.10")]
[Conv(1, 3, Padding = 1, Key = "model.12")]
[Scale(Factor = -1), Add("input")]
public sealed partial class IrCnn;
