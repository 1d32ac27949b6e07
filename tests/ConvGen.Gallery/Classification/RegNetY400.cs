using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>RegNetY-400MF: groups of 8 channels and a gate per block; torchvision's layout of the state dict.</summary>
[Published("RegNetY-400MF", 2020, "Radosavovic", "Designing Network Design Spaces", "torchvision 0.14", 4_344_144, Macs = "0.402 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Conv(32, 3, Stride = 2, Padding = 1, Bias = false, Key = "stem.0"), BatchNorm(Key = "stem.1"), Relu]
[Use<GatedRegNetDown>(48, 6, 8, Key = "trunk_output.block1.block1-0")]
[Use<GatedRegNetDown>(104, 13, 12, Key = "trunk_output.block2.block2-0")]
[Use<GatedRegNetBlock>(104, 13, 26, Key = "trunk_output.block2.block2-{n}", First = 1, Repeat = 2)]
[Use<GatedRegNetDown>(208, 26, 26, Key = "trunk_output.block3.block3-0")]
[Use<GatedRegNetBlock>(208, 26, 52, Key = "trunk_output.block3.block3-{n}", First = 1, Repeat = 5)]
[Use<GatedRegNetDown>(440, 55, 52, Key = "trunk_output.block4.block4-0")]
[Use<GatedRegNetBlock>(440, 55, 110, Key = "trunk_output.block4.block4-{n}", First = 1, Repeat = 5)]
[GlobalAvgPool(Name = "avgpool")]
[Dense(1000, Name = "fc")]
public sealed partial class RegNetY400;

/// <summary>A gate per channel, with ReLU and a sigmoid.</summary>
[ConvBlock] // A: squeezed channels, B: channels
[GlobalAvgPool(Name = "avgpool")]
[Conv(Param.A, 1, Activation = Activation.Relu, Name = "fc1")]
[Conv(Param.B, 1, Activation = Activation.Sigmoid, Name = "fc2")]
[Mul("input")]
public sealed class SigmoidGate;

/// <summary>1×1, grouped 3×3, gate, 1×1 of one width around an identity shortcut.</summary>
[ConvBlock] // A: channels, B: groups, C: squeezed channels
[Conv(Param.A, 1, Bias = false, Key = "f.a.0"), BatchNorm(Key = "f.a.1"), Relu]
[Conv(Param.A, 3, Padding = 1, Groups = Param.B, Bias = false, Key = "f.b.0"), BatchNorm(Key = "f.b.1"), Relu]
[Use<SigmoidGate>(Param.C, Param.A, Key = "f.se")]
[Conv(Param.A, 1, Bias = false, Key = "f.c.0"), BatchNorm(Key = "f.c.1")]
[Add("input", Activation = Activation.Relu)]
public sealed class GatedRegNetBlock;

/// <summary>1×1, grouped strided 3×3, gate, 1×1 of one width around a projected shortcut.</summary>
[ConvBlock] // A: channels, B: groups, C: squeezed channels (a quarter of the input's)
[Conv(Param.A, 1, Bias = false, Key = "f.a.0"), BatchNorm(Key = "f.a.1"), Relu]
[Conv(Param.A, 3, Stride = 2, Padding = 1, Groups = Param.B, Bias = false, Key = "f.b.0"), BatchNorm(Key = "f.b.1"), Relu]
[Use<SigmoidGate>(Param.C, Param.A, Key = "f.se")]
[Conv(Param.A, 1, Bias = false, Key = "f.c.0"), BatchNorm(Key = "f.c.1", Name = "body")]
[Conv(Param.A, 1, Stride = 2, Bias = false, Key = "proj.0", From = "input"), BatchNorm(Key = "proj.1")]
[Add("body", Activation = Activation.Relu)]
public sealed class GatedRegNetDown;
