using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>
/// FCOS on a ResNet-50 pyramid of five levels at 512×512, torchvision's layout of the state dict; no anchors, and heads that all levels share.
/// </summary>
[Published("FCOS-R50-FPN", 2019, "Tian", "FCOS: Fully Convolutional One-Stage Object Detection", "torchvision 0.14, whose frozen norms (53,120) count here", 32_322_720)]
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
[Use<FcosClasses>(Key = "head.classification_head", Name = "classes3", From = "p3"), Use<FcosBoxes>(Key = "head.regression_head", Name = "boxes3", From = "p3")]
[Use<FcosClasses>(Key = "head.classification_head", Name = "classes4", From = "p4"), Use<FcosBoxes>(Key = "head.regression_head", Name = "boxes4", From = "p4")]
[Use<FcosClasses>(Key = "head.classification_head", Name = "classes5", From = "p5"), Use<FcosBoxes>(Key = "head.regression_head", Name = "boxes5", From = "p5")]
[Use<FcosClasses>(Key = "head.classification_head", Name = "classes6", From = "p6"), Use<FcosBoxes>(Key = "head.regression_head", Name = "boxes6", From = "p6")]
[Use<FcosClasses>(Key = "head.classification_head", Name = "classes7", From = "p7"), Use<FcosBoxes>(Key = "head.regression_head", Name = "boxes7", From = "p7")]
[Output("classes3"), Output("boxes3.bbox_reg"), Output("boxes3.bbox_ctrness")]
[Output("classes4"), Output("boxes4.bbox_reg"), Output("boxes4.bbox_ctrness")]
[Output("classes5"), Output("boxes5.bbox_reg"), Output("boxes5.bbox_ctrness")]
[Output("classes6"), Output("boxes6.bbox_reg"), Output("boxes6.bbox_ctrness")]
[Output("classes7"), Output("boxes7.bbox_reg"), Output("boxes7.bbox_ctrness")]
public sealed partial class Fcos;

/// <summary>Four 3×3 convolutions with group norms.</summary>
[ConvBlock]
[Conv(256, 3, Padding = 1, Key = "0"), GroupNorm(32, Key = "1"), Relu]
[Conv(256, 3, Padding = 1, Key = "3"), GroupNorm(32, Key = "4"), Relu]
[Conv(256, 3, Padding = 1, Key = "6"), GroupNorm(32, Key = "7"), Relu]
[Conv(256, 3, Padding = 1, Key = "9"), GroupNorm(32, Key = "10"), Relu]
public sealed class FcosTower;

/// <summary>The scores of 91 classes.</summary>
[ConvBlock]
[Use<FcosTower>(Key = "conv"), Conv(91, 3, Padding = 1, Name = "cls_logits")]
public sealed class FcosClasses;

/// <summary>Distances to the four sides, and how central the position is.</summary>
[ConvBlock]
[Use<FcosTower>(Key = "conv", Name = "tower"), Conv(4, 3, Padding = 1, Activation = Activation.Relu, Name = "bbox_reg")]
[Conv(1, 3, Padding = 1, Name = "bbox_ctrness", From = "tower")]
public sealed class FcosBoxes;
