using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>GhostNet 1.0, the authors' layout of the state dict: half of each map is a 1×1 convolution's, the other half a depthwise filter of the first.</summary>
[Published("GhostNet 1.0", 2020, "Han", "GhostNet: More Features from Cheap Operations", "huawei-noah/Efficient-AI-Backbones; table 7 of the paper: 5.2 M, 141 M", 5_182_508, Macs = "141 M")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Conv(16, 3, Stride = 2, Padding = 1, Bias = false, Name = "conv_stem"), BatchNorm(Name = "bn1"), Relu]
[Use<GhostResidual>(8, 8, Key = "blocks.0.0")]
[Use<GhostDown>(24, 12, 48, 24, 3, 1, Key = "blocks.1.0")]
[Use<GhostResidual>(36, 12, Key = "blocks.2.0")]
[Use<GatedGhostDown>(36, 20, 72, 20, 40, Key = "blocks.3.0")]
[Use<GatedGhostResidual>(60, 20, 120, 32, Key = "blocks.4.0")]
[Use<GhostDown>(120, 40, 240, 80, 3, 1, Key = "blocks.5.0")]
[Use<GhostResidual>(100, 40, Key = "blocks.6.0")]
[Use<GhostResidual>(92, 40, Key = "blocks.6.{n}", First = 1, Repeat = 2)]
[Use<GatedGhostWiden>(240, 56, 480, 120, 112, Key = "blocks.6.3")]
[Use<GatedGhostResidual>(336, 56, 672, 168, Key = "blocks.6.4")]
[Use<GatedGhostDown>(336, 80, 672, 168, 160, Key = "blocks.7.0")]
[Use<GhostResidual>(480, 80, Key = "blocks.8.0")]
[Use<GatedGhostResidual>(480, 80, 960, 240, Key = "blocks.8.1")]
[Use<GhostResidual>(480, 80, Key = "blocks.8.2")]
[Use<GatedGhostResidual>(480, 80, 960, 240, Key = "blocks.8.3")]
[Conv(960, 1, Bias = false, Key = "blocks.9.0.conv"), BatchNorm(Key = "blocks.9.0.bn1"), Relu]
[GlobalAvgPool(Name = "global_pool")]
[Conv(1280, 1, Activation = Activation.Relu, Name = "conv_head")]
[Dense(1000, Name = "classifier")]
public sealed partial class GhostNet;

/// <summary>A 1×1 convolution, and beside its map a depthwise 3×3 of it, with ReLU.</summary>
[ConvBlock] // A: half of the output channels
[Conv(Param.A, 1, Bias = false, Key = "primary_conv.0"), BatchNorm(Key = "primary_conv.1"), Relu(Name = "primary")]
[DepthwiseConv(3, Padding = 1, Bias = false, Key = "cheap_operation.0"), BatchNorm(Key = "cheap_operation.1"), Relu(Name = "ghosts")]
[Concat("ghosts", From = "primary")]
public sealed class GhostModule;

/// <summary>A 1×1 convolution, and beside its map a depthwise 3×3 of it, linear.</summary>
[ConvBlock] // A: half of the output channels
[Conv(Param.A, 1, Bias = false, Key = "primary_conv.0"), BatchNorm(Key = "primary_conv.1", Name = "primary")]
[DepthwiseConv(3, Padding = 1, Bias = false, Key = "cheap_operation.0"), BatchNorm(Key = "cheap_operation.1", Name = "ghosts")]
[Concat("ghosts", From = "primary")]
public sealed class LinearGhostModule;

/// <summary>A gate per channel, with ReLU and a hard sigmoid.</summary>
[ConvBlock] // A: squeezed channels, B: channels
[GlobalAvgPool]
[Conv(Param.A, 1, Activation = Activation.Relu, Name = "conv_reduce")]
[Conv(Param.B, 1, Activation = Activation.HardSigmoid, Name = "conv_expand")]
[Mul("input")]
public sealed class GhostGate;

/// <summary>Expand and project around an identity shortcut; the module's own depthwise filters are the only wide ones.</summary>
[ConvBlock] // A: half of the expanded channels, B: half of the channels
[Use<GhostModule>(Param.A, Key = "ghost1")]
[Use<LinearGhostModule>(Param.B, Key = "ghost2")]
[Add("input")]
public sealed class GhostResidual;

/// <summary>Expand, gate and project around an identity shortcut.</summary>
[ConvBlock] // A: half of the expanded channels, B: half of the channels, C: expanded channels, D: squeezed channels
[Use<GhostModule>(Param.A, Key = "ghost1")]
[Use<GhostGate>(Param.D, Param.C, Key = "se")]
[Use<LinearGhostModule>(Param.B, Key = "ghost2")]
[Add("input")]
public sealed class GatedGhostResidual;

/// <summary>Expand, strided depthwise convolution and project around a projected shortcut.</summary>
[ConvBlock] // A: half of the expanded channels, B: half of the output channels, C: expanded channels, D: output channels, E: kernel, F: padding
[Use<GhostModule>(Param.A, Key = "ghost1")]
[DepthwiseConv(Param.E, Stride = 2, Padding = Param.F, Bias = false, Name = "conv_dw"), BatchNorm(Name = "bn_dw")]
[Use<LinearGhostModule>(Param.B, Key = "ghost2", Name = "body")]
[DepthwiseConv(Param.E, Stride = 2, Padding = Param.F, Bias = false, Key = "shortcut.0", From = "input"), BatchNorm(Key = "shortcut.1")]
[Conv(Param.D, 1, Bias = false, Key = "shortcut.2"), BatchNorm(Key = "shortcut.3")]
[Add("body")]
public sealed class GhostDown;

/// <summary>Expand, strided depthwise 5×5, gate and project around a projected shortcut.</summary>
[ConvBlock] // A: half of the expanded channels, B: half of the output channels, C: expanded channels, D: squeezed channels, E: output channels
[Use<GhostModule>(Param.A, Key = "ghost1")]
[DepthwiseConv(5, Stride = 2, Padding = 2, Bias = false, Name = "conv_dw"), BatchNorm(Name = "bn_dw")]
[Use<GhostGate>(Param.D, Param.C, Key = "se")]
[Use<LinearGhostModule>(Param.B, Key = "ghost2", Name = "body")]
[DepthwiseConv(5, Stride = 2, Padding = 2, Bias = false, Key = "shortcut.0", From = "input"), BatchNorm(Key = "shortcut.1")]
[Conv(Param.E, 1, Bias = false, Key = "shortcut.2"), BatchNorm(Key = "shortcut.3")]
[Add("body")]
public sealed class GatedGhostDown;

/// <summary>Expand, gate and project to more channels, around a shortcut of a depthwise 3×3 and a 1×1.</summary>
[ConvBlock] // A: half of the expanded channels, B: half of the output channels, C: expanded channels, D: squeezed channels, E: output channels
[Use<GhostModule>(Param.A, Key = "ghost1")]
[Use<GhostGate>(Param.D, Param.C, Key = "se")]
[Use<LinearGhostModule>(Param.B, Key = "ghost2", Name = "body")]
[DepthwiseConv(3, Padding = 1, Bias = false, Key = "shortcut.0", From = "input"), BatchNorm(Key = "shortcut.1")]
[Conv(Param.E, 1, Bias = false, Key = "shortcut.2"), BatchNorm(Key = "shortcut.3")]
[Add("body")]
public sealed class GatedGhostWiden;
