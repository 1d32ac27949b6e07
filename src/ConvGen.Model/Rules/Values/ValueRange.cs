using System;

namespace ConvGen.Model;

/// <summary>Bounds of the values a tensor can take, whatever the weights and the input are. They hold; they need not be reached.</summary>
/// <param name="Low">The lower bound, which may be −∞.</param>
/// <param name="High">The upper bound, which may be ∞.</param>
internal readonly record struct ValueRange(double Low, double High)
{
    /// <summary>Any number.</summary>
    public static ValueRange All { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether nothing is known.</summary>
    public bool IsAll => double.IsNegativeInfinity(Low) && double.IsPositiveInfinity(High);

    /// <summary>Whether it is one number.</summary>
    public bool IsConstant => Low == High;

    /// <summary>The distance of the bounds.</summary>
    public double Width => High - Low;

    /// <summary>What lies in either.</summary>
    public ValueRange Or(ValueRange other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    /// <summary>Clamped to the bounds of <paramref name="other"/>.</summary>
    public ValueRange Clamp(ValueRange other) => new(Math.Min(Math.Max(Low, other.Low), other.High), Math.Min(Math.Max(High, other.Low), other.High));

    /// <summary>Whether all of it lies in <paramref name="other"/>.</summary>
    public bool IsIn(ValueRange other) => Low >= other.Low && High <= other.High;

    /// <summary>Sums.</summary>
    public ValueRange Plus(ValueRange other) => new(Low + other.Low, High + other.High);

    /// <summary>Products.</summary>
    public ValueRange Times(ValueRange other)
    {
        double[] corners = [Product(Low, other.Low), Product(Low, other.High), Product(High, other.Low), Product(High, other.High)];
        Array.Sort(corners);
        return new ValueRange(corners[0], corners[3]);
    }

    /// <summary>Multiples and shifts.</summary>
    public ValueRange Affine(double factor, double offset) => Times(new ValueRange(factor, factor)).Plus(new ValueRange(offset, offset));

    /// <summary>The limit of a product: what is bounded by 0 stays 0 however large the other bound is.</summary>
    private static double Product(double left, double right) => left == 0 || right == 0 ? 0 : left * right;
}
