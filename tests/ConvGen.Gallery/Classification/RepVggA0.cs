using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>RepVGG-A0 as it runs: the branches of training merged into one 3×3 convolution each.</summary>
[Published("RepVGG-A0 (merged)", 2021, "Ding", "RepVGG: Making VGG-style ConvNets Great Again", "DingXiaoH/RepVGG, deploy=True; table 1 of the paper: 8.30 M, 1.4 G", 8_309_384, Macs = "1.4 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Use<RepVggDown>(48, Key = "stage0")]
[Use<RepVggDown>(48, Key = "stage1.0"), Use<RepVggBlock>(48, Key = "stage1.1")]
[Use<RepVggDown>(96, Key = "stage2.0"), Use<RepVggBlock>(96, Key = "stage2.{n}", First = 1, Repeat = 3)]
[Use<RepVggDown>(192, Key = "stage3.0"), Use<RepVggBlock>(192, Key = "stage3.{n}", First = 1, Repeat = 13)]
[Use<RepVggDown>(1280, Key = "stage4.0")]
[GlobalAvgPool(Name = "gap")]
[Dense(1000, Name = "linear")]
public sealed partial class RepVggA0;

/// <summary>A 3×3 convolution.</summary>
[ConvBlock] // A: channels
[Conv(Param.A, 3, Padding = 1, Activation = Activation.Relu, Key = "rbr_reparam")]
public sealed class RepVggBlock;

/// <summary>A strided 3×3 convolution.</summary>
[ConvBlock] // A: channels
[Conv(Param.A, 3, Stride = 2, Padding = 1, Activation = Activation.Relu, Key = "rbr_reparam")]
public sealed class RepVggDown;
