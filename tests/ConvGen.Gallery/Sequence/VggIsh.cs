using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>VGGish on 96 frames of 64 mel bands; torchvggish's layout of the state dict.</summary>
[Published("VGGish", 2017, "Hershey", "CNN Architectures for Large-Scale Audio Classification", "harritaylor/torchvggish", 72_141_184)]
[ConvNet(1, 96, 64, AnalysisOnly = true)]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu, Key = "features.0"), MaxPool(2)]
[Conv(128, 3, Padding = 1, Activation = Activation.Relu, Key = "features.3"), MaxPool(2)]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "features.6")]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu, Key = "features.8"), MaxPool(2)]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "features.11")]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu, Key = "features.13"), MaxPool(2)]
// The reference flattens channels last.
[Flatten(Layout = Layout.ChannelsLast)]
[Dense(4096, Activation = Activation.Relu, Key = "embeddings.0")]
[Dense(4096, Activation = Activation.Relu, Key = "embeddings.2")]
[Dense(128, Activation = Activation.Relu, Key = "embeddings.4")]
public sealed partial class VggIsh;
