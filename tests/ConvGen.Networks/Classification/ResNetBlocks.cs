namespace ConvGen.Networks;

/// <summary>Two 3×3 convolutions around an identity shortcut.</summary>
[ConvBlock] // A: channels
[Conv(Param.A, 3, Padding = 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[Conv(Param.A, 3, Padding = 1, Bias = false, Name = "conv2"), BatchNorm(Name = "bn2")]
[Add("input", Activation = Activation.Relu)]
public sealed class BasicBlock;

/// <summary>Two 3×3 convolutions around a projected shortcut.</summary>
[ConvBlock] // A: channels, B: stride
[Conv(Param.A, 3, Stride = Param.B, Padding = 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[Conv(Param.A, 3, Padding = 1, Bias = false, Name = "conv2"), BatchNorm(Name = "bn2")]
[Conv(Param.A, 1, Stride = Param.B, Bias = false, Key = "downsample.0", From = "input"), BatchNorm(Key = "downsample.1")]
[Add("bn2", Activation = Activation.Relu)]
public sealed class BasicBlockDown;

/// <summary>1×1, 3×3, 1×1 around an identity shortcut.</summary>
[ConvBlock] // A: width, B: output channels
[Conv(Param.A, 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[Conv(Param.A, 3, Padding = 1, Bias = false, Name = "conv2"), BatchNorm(Name = "bn2"), Relu]
[Conv(Param.B, 1, Bias = false, Name = "conv3"), BatchNorm(Name = "bn3")]
[Add("input", Activation = Activation.Relu)]
public sealed class Bottleneck;

/// <summary>1×1, 3×3, 1×1 around a projected shortcut; the 3×3 strides (ResNet v1.5).</summary>
[ConvBlock] // A: width, B: output channels, C: stride
[Conv(Param.A, 1, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[Conv(Param.A, 3, Stride = Param.C, Padding = 1, Bias = false, Name = "conv2"), BatchNorm(Name = "bn2"), Relu]
[Conv(Param.B, 1, Bias = false, Name = "conv3"), BatchNorm(Name = "bn3")]
[Conv(Param.B, 1, Stride = Param.C, Bias = false, Key = "downsample.0", From = "input"), BatchNorm(Key = "downsample.1")]
[Add("bn3", Activation = Activation.Relu)]
public sealed class BottleneckDown;
