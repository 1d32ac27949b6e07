namespace ConvGen.Networks;

/// <summary>The tiny face detector of face-api.js at 416×416: per cell five boxes of x, y, w, h and objectness.</summary>
[ConvNet(3, 416, 416, Task = NetworkTask.Detection)]
[Normalize(Mean = [117.001 / 255, 114.697 / 255, 97.404 / 255])]
[Conv(16, 3, Activation = Activation.LeakyRelu, Alpha = 0.1, Name = "conv0")]
[MaxPool(2)]
[SeparableConv(32, 3, Padding = 1, Activation = Activation.LeakyRelu, Alpha = 0.1, Name = "conv1")]
[MaxPool(2, Paddings = [0, 0, 1, 1])]
[SeparableConv(64, 3, Padding = 1, Activation = Activation.LeakyRelu, Alpha = 0.1, Name = "conv2")]
[MaxPool(2)]
[SeparableConv(128, 3, Padding = 1, Activation = Activation.LeakyRelu, Alpha = 0.1, Name = "conv3")]
[MaxPool(2)]
[SeparableConv(256, 3, Padding = 1, Activation = Activation.LeakyRelu, Alpha = 0.1, Name = "conv4")]
[MaxPool(2)]
[SeparableConv(512, 3, Padding = 1, Activation = Activation.LeakyRelu, Alpha = 0.1, Name = "conv5")]
[MaxPool(2, Stride = 1, Paddings = [0, 0, 1, 1])]
[Conv(25, 1, Name = "conv8")]
[Anchors("conv8", Boxes = [1.603231 * 32, 2.094468 * 32, 6.041143 * 32, 7.080126 * 32, 2.882459 * 32, 3.518061 * 32, 4.266906 * 32, 5.178857 * 32, 9.041765 * 32, 10.66308 * 32])]
[Output("conv8", Layout = Layout.ChannelsLast)]
public sealed partial class TinyFaceDetector;
