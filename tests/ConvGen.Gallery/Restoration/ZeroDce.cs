using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>Zero-DCE: estimates eight curves per pixel and applies them, one after the other, to a dark picture; the authors' layout of the state dict.</summary>
[Published("Zero-DCE", 2020, "Guo", "Zero-Reference Deep Curve Estimation for Low-Light Image Enhancement", "Li-Chongyi/Zero-DCE", 79_416)]
[ConvNet(3, 256, 256, Task = NetworkTask.Generation, AnalysisOnly = true)]
[Normalize]
[Conv(32, 3, Padding = 1, Activation = Activation.Relu, Name = "e_conv1")]
[Conv(32, 3, Padding = 1, Activation = Activation.Relu, Name = "e_conv2")]
[Conv(32, 3, Padding = 1, Activation = Activation.Relu, Name = "e_conv3")]
[Conv(32, 3, Padding = 1, Activation = Activation.Relu, Name = "e_conv4")]
[Concat("e_conv4", From = "e_conv3"), Conv(32, 3, Padding = 1, Activation = Activation.Relu, Name = "e_conv5")]
[Concat("e_conv5", From = "e_conv2"), Conv(32, 3, Padding = 1, Activation = Activation.Relu, Name = "e_conv6")]
[Concat("e_conv6", From = "e_conv1"), Conv(24, 3, Padding = 1, Activation = Activation.Tanh, Name = "e_conv7")]
[Slice(0, 3, Name = "r1"), Slice(3, 3, From = "e_conv7", Name = "r2"), Slice(6, 3, From = "e_conv7", Name = "r3"), Slice(9, 3, From = "e_conv7", Name = "r4")]
[Slice(12, 3, From = "e_conv7", Name = "r5"), Slice(15, 3, From = "e_conv7", Name = "r6"), Slice(18, 3, From = "e_conv7", Name = "r7"), Slice(21, 3, From = "e_conv7", Name = "r8")]
// x + r·(x² − x), eight times.
[Scale(Factor = -1, From = "input"), Mul("input"), Add("input"), Mul("r1"), Scale(Factor = -1), Add("input", Name = "x1")]
[Scale(Factor = -1), Mul("x1"), Add("x1"), Mul("r2"), Scale(Factor = -1), Add("x1", Name = "x2")]
[Scale(Factor = -1), Mul("x2"), Add("x2"), Mul("r3"), Scale(Factor = -1), Add("x2", Name = "x3")]
[Scale(Factor = -1), Mul("x3"), Add("x3"), Mul("r4"), Scale(Factor = -1), Add("x3", Name = "x4")]
[Scale(Factor = -1), Mul("x4"), Add("x4"), Mul("r5"), Scale(Factor = -1), Add("x4", Name = "x5")]
[Scale(Factor = -1), Mul("x5"), Add("x5"), Mul("r6"), Scale(Factor = -1), Add("x5", Name = "x6")]
[Scale(Factor = -1), Mul("x6"), Add("x6"), Mul("r7"), Scale(Factor = -1), Add("x6", Name = "x7")]
[Scale(Factor = -1), Mul("x7"), Add("x7"), Mul("r8"), Scale(Factor = -1), Add("x7")]
public sealed partial class ZeroDce;
