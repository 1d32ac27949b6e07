namespace ConvGen.Networks;

/// <summary>YOLOv3 at 416×416 with 80 classes.</summary>
[Published("YOLOv3 416", 2018, "Redmon, Farhadi", "YOLOv3: An Incremental Improvement", "pjreddie/darknet, yolov3.cfg (65.86 BFLOPs)", 61_949_149, Macs = "32.93 G")]
[ConvNet(3, 416, 416, Task = NetworkTask.Detection, AnalysisOnly = true)]
[Normalize]
[Use<Darknet53>(Name = "darknet")]
[Use<YoloNeck>(512, 1024, Name = "neck32")]
[Use<YoloHead>(1024, Name = "head32")]
[Use<DarkPointwise>(256, From = "neck32"), Upsample(2)]
[Concat("darknet.stage4")]
[Use<YoloNeck>(256, 512, Name = "neck16")]
[Use<YoloHead>(512, Name = "head16")]
[Use<DarkPointwise>(128, From = "neck16"), Upsample(2)]
[Concat("darknet.stage3")]
[Use<YoloNeck>(128, 256, Name = "neck8")]
[Use<YoloHead>(256, Name = "head8")]
[Output("head32"), Output("head16"), Output("head8")]
[Anchors("head32", Boxes = [116, 90, 156, 198, 373, 326], Stride = 32)]
[Anchors("head16", Boxes = [30, 61, 62, 45, 59, 119], Stride = 16)]
[Anchors("head8", Boxes = [10, 13, 16, 30, 33, 23], Stride = 8)]
public sealed partial class YoloV3;

/// <summary>Darknet-53 without its classifier: 52 convolutions in five stages.</summary>
[ConvBlock]
[Conv(32, 3, Padding = 1, Bias = false), BatchNorm, LeakyRelu(0.1)]
[Use<DarkDown>(64), Use<DarkResidual>(32, 64)]
[Use<DarkDown>(128), Use<DarkResidual>(64, 128, Repeat = 2)]
[Use<DarkDown>(256), Use<DarkResidual>(128, 256, Repeat = 7), Use<DarkResidual>(128, 256, Name = "stage3")]
[Use<DarkDown>(512), Use<DarkResidual>(256, 512, Repeat = 7), Use<DarkResidual>(256, 512, Name = "stage4")]
[Use<DarkDown>(1024), Use<DarkResidual>(512, 1024, Repeat = 4)]
public sealed class Darknet53;

/// <summary>A strided 3×3 convolution.</summary>
[ConvBlock] // A: channels
[Conv(Param.A, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, LeakyRelu(0.1)]
public sealed class DarkDown;

/// <summary>A 1×1 convolution.</summary>
[ConvBlock] // A: channels
[Conv(Param.A, 1, Bias = false), BatchNorm, LeakyRelu(0.1)]
public sealed class DarkPointwise;

/// <summary>1×1, then 3×3, around an identity shortcut.</summary>
[ConvBlock] // A: width, B: channels
[Conv(Param.A, 1, Bias = false), BatchNorm, LeakyRelu(0.1)]
[Conv(Param.B, 3, Padding = 1, Bias = false), BatchNorm, LeakyRelu(0.1)]
[Add("input")]
public sealed class DarkResidual;

/// <summary>Five alternating 1×1 and 3×3 convolutions.</summary>
[ConvBlock] // A: width, B: width between
[Conv(Param.A, 1, Bias = false), BatchNorm, LeakyRelu(0.1)]
[Conv(Param.B, 3, Padding = 1, Bias = false), BatchNorm, LeakyRelu(0.1)]
[Conv(Param.A, 1, Bias = false), BatchNorm, LeakyRelu(0.1)]
[Conv(Param.B, 3, Padding = 1, Bias = false), BatchNorm, LeakyRelu(0.1)]
[Conv(Param.A, 1, Bias = false), BatchNorm, LeakyRelu(0.1)]
public sealed class YoloNeck;

/// <summary>A 3×3 convolution and the predictions: per anchor x, y, w, h, objectness and 80 classes.</summary>
[ConvBlock] // A: channels
[Conv(Param.A, 3, Padding = 1, Bias = false), BatchNorm, LeakyRelu(0.1)]
[Conv(255, 1)]
public sealed class YoloHead;
