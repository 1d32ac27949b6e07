using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>VAN-B0, the authors' layers: a depthwise 5×5, a depthwise 7×7 of dilation 3 and a 1×1 make a gate that sees 21×21 per block.</summary>
[Published("VAN-B0", 2022, "Guo", "Visual Attention Network", "Visual-Attention-Network/VAN-Classification; table 5 of the paper: 4.1 M", 4_105_800)]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Conv(32, 7, Stride = 4, Padding = 3, Key = "patch_embed1.proj"), BatchNorm(Key = "patch_embed1.norm")]
[Use<VanBlock>(32, 256, Key = "block1.{n}", Repeat = 3), LayerNorm(Name = "norm1", Epsilon = 1e-6)]
[Conv(64, 3, Stride = 2, Padding = 1, Key = "patch_embed2.proj"), BatchNorm(Key = "patch_embed2.norm")]
[Use<VanBlock>(64, 512, Key = "block2.{n}", Repeat = 3), LayerNorm(Name = "norm2", Epsilon = 1e-6)]
[Conv(160, 3, Stride = 2, Padding = 1, Key = "patch_embed3.proj"), BatchNorm(Key = "patch_embed3.norm")]
[Use<VanBlock>(160, 640, Key = "block3.{n}", Repeat = 5), LayerNorm(Name = "norm3", Epsilon = 1e-6)]
[Conv(256, 3, Stride = 2, Padding = 1, Key = "patch_embed4.proj"), BatchNorm(Key = "patch_embed4.norm")]
[Use<VanBlock>(256, 1024, Key = "block4.{n}", Repeat = 2), LayerNorm(Name = "norm4", Epsilon = 1e-6)]
[GlobalAvgPool]
[Dense(1000, Name = "head")]
public sealed partial class VanB0;

/// <summary>Large-kernel attention and a convolutional perceptron, each normed, scaled and around a shortcut.</summary>
[ConvBlock] // A: channels, B: channels of the perceptron
[BatchNorm(Name = "norm1", From = "input")]
[Use<LargeKernelAttention>(Param.A, Key = "attn"), Scale(Key = "layer_scale_1"), Add("input", Name = "attended")]
[BatchNorm(Name = "norm2"), Conv(Param.B, 1, Key = "mlp.fc1")]
[DepthwiseConv(3, Padding = 1, Activation = Activation.Gelu, Key = "mlp.dwconv.dwconv"), Conv(Param.A, 1, Key = "mlp.fc2")]
[Scale(Key = "layer_scale_2"), Add("attended")]
public sealed class VanBlock;

/// <summary>Multiplies features by what a decomposed 21×21 convolution makes of them, around a shortcut.</summary>
[ConvBlock] // A: channels
[Conv(Param.A, 1, Activation = Activation.Gelu, Name = "proj_1")]
[DepthwiseConv(5, Padding = 2, Key = "spatial_gating_unit.conv0")]
[DepthwiseConv(7, Padding = 9, Dilation = 3, Key = "spatial_gating_unit.conv_spatial")]
[Conv(Param.A, 1, Key = "spatial_gating_unit.conv1"), Mul("proj_1")]
[Conv(Param.A, 1, Name = "proj_2"), Add("input")]
public sealed class LargeKernelAttention;
