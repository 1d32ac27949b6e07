using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>EEGNet-8,2 on one second of 64 electrodes at 128 Hz: filters over time, then over the electrodes.</summary>
[Published("EEGNet-8,2 (P300)", 2018, "Lawhern", "EEGNet: A Compact Convolutional Network for EEG-based Brain-Computer Interfaces", "the paper's table of trainable parameters", 2_258)]
[ConvNet(1, 64, 128, AnalysisOnly = true)]
[Conv(8, 1, 64, Paddings = [0, 31, 0, 32], Bias = false, Name = "temporal"), BatchNorm(Epsilon = 1e-3)]
[DepthwiseConv(64, 1, Multiplier = 2, Bias = false, Name = "spatial"), BatchNorm(Epsilon = 1e-3), Elu, AvgPool(1, 4)]
[SeparableConv(16, 1, 16, Paddings = [0, 7, 0, 8], Bias = false, Name = "separable"), BatchNorm(Epsilon = 1e-3), Elu, AvgPool(1, 8)]
[Dense(2, Name = "dense"), Softmax]
public sealed partial class EegNet;
