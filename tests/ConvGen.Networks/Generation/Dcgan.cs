namespace ConvGen.Networks;

/// <summary>The DCGAN generator of 2016 at 64×64.</summary>
[Published("DCGAN generator", 2015, "Radford", "Unsupervised Representation Learning with Deep Convolutional Generative Adversarial Networks", "pytorch/examples, dcgan", 3_576_704)]
[ConvNet(100, 1, 1, Task = NetworkTask.Generation, AnalysisOnly = true)]
[ConvTranspose(512, 4, Bias = false), BatchNorm, Relu]
[ConvTranspose(256, 4, Stride = 2, Padding = 1, Bias = false), BatchNorm, Relu]
[ConvTranspose(128, 4, Stride = 2, Padding = 1, Bias = false), BatchNorm, Relu]
[ConvTranspose(64, 4, Stride = 2, Padding = 1, Bias = false), BatchNorm, Relu]
[ConvTranspose(3, 4, Stride = 2, Padding = 1, Bias = false, Activation = Activation.Tanh)]
public sealed partial class DcganGenerator;

/// <summary>The DCGAN discriminator of 2016 at 64×64; its last 4×4 convolution covers the whole map.</summary>
[Published("DCGAN discriminator", 2015, "Radford", "Unsupervised Representation Learning with Deep Convolutional Generative Adversarial Networks", "pytorch/examples, dcgan", 2_765_568)]
[ConvNet(3, 64, 64, Task = NetworkTask.Classification, AnalysisOnly = true)]
[Conv(64, 4, Stride = 2, Padding = 1, Bias = false), LeakyRelu(0.2)]
[Conv(128, 4, Stride = 2, Padding = 1, Bias = false), BatchNorm, LeakyRelu(0.2)]
[Conv(256, 4, Stride = 2, Padding = 1, Bias = false), BatchNorm, LeakyRelu(0.2)]
[Conv(512, 4, Stride = 2, Padding = 1, Bias = false), BatchNorm, LeakyRelu(0.2)]
[Conv(1, 4, Bias = false, Activation = Activation.Sigmoid)]
public sealed partial class DcganDiscriminator;
