namespace ConvGen.Networks;

/// <summary>GoogLeNet with batch norm and without auxiliary heads, torchvision's layout of the state dict (its "5×5" branch is 3×3).</summary>
[Published("GoogLeNet", 2014, "Szegedy", "Going Deeper with Convolutions", "torchvision 0.14, without auxiliary heads", 6_624_904, Macs = "1.498 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification)]
[Conv(64, 7, Stride = 2, Padding = 3, Bias = false, Key = "conv1.conv"), BatchNorm(Epsilon = 1e-3, Key = "conv1.bn"), Relu]
[MaxPool(3, Stride = 2, CeilMode = true, Key = "maxpool1")]
[Conv(64, 1, Bias = false, Key = "conv2.conv"), BatchNorm(Epsilon = 1e-3, Key = "conv2.bn"), Relu]
[Conv(192, 3, Padding = 1, Bias = false, Key = "conv3.conv"), BatchNorm(Epsilon = 1e-3, Key = "conv3.bn"), Relu]
[MaxPool(3, Stride = 2, CeilMode = true, Key = "maxpool2")]
[Use<Inception>(64, 96, 128, 16, 32, 32, Name = "inception3a")]
[Use<Inception>(128, 128, 192, 32, 96, 64, Name = "inception3b")]
[MaxPool(3, Stride = 2, CeilMode = true, Key = "maxpool3")]
[Use<Inception>(192, 96, 208, 16, 48, 64, Name = "inception4a")]
[Use<Inception>(160, 112, 224, 24, 64, 64, Name = "inception4b")]
[Use<Inception>(128, 128, 256, 24, 64, 64, Name = "inception4c")]
[Use<Inception>(112, 144, 288, 32, 64, 64, Name = "inception4d")]
[Use<Inception>(256, 160, 320, 32, 128, 128, Name = "inception4e")]
[MaxPool(2, CeilMode = true, Key = "maxpool4")]
[Use<Inception>(256, 160, 320, 32, 128, 128, Name = "inception5a")]
[Use<Inception>(384, 192, 384, 48, 128, 128, Name = "inception5b")]
[GlobalAvgPool(Name = "avgpool")]
[Dense(1000, Name = "fc")]
public sealed partial class GoogLeNet;

/// <summary>1×1, 1×1 → 3×3, 1×1 → 3×3 and pool → 1×1 side by side.</summary>
[ConvBlock] // A: 1×1; B, C: 3×3 reduced, out; D, E: second 3×3 reduced, out; F: after the pool
[Conv(Param.A, 1, Bias = false, Key = "branch1.conv"), BatchNorm(Epsilon = 1e-3, Key = "branch1.bn"), Relu(Name = "branch1")]
[Conv(Param.B, 1, Bias = false, Key = "branch2.0.conv", From = "input"), BatchNorm(Epsilon = 1e-3, Key = "branch2.0.bn"), Relu]
[Conv(Param.C, 3, Padding = 1, Bias = false, Key = "branch2.1.conv"), BatchNorm(Epsilon = 1e-3, Key = "branch2.1.bn"), Relu(Name = "branch2")]
[Conv(Param.D, 1, Bias = false, Key = "branch3.0.conv", From = "input"), BatchNorm(Epsilon = 1e-3, Key = "branch3.0.bn"), Relu]
[Conv(Param.E, 3, Padding = 1, Bias = false, Key = "branch3.1.conv"), BatchNorm(Epsilon = 1e-3, Key = "branch3.1.bn"), Relu(Name = "branch3")]
[MaxPool(3, Stride = 1, Padding = 1, CeilMode = true, Key = "branch4.0", From = "input")]
[Conv(Param.F, 1, Bias = false, Key = "branch4.1.conv"), BatchNorm(Epsilon = 1e-3, Key = "branch4.1.bn"), Relu(Name = "branch4")]
[Concat("branch2", "branch3", "branch4", From = "branch1")]
public sealed class Inception;
