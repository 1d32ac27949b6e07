namespace ConvGen.Conformance.Operators;

[ConvNet(1, 4, 4)]
[ConvTranspose(1, 3, Key = "t_seed_s1")]
public sealed partial class T_seed_s1;

[ConvNet(1, 3, 3)]
[ConvTranspose(1, 3, Stride = 2, Key = "t_seed_s2")]
public sealed partial class T_seed_s2;

[ConvNet(16, 7, 7)]
[ConvTranspose(8, 2, Stride = 2, Key = "t_k2s2")]
public sealed partial class T_k2s2;

[ConvNet(16, 7, 7)]
[ConvTranspose(8, 4, Stride = 2, Padding = 1, Key = "t_k4s2p1")]
public sealed partial class T_k4s2p1;

[ConvNet(8, 6, 6)]
[ConvTranspose(16, 3, Stride = 2, Padding = 1, OutputPadding = 1, Key = "t_k3s2p1op1")]
public sealed partial class T_k3s2p1op1;

[ConvNet(4, 5, 5)]
[ConvTranspose(8, 5, Stride = 3, Padding = 1, OutputPadding = 1, Key = "t_k5s3")]
public sealed partial class T_k5s3;

[ConvNet(8, 6, 6)]
[ConvTranspose(8, 4, Stride = 2, Padding = 1, Groups = 2, Key = "t_g2")]
public sealed partial class T_g2;

[ConvNet(16, 6, 6)]
[ConvTranspose(16, 4, Stride = 2, Padding = 1, Groups = 16, Key = "t_dw")]
public sealed partial class T_dw;

[ConvNet(4, 7, 7)]
[ConvTranspose(6, 3, Padding = 1, Dilation = 2, Key = "t_d2")]
public sealed partial class T_d2;

[ConvNet(4, 5, 7)]
[ConvTranspose(8, 2, 4, Strides = [2, 3], Paddings = [0, 1], Key = "t_rect")]
public sealed partial class T_rect;

[ConvNet(32, 1, 1)]
[ConvTranspose(16, 4, Key = "t_1x1_to_4x4")]
public sealed partial class T_1x1_to_4x4;
