using ConvGen.Networks;

namespace ConvGen.Gallery;

/// <summary>U²-Net-p at 320×320: a U of residual Us; the authors' layout of the state dict. The mixture of six side outputs is the result.</summary>
[Published("U²-Net-p", 2020, "Qin", "U²-Net: Going Deeper with Nested U-Structure for Salient Object Detection", "xuebinqin/U-2-Net, U2NETP", 1_131_181)]
[ConvNet(3, 320, 320, Task = NetworkTask.Segmentation, AnalysisOnly = true)]
[Normalize(Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225])]
[Use<U2Block7>(Name = "stage1"), MaxPool(2)]
[Use<U2Block6>(Name = "stage2"), MaxPool(2)]
[Use<U2Block5>(Name = "stage3"), MaxPool(2)]
[Use<U2Block4>(Name = "stage4"), MaxPool(2)]
[Use<U2Dilated>(Name = "stage5"), MaxPool(2)]
[Use<U2Dilated>(Name = "stage6"), Upsample(2, Mode = ResizeMode.Bilinear), Concat("stage5")]
[Use<U2Dilated>(Name = "stage5d"), Upsample(2, Mode = ResizeMode.Bilinear), Concat("stage4")]
[Use<U2Block4>(Name = "stage4d"), Upsample(2, Mode = ResizeMode.Bilinear), Concat("stage3")]
[Use<U2Block5>(Name = "stage3d"), Upsample(2, Mode = ResizeMode.Bilinear), Concat("stage2")]
[Use<U2Block6>(Name = "stage2d"), Upsample(2, Mode = ResizeMode.Bilinear), Concat("stage1")]
[Use<U2Block7>(Name = "stage1d"), Conv(1, 3, Padding = 1, Name = "side1")]
[Conv(1, 3, Padding = 1, Name = "side2", From = "stage2d"), Resize(320, Mode = ResizeMode.Bilinear, Name = "d2")]
[Conv(1, 3, Padding = 1, Name = "side3", From = "stage3d"), Resize(320, Mode = ResizeMode.Bilinear, Name = "d3")]
[Conv(1, 3, Padding = 1, Name = "side4", From = "stage4d"), Resize(320, Mode = ResizeMode.Bilinear, Name = "d4")]
[Conv(1, 3, Padding = 1, Name = "side5", From = "stage5d"), Resize(320, Mode = ResizeMode.Bilinear, Name = "d5")]
[Conv(1, 3, Padding = 1, Name = "side6", From = "stage6"), Resize(320, Mode = ResizeMode.Bilinear, Name = "d6")]
[Concat("d2", "d3", "d4", "d5", "d6", From = "side1"), Conv(1, 1, Activation = Activation.Sigmoid, Name = "outconv")]
public sealed partial class U2NetP;

/// <summary>A dilated 3×3 convolution with a bias, a norm, ReLU.</summary>
[ConvBlock] // A: channels, B: dilation
[Conv(Param.A, 3, Padding = Param.B, Dilation = Param.B, Name = "conv_s1"), BatchNorm(Name = "bn_s1"), Relu]
public sealed class U2Conv;

/// <summary>A residual U of seven levels, sixteen channels wide.</summary>
[ConvBlock]
[Use<U2Conv>(64, 1, Key = "rebnconvin", Name = "entry")]
[Use<U2Conv>(16, 1, Key = "rebnconv1", Name = "down1"), MaxPool(2)]
[Use<U2Conv>(16, 1, Key = "rebnconv2", Name = "down2"), MaxPool(2)]
[Use<U2Conv>(16, 1, Key = "rebnconv3", Name = "down3"), MaxPool(2)]
[Use<U2Conv>(16, 1, Key = "rebnconv4", Name = "down4"), MaxPool(2)]
[Use<U2Conv>(16, 1, Key = "rebnconv5", Name = "down5"), MaxPool(2)]
[Use<U2Conv>(16, 1, Key = "rebnconv6", Name = "down6"), Use<U2Conv>(16, 2, Key = "rebnconv7"), Concat("down6")]
[Use<U2Conv>(16, 1, Key = "rebnconv6d"), Upsample(2, Mode = ResizeMode.Bilinear), Concat("down5")]
[Use<U2Conv>(16, 1, Key = "rebnconv5d"), Upsample(2, Mode = ResizeMode.Bilinear), Concat("down4")]
[Use<U2Conv>(16, 1, Key = "rebnconv4d"), Upsample(2, Mode = ResizeMode.Bilinear), Concat("down3")]
[Use<U2Conv>(16, 1, Key = "rebnconv3d"), Upsample(2, Mode = ResizeMode.Bilinear), Concat("down2")]
[Use<U2Conv>(16, 1, Key = "rebnconv2d"), Upsample(2, Mode = ResizeMode.Bilinear), Concat("down1")]
[Use<U2Conv>(64, 1, Key = "rebnconv1d"), Add("entry")]
public sealed class U2Block7;

