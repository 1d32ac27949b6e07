using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>
/// RetinaNet on a ResNet-50 pyramid of five levels at 512×512, torchvision's layout of the state dict; the two heads are one set of weights for all levels.
/// </summary>
[Published("RetinaNet-R50-FPN", 2017, "Lin", "Focal Loss for Dense Object Detection", "torchvision 0.14, whose frozen norms (53,120) count here", 34_068_119)]
[ConvNet(3, 512, 512, Task = NetworkTask.Detection, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Use<ResNet50Stages>(Key = "backbone.body", Name = "body")]
[Conv(256, 1, Key = "backbone.fpn.inner_blocks.2.0", Name = "inner5"), Upsample(2, Name = "up5")]
[Conv(256, 1, Key = "backbone.fpn.inner_blocks.1.0", From = "body.c4"), Add("up5", Name = "inner4"), Upsample(2, Name = "up4")]
[Conv(256, 1, Key = "backbone.fpn.inner_blocks.0.0", From = "body.c3"), Add("up4")]
[Conv(256, 3, Padding = 1, Key = "backbone.fpn.layer_blocks.0.0", Name = "p3")]
[Conv(256, 3, Padding = 1, Key = "backbone.fpn.layer_blocks.1.0", Name = "p4", From = "inner4")]
[Conv(256, 3, Padding = 1, Key = "backbone.fpn.layer_blocks.2.0", Name = "p5", From = "inner5")]
[Conv(256, 3, Stride = 2, Padding = 1, Key = "backbone.fpn.extra_blocks.p6", Name = "p6")]
[Relu, Conv(256, 3, Stride = 2, Padding = 1, Key = "backbone.fpn.extra_blocks.p7", Name = "p7")]
[Use<RetinaClasses>(Key = "head.classification_head", Name = "classes3", From = "p3"), Use<RetinaBoxes>(Key = "head.regression_head", Name = "boxes3", From = "p3")]
[Use<RetinaClasses>(Key = "head.classification_head", Name = "classes4", From = "p4"), Use<RetinaBoxes>(Key = "head.regression_head", Name = "boxes4", From = "p4")]
[Use<RetinaClasses>(Key = "head.classification_head", Name = "classes5", From = "p5"), Use<RetinaBoxes>(Key = "head.regression_head", Name = "boxes5", From = "p5")]
[Use<RetinaClasses>(Key = "head.classification_head", Name = "classes6", From = "p6"), Use<RetinaBoxes>(Key = "head.regression_head", Name = "boxes6", From = "p6")]
[Use<RetinaClasses>(Key = "head.classification_head", Name = "classes7", From = "p7"), Use<RetinaBoxes>(Key = "head.regression_head", Name = "boxes7", From = "p7")]
[Output("classes3"), Output("boxes3"), Output("classes4"), Output("boxes4"), Output("classes5"), Output("boxes5")]
[Output("classes6"), Output("boxes6"), Output("classes7"), Output("boxes7")]
public sealed partial class RetinaNet;

/// <summary>ResNet-50 without its classifier; <c>c3</c> and <c>c4</c> are the ends of its second and third stage.</summary>
[ConvBlock]
[Conv(64, 7, Stride = 2, Padding = 3, Bias = false, Name = "conv1"), BatchNorm(Name = "bn1"), Relu]
[MaxPool(3, Stride = 2, Padding = 1)]
[Use<BottleneckDown>(64, 256, 1, Key = "layer1.0")]
[Use<Bottleneck>(64, 256, Key = "layer1.{n}", First = 1, Repeat = 2)]
[Use<BottleneckDown>(128, 512, 2, Key = "layer2.0")]
[Use<Bottleneck>(128, 512, Key = "layer2.{n}", First = 1, Repeat = 2)]
[Use<Bottleneck>(128, 512, Key = "layer2.3", Name = "c3")]
[Use<BottleneckDown>(256, 1024, 2, Key = "layer3.0")]
[Use<Bottleneck>(256, 1024, Key = "layer3.{n}", First = 1, Repeat = 4)]
[Use<Bottleneck>(256, 1024, Key = "layer3.5", Name = "c4")]
[Use<BottleneckDown>(512, 2048, 2, Key = "layer4.0")]
[Use<Bottleneck>(512, 2048, Key = "layer4.{n}", First = 1, Repeat = 2)]
public sealed class ResNet50Stages;

/// <summary>Four 3×3 convolutions and the scores of 91 classes for nine anchors.</summary>
[ConvBlock]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "conv.0.0")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "conv.1.0")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "conv.2.0")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "conv.3.0")]
[Conv(819, 3, Padding = 1, Activation = Activation.Sigmoid, Name = "cls_logits")]
public sealed class RetinaClasses;

/// <summary>Four 3×3 convolutions and four numbers for nine anchors.</summary>
[ConvBlock]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "conv.0.0")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "conv.1.0")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "conv.2.0")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "conv.3.0")]
[Conv(36, 3, Padding = 1, Name = "bbox_reg")]
public sealed class RetinaBoxes;
