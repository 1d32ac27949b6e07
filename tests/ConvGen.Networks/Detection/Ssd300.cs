namespace ConvGen.Networks;

#pragma warning disable CVG206 // The published code declares stride 100 where positions lie 64 pixels apart.

/// <summary>SSD300 on VGG-16 with 91 classes, torchvision's layers, the default boxes of the VOC configuration and the strides that code declares.</summary>
[Published("SSD300 (COCO)", 2016, "Liu", "SSD: Single Shot MultiBox Detector", "torchvision 0.14, ssd300_vgg16", 35_641_826, Macs = "34.858 G")]
[Judged("CVG206", "The code divides 300 by 3 for a level of 3×3 whose positions lie 64 pixels apart, at 72, 136 and 200: boxes meant for 50 and 250 are learned from features centred 22 and 50 pixels away.")]
[ConvNet(3, 300, 300, Task = NetworkTask.Detection, AnalysisOnly = true)]
[Normalize(Scale = 1, Mean = [123, 117, 104])]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu)]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu)]
[MaxPool(2)]
[Conv(128, 3, Padding = 1, Activation = Activation.Relu)]
[Conv(128, 3, Padding = 1, Activation = Activation.Relu)]
[MaxPool(2)]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu)]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu)]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu)]
[MaxPool(2, CeilMode = true)]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu)]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu)]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv4_3")]
[MaxPool(2)]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu)]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu)]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu)]
[MaxPool(3, Stride = 1, Padding = 1)]
[Conv(1024, 3, Padding = 6, Dilation = 6, Activation = Activation.Relu, Name = "fc6")]
[Conv(1024, 1, Activation = Activation.Relu, Name = "fc7")]
[Conv(256, 1, Activation = Activation.Relu), Conv(512, 3, Stride = 2, Padding = 1, Activation = Activation.Relu, Name = "conv8_2")]
[Conv(128, 1, Activation = Activation.Relu), Conv(256, 3, Stride = 2, Padding = 1, Activation = Activation.Relu, Name = "conv9_2")]
[Conv(128, 1, Activation = Activation.Relu), Conv(256, 3, Activation = Activation.Relu, Name = "conv10_2")]
[Conv(128, 1, Activation = Activation.Relu), Conv(256, 3, Activation = Activation.Relu, Name = "conv11_2")]
[L2Norm(Name = "norm4_3", From = "conv4_3")]
[Conv(16, 3, Padding = 1, Name = "loc4_3", From = "norm4_3"), Conv(364, 3, Padding = 1, Name = "conf4_3", From = "norm4_3")]
[Conv(24, 3, Padding = 1, Name = "loc7", From = "fc7"), Conv(546, 3, Padding = 1, Name = "conf7", From = "fc7")]
[Conv(24, 3, Padding = 1, Name = "loc8_2", From = "conv8_2"), Conv(546, 3, Padding = 1, Name = "conf8_2", From = "conv8_2")]
[Conv(24, 3, Padding = 1, Name = "loc9_2", From = "conv9_2"), Conv(546, 3, Padding = 1, Name = "conf9_2", From = "conv9_2")]
[Conv(16, 3, Padding = 1, Name = "loc10_2", From = "conv10_2"), Conv(364, 3, Padding = 1, Name = "conf10_2", From = "conv10_2")]
[Conv(16, 3, Padding = 1, Name = "loc11_2", From = "conv11_2"), Conv(364, 3, Padding = 1, Name = "conf11_2", From = "conv11_2")]
[Output("loc4_3"), Output("conf4_3")]
[Output("loc7"), Output("conf7")]
[Output("loc8_2"), Output("conf8_2")]
[Output("loc9_2"), Output("conf9_2")]
[Output("loc10_2"), Output("conf10_2")]
[Output("loc11_2"), Output("conf11_2")]
[Anchors("loc4_3", Stride = 8, Offset = 4, MatchingIoU = 0.5,
    Boxes = [30, 30, 42.4264, 42.4264, 42.4264, 21.2132, 21.2132, 42.4264])]
[Anchors("loc7", Stride = 16, Offset = 8, MatchingIoU = 0.5,
    Boxes = [60, 60, 81.6088, 81.6088, 84.8528, 42.4264, 42.4264, 84.8528, 103.923, 34.641, 34.641, 103.923])]
[Anchors("loc8_2", Stride = 32, Offset = 16, MatchingIoU = 0.5,
    Boxes = [111, 111, 134.097, 134.097, 156.9777, 78.4889, 78.4889, 156.9777, 192.2576, 64.0859, 64.0859, 192.2576])]
[Anchors("loc9_2", Stride = 64, Offset = 32, MatchingIoU = 0.5,
    Boxes = [162, 162, 185.7579, 185.7579, 229.1026, 114.5513, 114.5513, 229.1026, 280.5922, 93.5307, 93.5307, 280.5922])]
[Anchors("loc10_2", Stride = 100, Offset = 50, MatchingIoU = 0.5,
    Boxes = [213, 213, 237.1329, 237.1329, 301.2275, 150.6137, 150.6137, 301.2275])]
[Anchors("loc11_2", Stride = 300, Offset = 150, MatchingIoU = 0.5,
    Boxes = [264, 264, 288.3748, 288.3748, 373.3524, 186.6762, 186.6762, 373.3524])]
public sealed partial class Ssd300;
