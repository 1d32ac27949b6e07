namespace ConvGen.Networks;

/// <summary>ShuffleNetV2 0.5, torchvision's layout of the state dict.</summary>
[Published("ShuffleNetV2 0.5", 2018, "Ma", "ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design", "torchvision 0.14", 1_366_792, Macs = "0.040 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification)]
[Conv(24, 3, Stride = 2, Padding = 1, Bias = false, Key = "conv1.0"), BatchNorm(Key = "conv1.1"), Relu]
[MaxPool(3, Stride = 2, Padding = 1, Name = "maxpool")]
[Use<ShuffleDown>(24, Key = "stage2.0")]
[Use<ShuffleUnit>(24, Key = "stage2.{n}", First = 1, Repeat = 3)]
[Use<ShuffleDown>(48, Key = "stage3.0")]
[Use<ShuffleUnit>(48, Key = "stage3.{n}", First = 1, Repeat = 7)]
[Use<ShuffleDown>(96, Key = "stage4.0")]
[Use<ShuffleUnit>(96, Key = "stage4.{n}", First = 1, Repeat = 3)]
[Conv(1024, 1, Bias = false, Key = "conv5.0"), BatchNorm(Key = "conv5.1"), Relu]
[GlobalAvgPool]
[Dense(1000, Name = "fc")]
public sealed partial class ShuffleNetV2;

/// <summary>Two strided branches over all channels, then a shuffle.</summary>
[ConvBlock] // A: output channels per branch
[DepthwiseConv(3, Stride = 2, Padding = 1, Bias = false, Key = "branch1.0"), BatchNorm(Key = "branch1.1")]
[Conv(Param.A, 1, Bias = false, Key = "branch1.2"), BatchNorm(Key = "branch1.3"), Relu(Name = "branch1")]
[Conv(Param.A, 1, Bias = false, Key = "branch2.0", From = "input"), BatchNorm(Key = "branch2.1"), Relu]
[DepthwiseConv(3, Stride = 2, Padding = 1, Bias = false, Key = "branch2.3"), BatchNorm(Key = "branch2.4")]
[Conv(Param.A, 1, Bias = false, Key = "branch2.5"), BatchNorm(Key = "branch2.6"), Relu(Name = "branch2")]
[Concat("branch2", From = "branch1")]
[ChannelShuffle(2)]
public sealed class ShuffleDown;

/// <summary>Half of the channels pass, the other half is convolved, then a shuffle.</summary>
[ConvBlock] // A: channels of each half
[Slice(0, Param.A, Name = "passed", From = "input")]
[Slice(Param.A, Param.A, From = "input")]
[Conv(Param.A, 1, Bias = false, Key = "branch2.0"), BatchNorm(Key = "branch2.1"), Relu]
[DepthwiseConv(3, Padding = 1, Bias = false, Key = "branch2.3"), BatchNorm(Key = "branch2.4")]
[Conv(Param.A, 1, Bias = false, Key = "branch2.5"), BatchNorm(Key = "branch2.6"), Relu(Name = "convolved")]
[Concat("convolved", From = "passed")]
[ChannelShuffle(2)]
public sealed class ShuffleUnit;
