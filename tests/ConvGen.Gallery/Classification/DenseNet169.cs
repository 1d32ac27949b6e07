using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>DenseNet-169, torchvision's layout of the state dict.</summary>
[Published("DenseNet-169", 2016, "Huang", "Densely Connected Convolutional Networks", "torchvision 0.14", 14_149_480, Macs = "3.360 G")]
[ConvNet(3, 224, 224, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Conv(64, 7, Stride = 2, Padding = 3, Bias = false, Key = "features.conv0"), BatchNorm(Key = "features.norm0"), Relu]
[MaxPool(3, Stride = 2, Padding = 1, Key = "features.pool0")]
[Use<DenseLayer>(Key = "features.denseblock1.denselayer{n}", First = 1, Repeat = 6)]
[Use<DenseTransition>(128, Key = "features.transition1")]
[Use<DenseLayer>(Key = "features.denseblock2.denselayer{n}", First = 1, Repeat = 12)]
[Use<DenseTransition>(256, Key = "features.transition2")]
[Use<DenseLayer>(Key = "features.denseblock3.denselayer{n}", First = 1, Repeat = 32)]
[Use<DenseTransition>(640, Key = "features.transition3")]
[Use<DenseLayer>(Key = "features.denseblock4.denselayer{n}", First = 1, Repeat = 32)]
[BatchNorm(Key = "features.norm5"), Relu]
[GlobalAvgPool]
[Dense(1000, Name = "classifier")]
public sealed partial class DenseNet169;
