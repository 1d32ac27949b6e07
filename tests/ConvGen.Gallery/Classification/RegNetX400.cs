using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>RegNetX-400MF: groups of 16 channels; torchvision's layout of the state dict.</summary>
[Published("RegNetX-400MF", 2020, "Radosavovic", "Designing Network Design Spaces", "torchvision 0.14", 5_495_976, Macs = "0.414 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Conv(32, 3, Stride = 2, Padding = 1, Bias = false, Key = "stem.0"), BatchNorm(Key = "stem.1"), Relu]
[Use<RegNetDown>(32, 2, Key = "trunk_output.block1.block1-0")]
[Use<RegNetDown>(64, 4, Key = "trunk_output.block2.block2-0")]
[Use<RegNetBlock>(64, 4, Key = "trunk_output.block2.block2-1")]
[Use<RegNetDown>(160, 10, Key = "trunk_output.block3.block3-0")]
[Use<RegNetBlock>(160, 10, Key = "trunk_output.block3.block3-{n}", First = 1, Repeat = 6)]
[Use<RegNetDown>(400, 25, Key = "trunk_output.block4.block4-0")]
[Use<RegNetBlock>(400, 25, Key = "trunk_output.block4.block4-{n}", First = 1, Repeat = 11)]
[GlobalAvgPool(Name = "avgpool")]
[Dense(1000, Name = "fc")]
public sealed partial class RegNetX400;

/// <summary>1×1, grouped 3×3, 1×1 of one width around an identity shortcut.</summary>
[ConvBlock] // A: channels, B: groups
[Conv(Param.A, 1, Bias = false, Key = "f.a.0"), BatchNorm(Key = "f.a.1"), Relu]
[Conv(Param.A, 3, Padding = 1, Groups = Param.B, Bias = false, Key = "f.b.0"), BatchNorm(Key = "f.b.1"), Relu]
[Conv(Param.A, 1, Bias = false, Key = "f.c.0"), BatchNorm(Key = "f.c.1")]
[Add("input", Activation = Activation.Relu)]
public sealed class RegNetBlock;

/// <summary>1×1, grouped strided 3×3, 1×1 of one width around a projected shortcut.</summary>
[ConvBlock] // A: channels, B: groups
[Conv(Param.A, 1, Bias = false, Key = "f.a.0"), BatchNorm(Key = "f.a.1"), Relu]
[Conv(Param.A, 3, Stride = 2, Padding = 1, Groups = Param.B, Bias = false, Key = "f.b.0"), BatchNorm(Key = "f.b.1"), Relu]
[Conv(Param.A, 1, Bias = false, Key = "f.c.0"), BatchNorm(Key = "f.c.1", Name = "body")]
[Conv(Param.A, 1, Stride = 2, Bias = false, Key = "proj.0", From = "input"), BatchNorm(Key = "proj.1")]
[Add("body", Activation = Activation.Relu)]
public sealed class RegNetDown;
