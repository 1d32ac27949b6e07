// Imported by convgen from face_landmark_68_tiny_model.onnx (ONNX operator set 13).
// Producer: convert.py
// Graph: face_landmark_68_tiny_model
// Licence: not stated in the file

using ConvGen;

namespace Landmarks;

/// <summary>Finds 68 points of a face. As convgen wrote it; the input's contract is added by hand.</summary>
[ConvNet(3, 112, 112)]
[Normalize(Mean = [122.782 / 255, 117.001 / 255, 104.298 / 255])]
[Conv(32, 3, Stride = 2, Paddings = [0, 0, 1, 1], Activation = Activation.Relu, Key = "dense0.conv0")]
[Use<LandmarkFinder.Residual>(32, Key = "dense0")]
[DepthwiseConv(3, Stride = 2, Paddings = [0, 0, 1, 1], Bias = false, Key = "dense1.conv0.depthwise")]
[Conv(64, 1, Activation = Activation.Relu, Key = "dense1.conv0.pointwise")]
[Use<LandmarkFinder.Residual>(64, Key = "dense1")]
[DepthwiseConv(3, Stride = 2, Paddings = [0, 0, 1, 1], Bias = false, Key = "dense2.conv0.depthwise")]
[Conv(128, 1, Activation = Activation.Relu, Key = "dense2.conv0.pointwise")]
[Use<LandmarkFinder.Residual>(128, Key = "dense2")]
[AvgPool(14, Stride = 2)]
[Dense(136, Key = "fc")]
public sealed partial class LandmarkFinder
{
    /// <summary>7 layers, used 3 times.</summary>
    [ConvBlock] // A: filters of conv1 and conv2
    [DepthwiseConv(3, Padding = 1, Bias = false, Key = "conv1.depthwise")]
    [Conv(Param.A, 1, Key = "conv1.pointwise")]
    [Add("conv1", Activation = Activation.Relu, From = "input")]
    [DepthwiseConv(3, Padding = 1, Bias = false, Key = "conv2.depthwise")]
    [Conv(Param.A, 1, Key = "conv2.pointwise")]
    [Add("conv2", From = "conv1")]
    [Add("add2", Activation = Activation.Relu, From = "input")]
    internal sealed class Residual;
}
