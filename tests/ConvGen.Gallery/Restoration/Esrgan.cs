using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>ESRGAN's generator, fourfold: 23 residual blocks of three dense blocks, and nearest-neighbour enlargement; BasicSR's layout of the state dict.</summary>
[Published("ESRGAN (RRDBNet ×4)", 2018, "Wang", "ESRGAN: Enhanced Super-Resolution Generative Adversarial Networks", "XPixelGroup/BasicSR, RRDBNet", 16_697_987)]
[ConvNet(3, 64, 64, Task = NetworkTask.SuperResolution, AnalysisOnly = true)]
[Normalize]
[Conv(64, 3, Padding = 1, Name = "conv_first")]
[Use<ResidualInResidual>(Key = "body.{n}", Repeat = 23)]
[Conv(64, 3, Padding = 1, Name = "conv_body"), Add("conv_first")]
[Upsample(2), Conv(64, 3, Padding = 1, Activation = Activation.LeakyRelu, Alpha = 0.2, Name = "conv_up1")]
[Upsample(2), Conv(64, 3, Padding = 1, Activation = Activation.LeakyRelu, Alpha = 0.2, Name = "conv_up2")]
[Conv(64, 3, Padding = 1, Activation = Activation.LeakyRelu, Alpha = 0.2, Name = "conv_hr")]
[Conv(3, 3, Padding = 1, Name = "conv_last")]
public sealed partial class Esrgan;

/// <summary>Three dense blocks, of which a fifth is added to the input.</summary>
[ConvBlock]
[Use<ResidualDense>(Key = "rdb{n}", First = 1, Repeat = 3)]
[Scale(Factor = 0.2), Add("input")]
public sealed class ResidualInResidual;

/// <summary>Five convolutions, each over all before it; a fifth of the last is added to the input.</summary>
[ConvBlock]
[Conv(32, 3, Padding = 1, Activation = Activation.LeakyRelu, Alpha = 0.2, Name = "conv1"), Concat("conv1", From = "input")]
[Conv(32, 3, Padding = 1, Activation = Activation.LeakyRelu, Alpha = 0.2, Name = "conv2"), Concat("conv1", "conv2", From = "input")]
[Conv(32, 3, Padding = 1, Activation = Activation.LeakyRelu, Alpha = 0.2, Name = "conv3"), Concat("conv1", "conv2", "conv3", From = "input")]
[Conv(32, 3, Padding = 1, Activation = Activation.LeakyRelu, Alpha = 0.2, Name = "conv4"), Concat("conv1", "conv2", "conv3", "conv4", From = "input")]
[Conv(64, 3, Padding = 1, Name = "conv5"), Scale(Factor = 0.2), Add("input")]
public sealed class ResidualDense;
