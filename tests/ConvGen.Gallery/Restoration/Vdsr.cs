using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>VDSR: twenty layers estimate what the enlarged luminance lacks.</summary>
[Published("VDSR", 2016, "Kim", "Accurate Image Super-Resolution Using Very Deep Convolutional Networks", "twtygqyy/pytorch-vdsr, without biases", 664_704, Field = 41)]
[ConvNet(1, 256, 256, Task = NetworkTask.SuperResolution, AnalysisOnly = true)]
[Normalize]
[Conv(64, 3, Padding = 1, Bias = false, Activation = Activation.Relu, Name = "input_layer", Key = "input")]
[Use<VdsrLayer>(Key = "residual_layer.{n}", Repeat = 18)]
[Conv(1, 3, Padding = 1, Bias = false, Name = "output")]
[Add("input")]
public sealed partial class Vdsr;

/// <summary>A 3×3 convolution over 64 channels.</summary>
[ConvBlock]
[Conv(64, 3, Padding = 1, Bias = false, Activation = Activation.Relu, Name = "conv")]
public sealed class VdsrLayer;
