namespace ConvGen.Networks;

/// <summary>DenseNet-121, torchvision's layout of the state dict.</summary>
[Published("DenseNet-121", 2016, "Huang", "Densely Connected Convolutional Networks", "torchvision 0.14", 7_978_856, Macs = "2.834 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification)]
[Conv(64, 7, Stride = 2, Padding = 3, Bias = false, Key = "features.conv0"), BatchNorm(Key = "features.norm0"), Relu]
[MaxPool(3, Stride = 2, Padding = 1, Key = "features.pool0")]
[Use<DenseLayer>(Key = "features.denseblock1.denselayer{n}", First = 1, Repeat = 6)]
[Use<DenseTransition>(128, Key = "features.transition1")]
[Use<DenseLayer>(Key = "features.denseblock2.denselayer{n}", First = 1, Repeat = 12)]
[Use<DenseTransition>(256, Key = "features.transition2")]
[Use<DenseLayer>(Key = "features.denseblock3.denselayer{n}", First = 1, Repeat = 24)]
[Use<DenseTransition>(512, Key = "features.transition3")]
[Use<DenseLayer>(Key = "features.denseblock4.denselayer{n}", First = 1, Repeat = 16)]
[BatchNorm(Key = "features.norm5"), Relu]
[GlobalAvgPool]
[Dense(1000, Name = "classifier")]
public sealed partial class DenseNet121;

/// <summary>Adds 32 channels, computed from all channels so far, to them.</summary>
[ConvBlock]
[BatchNorm(Name = "norm1"), Relu, Conv(128, 1, Bias = false, Name = "conv1")]
[BatchNorm(Name = "norm2"), Relu, Conv(32, 3, Padding = 1, Bias = false, Name = "conv2")]
[Concat("conv2", From = "input")]
public sealed class DenseLayer;

/// <summary>Halves channels and size between dense blocks.</summary>
[ConvBlock] // A: output channels
[BatchNorm(Name = "norm"), Relu, Conv(Param.A, 1, Bias = false, Name = "conv")]
[AvgPool(2, Name = "pool")]
public sealed class DenseTransition;
