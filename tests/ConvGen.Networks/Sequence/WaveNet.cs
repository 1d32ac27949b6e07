namespace ConvGen.Networks;

/// <summary>One stack of WaveNet over 16,000 samples: ten causal layers of two taps whose dilation doubles from 1 to 512.</summary>
[ConvNet(256, 16000, Causal = true, AnalysisOnly = true)]
[Conv(64, 1, Name = "embed")]
[Use<WaveNetLayer>(1, Name = "layer1")]
[Use<WaveNetLayer>(2, Name = "layer2")]
[Use<WaveNetLayer>(4, Name = "layer3")]
[Use<WaveNetLayer>(8, Name = "layer4")]
[Use<WaveNetLayer>(16, Name = "layer5")]
[Use<WaveNetLayer>(32, Name = "layer6")]
[Use<WaveNetLayer>(64, Name = "layer7")]
[Use<WaveNetLayer>(128, Name = "layer8")]
[Use<WaveNetLayer>(256, Name = "layer9")]
[Use<WaveNetGate>(512, Name = "layer10")]
[Conv(256, 1, Name = "skip")]
[Add("layer1.skip", "layer2.skip", "layer3.skip", "layer4.skip", "layer5.skip", "layer6.skip", "layer7.skip", "layer8.skip", "layer9.skip",
    Activation = Activation.Relu)]
[Conv(256, 1, Activation = Activation.Relu)]
[Conv(256, 1)]
public sealed partial class WaveNet;

/// <summary>A dilated causal convolution through a gate.</summary>
[ConvBlock] // A: dilation
[Conv(64, 2, Paddings = [Param.A, 0], Dilation = Param.A, Activation = Activation.Tanh, Name = "filter")]
[Conv(64, 2, Paddings = [Param.A, 0], Dilation = Param.A, Activation = Activation.Sigmoid, Name = "gate", From = "input")]
[Mul("filter")]
public sealed class WaveNetGate;

/// <summary>A gated convolution that adds to its input and to the sum of skips.</summary>
[ConvBlock] // A: dilation
[Use<WaveNetGate>(Param.A, Key = "", Name = "gated")]
[Conv(256, 1, Name = "skip")]
[Conv(64, 1, Name = "residual", From = "gated")]
[Add("input")]
public sealed class WaveNetLayer;
