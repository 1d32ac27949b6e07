using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>DenseNet-BC with 100 layers that grow by 12 channels, on CIFAR-10's 32×32 images.</summary>
[Published("DenseNet-BC 100, k = 12", 2016, "Huang", "Densely Connected Convolutional Networks", "gpleiss/efficient_densenet_pytorch", 769_162)]
[ConvNet(3, 32, 32, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.4914, 0.4824, 0.4467], Std = [0.2471, 0.2435, 0.2616])]
[Conv(24, 3, Padding = 1, Bias = false, Key = "features.conv0")]
[Use<GrowingLayer>(Key = "features.denseblock1.denselayer{n}", First = 1, Repeat = 16)]
[Use<DenseTransition>(108, Key = "features.transition1")]
[Use<GrowingLayer>(Key = "features.denseblock2.denselayer{n}", First = 1, Repeat = 16)]
[Use<DenseTransition>(150, Key = "features.transition2")]
[Use<GrowingLayer>(Key = "features.denseblock3.denselayer{n}", First = 1, Repeat = 16)]
[BatchNorm(Key = "features.norm_final"), Relu]
[GlobalAvgPool]
[Dense(10, Name = "classifier")]
public sealed partial class DenseNetBc100;

/// <summary>Adds 12 channels, computed from all channels so far, to them.</summary>
[ConvBlock]
[BatchNorm(Name = "norm1"), Relu, Conv(48, 1, Bias = false, Name = "conv1")]
[BatchNorm(Name = "norm2"), Relu, Conv(12, 3, Padding = 1, Bias = false, Name = "conv2")]
[Concat("conv2", From = "input")]
public sealed class GrowingLayer;
