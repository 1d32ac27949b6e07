using ConvGen.Networks;

namespace ConvGen.Gallery;

#pragma warning disable CVG108, CVG219 // The pool that keeps its size pads the far side alone, as published.

/// <summary>YOLOv3-tiny at 416×416 with 80 classes.</summary>
[Published("YOLOv3-tiny 416", 2018, "Redmon, Farhadi", "YOLOv3: An Incremental Improvement", "pjreddie/darknet, yolov3-tiny.cfg (5.56 BFLOPs)", 8_852_366, Macs = "2.78 G")]
[Judged("CVG108", "The far-side padding of the last pool moves the coarse map by half of its cell of 32 pixels: 16 pixels, one whole cell of the finer map that it joins.")]
[Judged("CVG219", "The anchors of the finer head therefore have two grids, 16 pixels apart: 128 of its 384 channels look one cell beside the other 256.")]
[ConvNet(3, 416, 416, Task = NetworkTask.Detection, AnalysisOnly = true)]
[Normalize]
[Use<DarkConv>(16), MaxPool(2)]
[Use<DarkConv>(32), MaxPool(2)]
[Use<DarkConv>(64), MaxPool(2)]
[Use<DarkConv>(128), MaxPool(2)]
[Use<DarkConv>(256, Name = "stage16"), MaxPool(2)]
// The last pool keeps the size: its window hangs over the far border.
[Use<DarkConv>(512), MaxPool(2, Stride = 1, Paddings = [0, 0, 1, 1])]
[Use<DarkConv>(1024)]
[Use<DarkPointwise>(256, Name = "neck")]
[Use<DarkConv>(512), Conv(255, 1, Name = "head32")]
[Use<DarkPointwise>(128, From = "neck"), Upsample(2), Concat("stage16")]
[Use<DarkConv>(256), Conv(255, 1, Name = "head16")]
[Output("head32"), Output("head16")]
[Anchors("head32", Boxes = [81, 82, 135, 169, 344, 319])]
[Anchors("head16", Boxes = [23, 27, 37, 58, 81, 82])]
public sealed partial class TinyYoloV3;
