namespace ConvGen.Conformance.Operators;

[ConvNet(5, 4, 6)]
[Upsample(2)]
public sealed partial class R_nearest2;

[ConvNet(5, 4, 6)]
[Resize(8, 12)]
public sealed partial class R_nearest2__Resize;

[ConvNet(3, 5, 7)]
[Resize(8, 11)]
public sealed partial class R_nearest_odd;

[ConvNet(5, 5, 6)]
[Upsample(2, Mode = ResizeMode.Bilinear)]
public sealed partial class R_bil2;

[ConvNet(5, 5, 6)]
[Resize(10, 12, Mode = ResizeMode.Bilinear)]
public sealed partial class R_bil2__Resize;

[ConvNet(3, 5, 6)]
[Upsample(2, Mode = ResizeMode.Bilinear, AlignCorners = true)]
public sealed partial class R_bil2_ac;

[ConvNet(3, 5, 6)]
[Resize(10, 12, Mode = ResizeMode.Bilinear, AlignCorners = true)]
public sealed partial class R_bil2_ac__Resize;

[ConvNet(3, 6, 5)]
[Resize(9, 14, Mode = ResizeMode.Bilinear)]
public sealed partial class R_bil_odd;

[ConvNet(3, 12, 10)]
[Resize(6, 5, Mode = ResizeMode.Bilinear)]
public sealed partial class R_bil_down;

[ConvNet(3, 6, 6)]
[Upsample(2, Mode = ResizeMode.Bicubic)]
public sealed partial class R_bicubic;

[ConvNet(3, 6, 6)]
[Resize(12, Mode = ResizeMode.Bicubic)]
public sealed partial class R_bicubic__Resize;

[ConvNet(12, 5, 4)]
[PixelShuffle(2)]
public sealed partial class Pixel_shuffle;

[ConvNet(3, 12, 6)]
[PixelUnshuffle(2)]
public sealed partial class Pixel_unshuffle;
