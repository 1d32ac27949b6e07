using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>CREPE on 1,024 samples at 16 kHz: 360 pitches; Keras's SAME padding.</summary>
[Published("CREPE", 2018, "Kim", "CREPE: A Convolutional Representation for Pitch Estimation", "marl/crepe, full, trainable", 22_239_976)]
[ConvNet(1, 1024, AnalysisOnly = true)]
[Conv(1024, 512, Stride = 4, AutoPad = AutoPad.SameUpper, Activation = Activation.Relu, Name = "conv1"), BatchNorm(Epsilon = 1e-3, Name = "conv1_BN"), MaxPool(2)]
[Use<CrepeLayer>(128, Key = "conv2"), Use<CrepeLayer>(128, Key = "conv3"), Use<CrepeLayer>(128, Key = "conv4")]
[Use<CrepeLayer>(256, Key = "conv5"), Use<CrepeLayer>(512, Key = "conv6")]
[Flatten(Layout = Layout.ChannelsLast)]
[Dense(360, Activation = Activation.Sigmoid, Name = "classifier")]
public sealed partial class Crepe;

/// <summary>A convolution of 64 taps, ReLU, a norm, and a maximum over two.</summary>
[ConvBlock] // A: channels
[Conv(Param.A, 64, AutoPad = AutoPad.SameUpper, Activation = Activation.Relu, Name = "conv"), BatchNorm(Epsilon = 1e-3, Name = "BN"), MaxPool(2)]
public sealed class CrepeLayer;
