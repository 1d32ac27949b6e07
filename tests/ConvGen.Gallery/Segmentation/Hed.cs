using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>HED: edges from five depths of VGG-16, each enlarged to the picture's size, and their mixture.</summary>
[Published("HED", 2015, "Xie, Tu", "Holistically-Nested Edge Detection", "sniklaus/pytorch-hed", 14_716_171)]
[ConvNet(3, 320, 480, Task = NetworkTask.Segmentation, AnalysisOnly = true)]
[Normalize(Mean = [0.4079, 0.4577, 0.4810], Order = ChannelOrder.Bgr)]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu), Conv(64, 3, Padding = 1, Activation = Activation.Relu, Name = "stage1"), MaxPool(2)]
[Conv(128, 3, Padding = 1, Activation = Activation.Relu), Conv(128, 3, Padding = 1, Activation = Activation.Relu, Name = "stage2"), MaxPool(2)]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu), Conv(256, 3, Padding = 1, Activation = Activation.Relu)]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Name = "stage3"), MaxPool(2)]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu), Conv(512, 3, Padding = 1, Activation = Activation.Relu)]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "stage4"), MaxPool(2)]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu), Conv(512, 3, Padding = 1, Activation = Activation.Relu)]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "stage5")]
[Conv(1, 1, Name = "score1", From = "stage1")]
[Conv(1, 1, Name = "score2", From = "stage2"), Resize(320, 480, Mode = ResizeMode.Bilinear, Name = "side2")]
[Conv(1, 1, Name = "score3", From = "stage3"), Resize(320, 480, Mode = ResizeMode.Bilinear, Name = "side3")]
[Conv(1, 1, Name = "score4", From = "stage4"), Resize(320, 480, Mode = ResizeMode.Bilinear, Name = "side4")]
[Conv(1, 1, Name = "score5", From = "stage5"), Resize(320, 480, Mode = ResizeMode.Bilinear, Name = "side5")]
[Concat("side2", "side3", "side4", "side5", From = "score1"), Conv(1, 1, Activation = Activation.Sigmoid, Name = "combine")]
public sealed partial class Hed;
