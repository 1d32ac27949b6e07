using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>Inflated Inception-v1 on 64 frames of 224×224 with Kinetics-400's classes, TensorFlow's SAME padding; its pools before the classifier look at all places but not all times.</summary>
[Published("I3D (RGB)", 2017, "Carreira, Zisserman", "Quo Vadis, Action Recognition? A New Model and the Kinetics Dataset", "piergiaj/pytorch-i3d", 12_697_264)]
[ConvNet(3, 64, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.5, 0.5, 0.5], Std = [0.5, 0.5, 0.5])]
[Conv(64, 7, Stride = 2, AutoPad = AutoPad.SameUpper, Bias = false, Key = "Conv3d_1a_7x7.conv3d"), BatchNorm(Epsilon = 1e-3, Key = "Conv3d_1a_7x7.bn"), Relu]
[MaxPool(1, 3, 3, Strides = [1, 2, 2], Paddings = [0, 0, 0, 0, 1, 1])]
[Conv(64, 1, Bias = false, Key = "Conv3d_2b_1x1.conv3d"), BatchNorm(Epsilon = 1e-3, Key = "Conv3d_2b_1x1.bn"), Relu]
[Conv(192, 3, Padding = 1, Bias = false, Key = "Conv3d_2c_3x3.conv3d"), BatchNorm(Epsilon = 1e-3, Key = "Conv3d_2c_3x3.bn"), Relu]
[MaxPool(1, 3, 3, Strides = [1, 2, 2], Paddings = [0, 0, 0, 0, 1, 1])]
[Use<InflatedInception>(64, 96, 128, 16, 32, 32, Key = "Mixed_3b"), Use<InflatedInception>(128, 128, 192, 32, 96, 64, Key = "Mixed_3c")]
[MaxPool(3, Stride = 2, Paddings = [0, 0, 0, 1, 1, 1])]
[Use<InflatedInception>(192, 96, 208, 16, 48, 64, Key = "Mixed_4b"), Use<InflatedInception>(160, 112, 224, 24, 64, 64, Key = "Mixed_4c")]
[Use<InflatedInception>(128, 128, 256, 24, 64, 64, Key = "Mixed_4d"), Use<InflatedInception>(112, 144, 288, 32, 64, 64, Key = "Mixed_4e")]
[Use<InflatedInception>(256, 160, 320, 32, 128, 128, Key = "Mixed_4f")]
[MaxPool(2)]
[Use<InflatedInception>(256, 160, 320, 32, 128, 128, Key = "Mixed_5b"), Use<InflatedInception>(384, 192, 384, 48, 128, 128, Key = "Mixed_5c")]
[AvgPool(2, 7, 7, Strides = [1, 1, 1])]
[Conv(400, 1, Key = "logits.conv3d")]
// The mean over time.
[GlobalAvgPool]
public sealed partial class I3d;

/// <summary>1×1×1, 1×1×1 → 3×3×3 twice, and pool → 1×1×1 side by side.</summary>
[ConvBlock] // A: 1×1×1; B, C: 3×3×3 reduced, out; D, E: second 3×3×3 reduced, out; F: after the pool
[Conv(Param.A, 1, Bias = false, Key = "b0.conv3d"), BatchNorm(Epsilon = 1e-3, Key = "b0.bn"), Relu(Name = "b0")]
[Conv(Param.B, 1, Bias = false, Key = "b1a.conv3d", From = "input"), BatchNorm(Epsilon = 1e-3, Key = "b1a.bn"), Relu]
[Conv(Param.C, 3, Padding = 1, Bias = false, Key = "b1b.conv3d"), BatchNorm(Epsilon = 1e-3, Key = "b1b.bn"), Relu(Name = "b1")]
[Conv(Param.D, 1, Bias = false, Key = "b2a.conv3d", From = "input"), BatchNorm(Epsilon = 1e-3, Key = "b2a.bn"), Relu]
[Conv(Param.E, 3, Padding = 1, Bias = false, Key = "b2b.conv3d"), BatchNorm(Epsilon = 1e-3, Key = "b2b.bn"), Relu(Name = "b2")]
[MaxPool(3, Stride = 1, Padding = 1, From = "input")]
[Conv(Param.F, 1, Bias = false, Key = "b3b.conv3d"), BatchNorm(Epsilon = 1e-3, Key = "b3b.bn"), Relu(Name = "b3")]
[Concat("b1", "b2", "b3", From = "b0")]
public sealed class InflatedInception;
