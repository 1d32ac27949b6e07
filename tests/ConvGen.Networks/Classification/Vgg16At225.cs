namespace ConvGen.Networks;

#pragma warning disable CVG101 // The point of this network.

/// <summary>VGG-16 one pixel too large: the first pool leaves a row and a column unread.</summary>
[ConvNet(3, 225, 225, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Use<Vgg16Trunk>(Name = "features")]
[MaxPool(2)]
[Dense(4096, Activation = Activation.Relu, Key = "classifier.0")]
[Dense(4096, Activation = Activation.Relu, Key = "classifier.3")]
[Dense(1000, Key = "classifier.6")]
public sealed partial class Vgg16At225;
