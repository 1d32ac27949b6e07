namespace ConvGen.Networks;

/// <summary>Faster R-CNN's region proposal head with its square anchors, the largest of which exceed the receptive field of 228 on purpose.</summary>
[ConvNet(3, 608, 1008, Task = NetworkTask.Detection, AnalysisOnly = true)]
[Use<Vgg16Trunk>(Name = "trunk")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv")]
[Conv(18, 1, Name = "cls")]
[Conv(36, 1, Name = "reg", From = "conv")]
[Output("cls"), Output("reg")]
[Anchors("reg", Sizes = [128, 256, 512], Stride = 16, Offset = 8, MatchingIoU = 0.7)]
public sealed partial class RpnVgg16Anchors;
