namespace ConvGen.Conformance.Operators;

[ConvNet(16, 8, 8)]
[Conv(32, 1, Key = "c_1x1")]
public sealed partial class C_1x1;

[ConvNet(5, 7, 9)]
[Conv(19, 1, Bias = false, Key = "c_1x1_odd")]
public sealed partial class C_1x1_odd;

[ConvNet(3, 16, 16)]
[Conv(8, 3, Padding = 1, Key = "c_3x3_p1")]
public sealed partial class C_3x3_p1;

[ConvNet(32, 7, 9)]
[Conv(33, 3, Padding = 1, Key = "c_3x3_wide")]
public sealed partial class C_3x3_wide;

[ConvNet(4, 12, 12)]
[Conv(16, 3, Key = "c_3x3_valid")]
public sealed partial class C_3x3_valid;

[ConvNet(3, 15, 15)]
[Conv(32, 3, Stride = 2, Padding = 1, Key = "c_3x3_s2")]
public sealed partial class C_3x3_s2;

[ConvNet(8, 16, 16)]
[Conv(16, 3, Stride = 2, Key = "c_3x3_s2_rem")]
public sealed partial class C_3x3_s2_rem;

[ConvNet(6, 14, 14)]
[Conv(10, 5, Padding = 2, Key = "c_5x5")]
public sealed partial class C_5x5;

[ConvNet(3, 32, 32)]
[Conv(64, 7, Stride = 2, Padding = 3, Key = "c_7x7_s2")]
public sealed partial class C_7x7_s2;

[ConvNet(12, 10, 10)]
[Conv(24, 2, Stride = 2, Key = "c_2x2_s2")]
public sealed partial class C_2x2_s2;

[ConvNet(3, 16, 16)]
[Conv(48, 4, Stride = 4, Key = "c_4x4_s4")]
public sealed partial class C_4x4_s4;

[ConvNet(3, 47, 47)]
[Conv(16, 11, Stride = 4, Padding = 2, Key = "c_11x11_s4")]
public sealed partial class C_11x11_s4;

[ConvNet(8, 13, 13)]
[Conv(16, 1, 7, Paddings = [0, 3], Key = "c_rect_1x7")]
public sealed partial class C_rect_1x7;

[ConvNet(8, 13, 11)]
[Conv(16, 3, 5, Strides = [2, 1], Paddings = [1, 2], Key = "c_rect_3x5_s21")]
public sealed partial class C_rect_3x5_s21;

[ConvNet(4, 10, 10)]
[Conv(8, 3, Paddings = [0, 1, 2, 1], Key = "c_asym_pad")]
public sealed partial class C_asym_pad;

[ConvNet(4, 9, 9)]
[Conv(8, 3, Stride = 2, AutoPad = AutoPad.SameUpper, Key = "c_same_upper_s2")]
public sealed partial class C_same_upper_s2;

[ConvNet(4, 9, 9)]
[Conv(8, 3, Stride = 2, Padding = 1, Key = "c_same_upper_s2")]
public sealed partial class C_same_upper_s2__Explicit;

[ConvNet(8, 14, 14)]
[Conv(16, 3, Padding = 2, Dilation = 2, Key = "c_d2")]
public sealed partial class C_d2;

[ConvNet(4, 17, 17)]
[Conv(16, 3, Padding = 4, Dilation = 4, Key = "c_d4")]
public sealed partial class C_d4;

[ConvNet(4, 16, 18)]
[Conv(8, 3, Paddings = [2, 3], Dilations = [2, 3], Key = "c_d_rect")]
public sealed partial class C_d_rect;

#pragma warning disable CVG111 // An operator on its own: that a stride and a dilation share a factor is the case.
[ConvNet(8, 19, 19)]
[Conv(8, 3, Stride = 2, Padding = 2, Dilation = 2, Key = "c_d2_s2")]
public sealed partial class C_d2_s2;
#pragma warning restore CVG111

[ConvNet(8, 9, 9)]
[Conv(16, 3, Padding = 1, Groups = 2, Key = "c_g2")]
public sealed partial class C_g2;

[ConvNet(12, 8, 8)]
[Conv(20, 3, Padding = 1, Groups = 4, Key = "c_g4_odd")]
public sealed partial class C_g4_odd;

[ConvNet(32, 11, 11)]
[DepthwiseConv(3, Padding = 1, Key = "c_dw3")]
public sealed partial class C_dw3;

[ConvNet(32, 11, 11)]
[Conv(32, 3, Padding = 1, Groups = 32, Key = "c_dw3")]
public sealed partial class C_dw3__Grouped;

[ConvNet(19, 13, 13)]
[DepthwiseConv(5, Stride = 2, Padding = 2, Key = "c_dw5_s2")]
public sealed partial class C_dw5_s2;

[ConvNet(19, 13, 13)]
[Conv(19, 5, Stride = 2, Padding = 2, Groups = 19, Key = "c_dw5_s2")]
public sealed partial class C_dw5_s2__Grouped;

[ConvNet(8, 9, 9)]
[DepthwiseConv(3, Multiplier = 2, Padding = 1, Key = "c_dw_mult2")]
public sealed partial class C_dw_mult2;

[ConvNet(8, 9, 9)]
[Conv(16, 3, Padding = 1, Groups = 8, Key = "c_dw_mult2")]
public sealed partial class C_dw_mult2__Grouped;

[ConvNet(16, 12, 12)]
[DepthwiseConv(3, Padding = 2, Dilation = 2, Key = "c_dw_d2")]
public sealed partial class C_dw_d2;

[ConvNet(16, 12, 12)]
[Conv(16, 3, Padding = 2, Dilation = 2, Groups = 16, Key = "c_dw_d2")]
public sealed partial class C_dw_d2__Grouped;

[ConvNet(16, 14, 14)]
[DepthwiseConv(7, Padding = 3, Key = "c_dw7")]
public sealed partial class C_dw7;

[ConvNet(16, 14, 14)]
[Conv(16, 7, Padding = 3, Groups = 16, Key = "c_dw7")]
public sealed partial class C_dw7__Grouped;

[ConvNet(4, 4, 4)]
[Conv(8, 5, Padding = 2, Key = "c_big_k_small_in")]
public sealed partial class C_big_k_small_in;

[ConvNet(16, 4, 4)]
[Conv(10, 4, Key = "c_out_1x1")]
public sealed partial class C_out_1x1;

[ConvNet(1, 5, 5)]
[Conv(1, 3, Key = "c_single")]
public sealed partial class C_single;

[ConvNet(64, 7, 7)]
[Conv(64, 3, Padding = 1, Key = "c_size7_c64")]
public sealed partial class C_size7_c64;

[ConvNet(3, 1, 33)]
[Conv(8, 1, 5, Paddings = [0, 2], Key = "c_row")]
public sealed partial class C_row;
