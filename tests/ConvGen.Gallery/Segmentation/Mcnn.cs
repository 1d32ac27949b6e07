using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>MCNN: three columns with large, middle and small kernels estimate a density of people.</summary>
[Published("MCNN", 2016, "Zhang", "Single-Image Crowd Counting via Multi-Column Convolutional Neural Network", "figure 2 of the paper, counted by hand; CSRNet's table 4: 0.13 M", 127_953)]
[ConvNet(1, 576, 768, AnalysisOnly = true)]
[Normalize]
[Use<CrowdColumn>(16, 32, 8, 9, 4, 7, 3, Name = "large")]
[Use<CrowdColumn>(20, 40, 10, 7, 3, 5, 2, Name = "middle", From = "input")]
[Use<CrowdColumn>(24, 48, 12, 5, 2, 3, 1, Name = "small", From = "input")]
[Concat("middle", "small", From = "large")]
[Conv(1, 1, Name = "fuse")]
public sealed partial class Mcnn;

/// <summary>Four convolutions with two pools between.</summary>
[ConvBlock] // A: channels, B: twice as many, C: half as many, D: first kernel, E: its padding, F: later kernels, G: their padding
[Conv(Param.A, Param.D, Padding = Param.E, Activation = Activation.Relu, Name = "conv1"), MaxPool(2)]
[Conv(Param.B, Param.F, Padding = Param.G, Activation = Activation.Relu, Name = "conv2"), MaxPool(2)]
[Conv(Param.A, Param.F, Padding = Param.G, Activation = Activation.Relu, Name = "conv3")]
[Conv(Param.C, Param.F, Padding = Param.G, Activation = Activation.Relu, Name = "conv4")]
public sealed class CrowdColumn;
