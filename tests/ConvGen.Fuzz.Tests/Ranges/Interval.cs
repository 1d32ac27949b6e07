using System;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <summary>The numbers a variable can hold, between two ends; wide enough for products of what a long holds.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
internal readonly record struct Interval(Int128 Low, Int128 High)
{
    /// <summary>What nothing is known about.</summary>
    public static Interval Unknown => new(Int128.MinValue >> 2, Int128.MaxValue >> 2);

    public static Interval Of(Int128 value) => new(value, value);

    public bool IsKnown => this != Unknown;

    /// <summary>The smallest interval around both.</summary>
    public Interval Join(Interval other) => new(Int128.Min(Low, other.Low), Int128.Max(High, other.High));

    public static Interval operator +(Interval left, Interval right) => Known(left, right, () => new(left.Low + right.Low, left.High + right.High));

    public static Interval operator -(Interval left, Interval right) => Known(left, right, () => new(left.Low - right.High, left.High - right.Low));

    public static Interval operator -(Interval value) => value.IsKnown ? new(-value.High, -value.Low) : value;

    public static Interval operator *(Interval left, Interval right) =>
        Known(left, right, () => Around(left.Low * right.Low, left.Low * right.High, left.High * right.Low, left.High * right.High));

    /// <summary>The quotient by positive numbers.</summary>
    public static Interval operator /(Interval left, Interval right) => right.Low < 1 || !left.IsKnown
        ? Unknown : Around(left.Low / right.Low, left.Low / right.High, left.High / right.Low, left.High / right.High);

    /// <summary>The remainder by positive numbers.</summary>
    public static Interval operator %(Interval left, Interval right) => right.Low < 1
        ? Unknown
        : new(left.Low < 0 ? 1 - right.High : 0, left.Low >= 0 && left.High < right.Low ? left.High : right.High - 1);

    public Interval Min(Interval other) => new(Int128.Min(Low, other.Low), Int128.Min(High, other.High));

    public Interval Max(Interval other) => new(Int128.Max(Low, other.Low), Int128.Max(High, other.High));

    public Interval Abs() => Low >= 0 ? this : High <= 0 ? -this : new(0, Int128.Max(-Low, High));

    public override string ToString() => IsKnown ? $"{Low}…{High}" : "unknown";

    private static Interval Known(Interval left, Interval right, Func<Interval> result) => left.IsKnown && right.IsKnown ? result() : Unknown;

    private static Interval Around(params Int128[] ends) => new(ends.Min(), ends.Max());
}
