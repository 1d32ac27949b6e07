using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>YOLOv2 at 416×416 with 80 classes: Darknet-19, and its finer map folded into the coarser one.</summary>
[Published("YOLOv2 416", 2016, "Redmon, Farhadi", "YOLO9000: Better, Faster, Stronger", "allanzelener/YAD2K, yolo.cfg, trainable (29.47 BFLOPs)", 50_962_889, Macs = "14.73 G")]
[ConvNet(3, 416, 416, Task = NetworkTask.Detection, AnalysisOnly = true)]
[Normalize]
[Use<DarkConv>(32), MaxPool(2)]
[Use<DarkConv>(64), MaxPool(2)]
[Use<DarkConv>(128), Use<DarkPointwise>(64), Use<DarkConv>(128), MaxPool(2)]
[Use<DarkConv>(256), Use<DarkPointwise>(128), Use<DarkConv>(256), MaxPool(2)]
[Use<DarkConv>(512), Use<DarkPointwise>(256), Use<DarkConv>(512), Use<DarkPointwise>(256), Use<DarkConv>(512, Name = "stage16"), MaxPool(2)]
[Use<DarkConv>(1024), Use<DarkPointwise>(512), Use<DarkConv>(1024), Use<DarkPointwise>(512), Use<DarkConv>(1024)]
[Use<DarkConv>(1024), Use<DarkConv>(1024, Name = "coarse")]
[Use<DarkPointwise>(64, From = "stage16"), PixelUnshuffle(2), Concat("coarse")]
[Use<DarkConv>(1024), Conv(425, 1, Name = "head")]
[Anchors("head", Boxes = [18.3, 21.7, 60.0, 66.0, 106.7, 175.2, 252.3, 112.9, 312.7, 293.4])]
public sealed partial class YoloV2;

/// <summary>A 3×3 convolution.</summary>
[ConvBlock] // A: channels
[Conv(Param.A, 3, Padding = 1, Bias = false), BatchNorm, LeakyRelu(0.1)]
public sealed class DarkConv;