/// <summary>A residual U of six levels, sixteen channels wide.</summary>
[ConvBlock]
[Use<U2Conv>(64, 1, Key = "rebnconvin", Name = "entry")]
[Use<U2Conv>(16, 1, Key = "rebnconv1", Name = "down1"), MaxPool(2)]
[Use<U2Conv>(16, 1, Key = "rebnconv2", Name = "down2"), MaxPool(2)]
[Use<U2Conv>(16, 1, Key = "rebnconv3", Name = "down3"), MaxPool(2)]
[Use<U2Conv>(16, 1, Key = "rebnconv4", Name = "down4"), MaxPool(2)]
[Use<U2Conv>(16, 1, Key = "rebnconv5", Name = "down5"), Use<U2Conv>(16, 2, Key = "rebnconv6"), Concat("down5")]
[Use<U2Conv>(16, 1, Key = "rebnconv5d"), Upsample(2, Mode = ResizeMode.Bilinear), Concat("down4")]
[Use<U2Conv>(16, 1, Key = "rebnconv4d"), Upsample(2, Mode = ResizeMode.Bilinear), Concat("down3")]
[Use<U2Conv>(16, 1, Key = "rebnconv3d"), Upsample(2, Mode = ResizeMode.Bilinear), Concat("down2")]
[Use<U2Conv>(16, 1, Key = "rebnconv2d"), Upsample(2, Mode = ResizeMode.Bilinear), Concat("down1")]
[Use<U2Conv>(64, 1, Key = "rebnconv1d"), Add("entry")]
public sealed class U2Block6;

/// <summary>A residual U of five levels, sixteen channels wide.</summary>
[ConvBlock]
[Use<U2Conv>(64, 1, Key = "rebnconvin", Name = "entry")]
[Use<U2Conv>(16, 1, Key = "rebnconv1", Name = "down1"), MaxPool(2)]
[Use<U2Conv>(16, 1, Key = "rebnconv2", Name = "down2"), MaxPool(2)]
[Use<U2Conv>(16, 1, Key = "rebnconv3", Name = "down3"), MaxPool(2)]
[Use<U2Conv>(16, 1, Key = "rebnconv4", Name = "down4"), Use<U2Conv>(16, 2, Key = "rebnconv5"), Concat("down4")]
[Use<U2Conv>(16, 1, Key = "rebnconv4d"), Upsample(2, Mode = ResizeMode.Bilinear), Concat("down3")]
[Use<U2Conv>(16, 1, Key = "rebnconv3d"), Upsample(2, Mode = ResizeMode.Bilinear), Concat("down2")]
[Use<U2Conv>(16, 1, Key = "rebnconv2d"), Upsample(2, Mode = ResizeMode.Bilinear), Concat("down1")]
[Use<U2Conv>(64, 1, Key = "rebnconv1d"), Add("entry")]
public sealed class U2Block5;

/// <summary>A residual U of four levels, sixteen channels wide.</summary>
[ConvBlock]
[Use<U2Conv>(64, 1, Key = "rebnconvin", Name = "entry")]
[Use<U2Conv>(16, 1, Key = "rebnconv1", Name = "down1"), MaxPool(2)]
[Use<U2Conv>(16, 1, Key = "rebnconv2", Name = "down2"), MaxPool(2)]
[Use<U2Conv>(16, 1, Key = "rebnconv3", Name = "down3"), Use<U2Conv>(16, 2, Key = "rebnconv4"), Concat("down3")]
[Use<U2Conv>(16, 1, Key = "rebnconv3d"), Upsample(2, Mode = ResizeMode.Bilinear), Concat("down2")]
[Use<U2Conv>(16, 1, Key = "rebnconv2d"), Upsample(2, Mode = ResizeMode.Bilinear), Concat("down1")]
[Use<U2Conv>(64, 1, Key = "rebnconv1d"), Add("entry")]
public sealed class U2Block4;

/// <summary>A residual U that dilates instead of pooling.</summary>
[ConvBlock]
[Use<U2Conv>(64, 1, Key = "rebnconvin", Name = "entry")]
[Use<U2Conv>(16, 1, Key = "rebnconv1", Name = "wide1"), Use<U2Conv>(16, 2, Key = "rebnconv2", Name = "wide2"), Use<U2Conv>(16, 4, Key = "rebnconv3", Name = "wide3")]
[Use<U2Conv>(16, 8, Key = "rebnconv4"), Concat("wide3")]
[Use<U2Conv>(16, 4, Key = "rebnconv3d"), Concat("wide2")]
[Use<U2Conv>(16, 2, Key = "rebnconv2d"), Concat("wide1")]
[Use<U2Conv>(64, 1, Key = "rebnconv1d"), Add("entry")]
public sealed class U2Dilated;
