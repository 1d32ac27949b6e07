using ConvGen;

namespace FaceDetection;

/// <summary>
/// A small YOLO that finds faces: in each of 13×13 cells five anchors, each with x, y, w, h and objectness.
/// Trained elsewhere; see <c>ORIGIN.md</c>.
/// </summary>
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
[Output("conv8", Layout = Layout.ChannelsLast)]
[Anchors("conv8", Boxes = [
    1.603231 * Cell, 2.094468 * Cell, 6.041143 * Cell, 7.080126 * Cell, 2.882459 * Cell, 3.518061 * Cell,
    4.266906 * Cell, 5.178857 * Cell, 9.041765 * Cell, 10.66308 * Cell])]
public sealed partial class FaceDetector
{
    /// <summary>Pixels per cell, in which the anchors were published.</summary>
    private const int Cell = 32;
}
