using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>ConvNeXt-T, torchvision's layout of the state dict; the scale of a block's branch is <c>layer_scale.weight</c> here.</summary>
[Published("ConvNeXt-T", 2022, "Liu", "A ConvNet for the 2020s", "torchvision 0.14", 28_589_128, Macs = "4.456 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Conv(96, 4, Stride = 4, Key = "features.0.0"), LayerNorm(Epsilon = 1e-6, Key = "features.0.1")]
[Use<ConvNeXtBlock>(96, 384, Key = "features.1.{n}", Repeat = 3)]
[Use<ConvNeXtDown>(192, Key = "features.2")]
[Use<ConvNeXtBlock>(192, 768, Key = "features.3.{n}", Repeat = 3)]
[Use<ConvNeXtDown>(384, Key = "features.4")]
[Use<ConvNeXtBlock>(384, 1536, Key = "features.5.{n}", Repeat = 9)]
[Use<ConvNeXtDown>(768, Key = "features.6")]
[Use<ConvNeXtBlock>(768, 3072, Key = "features.7.{n}", Repeat = 3)]
[GlobalAvgPool(Name = "avgpool")]
[LayerNorm(Epsilon = 1e-6, Key = "classifier.0")]
[Dense(1000, Key = "classifier.2")]
public sealed partial class ConvNeXtTiny;

/// <summary>Depthwise 7×7 and two 1×1 convolutions, scaled, around an identity shortcut.</summary>
[ConvBlock] // A: channels, B: channels between the 1×1
[DepthwiseConv(7, Padding = 3, Key = "block.0"), LayerNorm(Epsilon = 1e-6, Key = "block.2")]
[Conv(Param.B, 1, Activation = Activation.Gelu, Key = "block.3")]
[Conv(Param.A, 1, Key = "block.5"), Scale(Key = "layer_scale")]
[Add("input")]
public sealed class ConvNeXtBlock;

/// <summary>Halves the size between stages: patches of 2×2, nothing overlaps.</summary>
[ConvBlock] // A: output channels
[LayerNorm(Epsilon = 1e-6, Key = "0"), Conv(Param.A, 2, Stride = 2, Key = "1")]
public sealed class ConvNeXtDown;
