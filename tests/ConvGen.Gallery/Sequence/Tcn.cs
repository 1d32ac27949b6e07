using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>The temporal convolutional network for sequential MNIST: eight levels of 25 channels and seven causal taps, weight norms folded.</summary>
[Published("TCN (sequential MNIST)", 2018, "Bai", "An Empirical Evaluation of Generic Convolutional and Recurrent Networks for Sequence Modeling", "locuslab/TCN, weight norms folded; table 1 of the paper: about 70 K", 66_510)]
[ConvNet(1, 784, Causal = true, AnalysisOnly = true)]
[Use<TemporalWiden>(25, 6, 1, Key = "tcn.network.0")]
[Use<TemporalBlock>(25, 12, 2, Key = "tcn.network.1")]
[Use<TemporalBlock>(25, 24, 4, Key = "tcn.network.2")]
[Use<TemporalBlock>(25, 48, 8, Key = "tcn.network.3")]
[Use<TemporalBlock>(25, 96, 16, Key = "tcn.network.4")]
[Use<TemporalBlock>(25, 192, 32, Key = "tcn.network.5")]
[Use<TemporalBlock>(25, 384, 64, Key = "tcn.network.6")]
[Use<TemporalBlock>(25, 768, 128, Key = "tcn.network.7")]
// The reference takes the last step alone; a causal network gives scores at every step.
[Conv(10, 1, Name = "linear")]
public sealed partial class Tcn;

/// <summary>Two dilated causal convolutions of seven taps around an identity shortcut.</summary>
[ConvBlock] // A: channels, B: padding, C: dilation
[Conv(Param.A, 7, Paddings = [Param.B, 0], Dilation = Param.C, Activation = Activation.Relu, Name = "conv1")]
[Conv(Param.A, 7, Paddings = [Param.B, 0], Dilation = Param.C, Activation = Activation.Relu, Name = "conv2")]
[Add("input", Activation = Activation.Relu)]
public sealed class TemporalBlock;

/// <summary>Two dilated causal convolutions of seven taps around a projected shortcut.</summary>
[ConvBlock] // A: channels, B: padding, C: dilation
[Conv(Param.A, 7, Paddings = [Param.B, 0], Dilation = Param.C, Activation = Activation.Relu, Name = "conv1")]
[Conv(Param.A, 7, Paddings = [Param.B, 0], Dilation = Param.C, Activation = Activation.Relu, Name = "conv2")]
[Conv(Param.A, 1, Name = "downsample", From = "input")]
[Add("conv2", Activation = Activation.Relu)]
public sealed class TemporalWiden;
