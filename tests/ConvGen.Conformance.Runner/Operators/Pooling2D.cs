namespace ConvGen.Conformance.Operators;

[ConvNet(17, 8, 8)]
[MaxPool(2)]
public sealed partial class P_max2;

[ConvNet(16, 15, 15)]
[MaxPool(3, Stride = 2, Padding = 1)]
public sealed partial class P_max3s2p1;

[ConvNet(8, 12, 12)]
[MaxPool(3, Stride = 2, CeilMode = true)]
public sealed partial class P_max3s2_ceil;

[ConvNet(4, 11, 11)]
[MaxPool(3, Stride = 1, Padding = 1, Dilation = 2)]
public sealed partial class P_max_d2;

[ConvNet(4, 9, 10)]
[MaxPool(2, 3, Strides = [2, 1])]
public sealed partial class P_max_rect;

[ConvNet(5, 9, 9)]
[MaxPool(3, Stride = 1, Padding = 1)]
public sealed partial class P_max3s1p1;

[ConvNet(5, 9, 9)]
[MaxPool(5, Stride = 1, Padding = 2)]
public sealed partial class P_max5s1p2;

[ConvNet(16, 8, 8)]
[AvgPool(2)]
public sealed partial class P_avg2;

[ConvNet(6, 9, 9)]
[AvgPool(3, Stride = 2, Padding = 1)]
public sealed partial class P_avg3p1_inc;

[ConvNet(6, 9, 9)]
[AvgPool(3, Stride = 2, Padding = 1, CountIncludePad = false)]
public sealed partial class P_avg3p1_exc;

[ConvNet(6, 10, 10)]
[AvgPool(3, Stride = 2, Padding = 1, CeilMode = true)]
public sealed partial class P_avg_ceil;

[ConvNet(6, 10, 10)]
[AvgPool(3, Stride = 2, CeilMode = true, CountIncludePad = false)]
public sealed partial class P_avg_ceil_exc;

[ConvNet(19, 7, 7)]
[GlobalAvgPool]
public sealed partial class P_gap;

[ConvNet(19, 7, 7)]
[GlobalMaxPool]
public sealed partial class P_gmax;
