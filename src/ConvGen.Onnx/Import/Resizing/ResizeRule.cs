namespace ConvGen.Onnx;

/// <summary>How a position along a resized axis is made of positions of the input.</summary>
/// <param name="Mode">nearest, linear or cubic.</param>
/// <param name="Coordinates">The coordinate_transformation_mode.</param>
/// <param name="Rounding">The nearest_mode.</param>
/// <param name="CubicCoefficient">Keys' coefficient a.</param>
/// <param name="ExcludesOutside">Whether taps beyond the border have no weight, instead of the border's value.</param>
/// <param name="IsAntialiased">Whether the filter widens as the axis shrinks.</param>
/// <param name="Extrapolation">The value of positions outside, for tf_crop_and_resize.</param>
internal sealed record ResizeRule(
    string Mode, string Coordinates, string Rounding, double CubicCoefficient, bool ExcludesOutside, bool IsAntialiased, double Extrapolation);

/// <summary>An axis to be resized.</summary>
/// <param name="From">Its extent.</param>
/// <param name="To">The new one.</param>
/// <param name="Scale">The factor between them, which may not be a ratio of whole numbers.</param>
/// <param name="Start">The first position of the region of interest, as a share of the axis.</param>
/// <param name="End">The last one.</param>
internal sealed record ResizedAxis(int From, int To, double Scale, double Start = 0, double End = 1);
