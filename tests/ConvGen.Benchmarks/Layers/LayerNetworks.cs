using System;
using System.Collections.Generic;

namespace ConvGen.Benchmarks;

#pragma warning disable CVG104 // A dilated layer is measured here without the ones around it that close its holes.

/// <summary>Single layers of the classes the planner tells apart, each with a ReLU, as networks of their own.</summary>
internal static class LayerNetworks
{
    /// <summary>Name and declaring type.</summary>
    public static IReadOnlyDictionary<string, Type> All { get; } = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["3x3_64@56"] = typeof(Square64At56),
        ["3x3_128@28"] = typeof(Square128At28),
        ["3x3_256@14"] = typeof(Square256At14),
        ["3x3_512@7"] = typeof(Square512At7),
        ["3x3s2_3-32@224"] = typeof(SmallStem),
        ["7x7s2_3-64@224"] = typeof(LargeStem),
        ["3x3s2_64-128@56"] = typeof(Strided64At56),
        ["dw3x3_144@56"] = typeof(Depthwise144At56),
        ["dw3x3s2_144@56"] = typeof(StridedDepthwise144At56),
        ["1x1_24-144@56"] = typeof(Expand24At56),
        ["1x1_320-1280@7"] = typeof(Expand320At7),
        ["1x1_144-24@56"] = typeof(Project144At56),
        ["3x3_3-64@224"] = typeof(UnitStem),
        ["3x3d2_64@56"] = typeof(Dilated64At56),
        ["tconv4x4s2_64-32@56"] = typeof(Transposed64At56),
        ["3x3x3_16-32@16x56x56"] = typeof(Volume16At56),
        ["3x3_1-8@28"] = typeof(Tiny1At28),
    };
}

[ConvNet(64, 56, 56)]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu)]
internal sealed partial class Square64At56;

[ConvNet(128, 28, 28)]
[Conv(128, 3, Padding = 1, Activation = Activation.Relu)]
internal sealed partial class Square128At28;

[ConvNet(256, 14, 14)]
[Conv(256, 3, Padding = 1, Activation = Activation.Relu)]
internal sealed partial class Square256At14;

[ConvNet(512, 7, 7)]
[Conv(512, 3, Padding = 1, Activation = Activation.Relu)]
internal sealed partial class Square512At7;

[ConvNet(3, 224, 224)]
[Conv(32, 3, Stride = 2, Padding = 1, Activation = Activation.Relu)]
internal sealed partial class SmallStem;

[ConvNet(3, 224, 224)]
[Conv(64, 7, Stride = 2, Padding = 3, Activation = Activation.Relu)]
internal sealed partial class LargeStem;

[ConvNet(64, 56, 56)]
[Conv(128, 3, Stride = 2, Padding = 1, Activation = Activation.Relu)]
internal sealed partial class Strided64At56;

[ConvNet(144, 56, 56)]
[DepthwiseConv(3, Padding = 1, Activation = Activation.Relu)]
internal sealed partial class Depthwise144At56;

[ConvNet(144, 56, 56)]
[DepthwiseConv(3, Stride = 2, Padding = 1, Activation = Activation.Relu)]
internal sealed partial class StridedDepthwise144At56;

[ConvNet(24, 56, 56)]
[Conv(144, 1, Activation = Activation.Relu)]
internal sealed partial class Expand24At56;

[ConvNet(320, 7, 7)]
[Conv(1280, 1, Activation = Activation.Relu)]
internal sealed partial class Expand320At7;

[ConvNet(144, 56, 56)]
[Conv(24, 1, Activation = Activation.Relu)]
internal sealed partial class Project144At56;

[ConvNet(3, 224, 224)]
[Conv(64, 3, Padding = 1, Activation = Activation.Relu)]
internal sealed partial class UnitStem;

[ConvNet(64, 56, 56)]
[Conv(64, 3, Padding = 2, Dilation = 2, Activation = Activation.Relu)]
internal sealed partial class Dilated64At56;

[ConvNet(64, 56, 56)]
[ConvTranspose(32, 4, Stride = 2, Padding = 1, Activation = Activation.Relu)]
internal sealed partial class Transposed64At56;

[ConvNet(16, 16, 56, 56)]
[Conv(32, 3, Padding = 1, Activation = Activation.Relu)]
internal sealed partial class Volume16At56;

[ConvNet(1, 28, 28)]
[Conv(8, 3, Padding = 1, Activation = Activation.Relu)]
internal sealed partial class Tiny1At28;
