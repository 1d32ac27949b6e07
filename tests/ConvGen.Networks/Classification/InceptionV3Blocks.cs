namespace ConvGen.Networks;

/// <summary>A 1×1 convolution with batch norm and ReLU.</summary>
[ConvBlock] // A: channels
[Conv(Param.A, 1, Bias = false, Name = "conv"), BatchNorm(Epsilon = 1e-3, Name = "bn"), Relu]
public sealed class PointwiseUnit;

/// <summary>A convolution that keeps the size, with batch norm and ReLU.</summary>
[ConvBlock] // A: channels, B × C: kernel, D × E: padding
[Conv(Param.A, Param.B, Param.C, Paddings = [Param.D, Param.E], Bias = false, Name = "conv"), BatchNorm(Epsilon = 1e-3, Name = "bn"), Relu]
public sealed class ConvUnit;

/// <summary>A 3×3 convolution of stride 2 without padding, with batch norm and ReLU.</summary>
[ConvBlock] // A: channels
[Conv(Param.A, 3, Stride = 2, Bias = false, Name = "conv"), BatchNorm(Epsilon = 1e-3, Name = "bn"), Relu]
public sealed class DownUnit;

/// <summary>1×1, 5×5, double 3×3 and pool branches at 35×35.</summary>
[ConvBlock] // A: channels after the pool
[Use<PointwiseUnit>(64, Name = "branch1x1")]
[Use<PointwiseUnit>(48, Name = "branch5x5_1", From = "input")]
[Use<ConvUnit>(64, 5, 5, 2, 2, Name = "branch5x5_2")]
[Use<PointwiseUnit>(64, Name = "branch3x3dbl_1", From = "input")]
[Use<ConvUnit>(96, 3, 3, 1, 1, Name = "branch3x3dbl_2")]
[Use<ConvUnit>(96, 3, 3, 1, 1, Name = "branch3x3dbl_3")]
[AvgPool(3, Stride = 1, Padding = 1, From = "input")]
[Use<PointwiseUnit>(Param.A, Name = "branch_pool")]
[Concat("branch5x5_2", "branch3x3dbl_3", "branch_pool", From = "branch1x1")]
public sealed class InceptionA;

/// <summary>35×35 to 17×17.</summary>
[ConvBlock]
[Use<DownUnit>(384, Name = "branch3x3")]
[Use<PointwiseUnit>(64, Name = "branch3x3dbl_1", From = "input")]
[Use<ConvUnit>(96, 3, 3, 1, 1, Name = "branch3x3dbl_2")]
[Use<DownUnit>(96, Name = "branch3x3dbl_3")]
[MaxPool(3, Stride = 2, Name = "branch_pool", From = "input")]
[Concat("branch3x3dbl_3", "branch_pool", From = "branch3x3")]
public sealed class InceptionB;

/// <summary>1×1, factorised 7×7, double factorised 7×7 and pool branches at 17×17.</summary>
[ConvBlock] // A: channels inside the 7×7 branches
[Use<PointwiseUnit>(192, Name = "branch1x1")]
[Use<PointwiseUnit>(Param.A, Name = "branch7x7_1", From = "input")]
[Use<ConvUnit>(Param.A, 1, 7, 0, 3, Name = "branch7x7_2")]
[Use<ConvUnit>(192, 7, 1, 3, 0, Name = "branch7x7_3")]
[Use<PointwiseUnit>(Param.A, Name = "branch7x7dbl_1", From = "input")]
[Use<ConvUnit>(Param.A, 7, 1, 3, 0, Name = "branch7x7dbl_2")]
[Use<ConvUnit>(Param.A, 1, 7, 0, 3, Name = "branch7x7dbl_3")]
[Use<ConvUnit>(Param.A, 7, 1, 3, 0, Name = "branch7x7dbl_4")]
[Use<ConvUnit>(192, 1, 7, 0, 3, Name = "branch7x7dbl_5")]
[AvgPool(3, Stride = 1, Padding = 1, From = "input")]
[Use<PointwiseUnit>(192, Name = "branch_pool")]
[Concat("branch7x7_3", "branch7x7dbl_5", "branch_pool", From = "branch1x1")]
public sealed class InceptionC;

/// <summary>17×17 to 8×8.</summary>
[ConvBlock]
[Use<PointwiseUnit>(192, Name = "branch3x3_1")]
[Use<DownUnit>(320, Name = "branch3x3_2")]
[Use<PointwiseUnit>(192, Name = "branch7x7x3_1", From = "input")]
[Use<ConvUnit>(192, 1, 7, 0, 3, Name = "branch7x7x3_2")]
[Use<ConvUnit>(192, 7, 1, 3, 0, Name = "branch7x7x3_3")]
[Use<DownUnit>(192, Name = "branch7x7x3_4")]
[MaxPool(3, Stride = 2, Name = "branch_pool", From = "input")]
[Concat("branch7x7x3_4", "branch_pool", From = "branch3x3_2")]
public sealed class InceptionD;

/// <summary>Branches whose 3×3 splits into 1×3 and 3×1, at 8×8.</summary>
[ConvBlock]
[Use<PointwiseUnit>(320, Name = "branch1x1")]
[Use<PointwiseUnit>(384, Name = "branch3x3_1", From = "input")]
[Use<ConvUnit>(384, 1, 3, 0, 1, Name = "branch3x3_2a")]
[Use<ConvUnit>(384, 3, 1, 1, 0, Name = "branch3x3_2b", From = "branch3x3_1")]
[Use<PointwiseUnit>(448, Name = "branch3x3dbl_1", From = "input")]
[Use<ConvUnit>(384, 3, 3, 1, 1, Name = "branch3x3dbl_2")]
[Use<ConvUnit>(384, 1, 3, 0, 1, Name = "branch3x3dbl_3a")]
[Use<ConvUnit>(384, 3, 1, 1, 0, Name = "branch3x3dbl_3b", From = "branch3x3dbl_2")]
[AvgPool(3, Stride = 1, Padding = 1, From = "input")]
[Use<PointwiseUnit>(192, Name = "branch_pool")]
[Concat("branch3x3_2a", "branch3x3_2b", "branch3x3dbl_3a", "branch3x3dbl_3b", "branch_pool", From = "branch1x1")]
public sealed class InceptionE;
