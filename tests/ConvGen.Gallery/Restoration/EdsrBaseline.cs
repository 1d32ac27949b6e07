using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>EDSR-baseline, twofold: sixteen residual blocks without norms.</summary>
[Published("EDSR-baseline ×2", 2017, "Lim", "Enhanced Deep Residual Networks for Single Image Super-Resolution", "sanghyun-son/EDSR-PyTorch, trainable", 1_369_859)]
[ConvNet(3, 128, 128, Task = NetworkTask.SuperResolution, AnalysisOnly = true)]
[Normalize(Mean = [0.4488, 0.4371, 0.4040])]
[Conv(64, 3, Padding = 1, Name = "head", Key = "head.0")]
[Use<EdsrBlock>(Key = "body.{n}.body", Repeat = 16)]
[Conv(64, 3, Padding = 1, Key = "body.16"), Add("head")]
[Conv(256, 3, Padding = 1, Key = "tail.0.0"), PixelShuffle(2)]
[Conv(3, 3, Padding = 1, Key = "tail.1")]
public sealed partial class EdsrBaseline;

/// <summary>Two 3×3 convolutions around an identity shortcut.</summary>
[ConvBlock]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu, Key = "0")]
[Conv(64, 3, Padding = 1, Key = "2"), Add("input")]
public sealed class EdsrBlock;
