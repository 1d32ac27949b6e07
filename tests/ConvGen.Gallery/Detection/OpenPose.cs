using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>OpenPose's body network: ten layers of VGG-19, then six stages that each read the features and what the stage before said.</summary>
[Published("OpenPose (CMU body)", 2016, "Cao", "Realtime Multi-Person 2D Pose Estimation using Part Affinity Fields", "Hzzone/pytorch-openpose, body", 52_311_446)]
[ConvNet(3, 368, 368, AnalysisOnly = true)]
[Normalize(Mean = [0.5, 0.5, 0.5])]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu, Name = "conv1_1")]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu, Name = "conv1_2"), MaxPool(2)]
[Conv(128, 3, Padding = 1, Activation = Activation.Relu, Name = "conv2_1")]
[Conv(128, 3, Padding = 1, Activation = Activation.Relu, Name = "conv2_2"), MaxPool(2)]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Name = "conv3_1")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Name = "conv3_2")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Name = "conv3_3")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Name = "conv3_4"), MaxPool(2)]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv4_1")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Name = "conv4_2")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Name = "conv4_3_CPM")]
[Conv(128, 3, Padding = 1, Activation = Activation.Relu, Name = "features", Key = "conv4_4_CPM")]
[Use<PoseFirst>(38, Name = "paf1"), Use<PoseFirst>(19, Name = "heat1", From = "features")]
[Concat("heat1", "features", From = "paf1", Name = "stage1"), Use<PoseStage>(38, Name = "paf2"), Use<PoseStage>(19, Name = "heat2", From = "stage1")]
[Concat("heat2", "features", From = "paf2", Name = "stage2"), Use<PoseStage>(38, Name = "paf3"), Use<PoseStage>(19, Name = "heat3", From = "stage2")]
[Concat("heat3", "features", From = "paf3", Name = "stage3"), Use<PoseStage>(38, Name = "paf4"), Use<PoseStage>(19, Name = "heat4", From = "stage3")]
[Concat("heat4", "features", From = "paf4", Name = "stage4"), Use<PoseStage>(38, Name = "paf5"), Use<PoseStage>(19, Name = "heat5", From = "stage4")]
[Concat("heat5", "features", From = "paf5", Name = "stage5"), Use<PoseStage>(38, Name = "paf6"), Use<PoseStage>(19, Name = "heat6", From = "stage5")]
[Output("paf6"), Output("heat6")]
public sealed partial class OpenPose;

/// <summary>The first stage: three 3×3 convolutions, and two 1×1.</summary>
[ConvBlock] // A: maps
[Conv(128, 3, Padding = 1, Activation = Activation.Relu, Name = "conv1")]
[Conv(128, 3, Padding = 1, Activation = Activation.Relu, Name = "conv2")]
[Conv(128, 3, Padding = 1, Activation = Activation.Relu, Name = "conv3")]
[Conv(512, 1, Activation = Activation.Relu, Name = "conv4"), Conv(Param.A, 1, Name = "conv5")]
public sealed class PoseFirst;

/// <summary>A later stage: five 7×7 convolutions, and two 1×1.</summary>
[ConvBlock] // A: maps
[Conv(128, 7, Padding = 3, Activation = Activation.Relu, Name = "conv1")]
[Conv(128, 7, Padding = 3, Activation = Activation.Relu, Name = "conv2")]
[Conv(128, 7, Padding = 3, Activation = Activation.Relu, Name = "conv3")]
[Conv(128, 7, Padding = 3, Activation = Activation.Relu, Name = "conv4")]
[Conv(128, 7, Padding = 3, Activation = Activation.Relu, Name = "conv5")]
[Conv(128, 1, Activation = Activation.Relu, Name = "conv6"), Conv(Param.A, 1, Name = "conv7")]
public sealed class PoseStage;
