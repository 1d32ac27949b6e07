using System;

namespace ConvGen.Model;

/// <summary>Divisions that round one way on both sides of zero.</summary>
internal static class Rational
{
    /// <summary>⌊a/b⌋ for positive b.</summary>
    public static long FloorDivide(long dividend, long divisor)
    {
        var quotient = dividend / divisor;
        return dividend % divisor < 0 ? quotient - 1 : quotient;
    }

    /// <summary>⌈a/b⌉ for positive b.</summary>
    public static long CeilDivide(long dividend, long divisor) => -FloorDivide(-dividend, divisor);

    /// <summary>a mod b in 0 … b−1.</summary>
    public static long Modulo(long dividend, long divisor) => dividend - (FloorDivide(dividend, divisor) * divisor);

    /// <summary>The greatest common divisor of two non-negative numbers, not both zero.</summary>
    public static long Gcd(long left, long right)
    {
        while (right != 0)
            (left, right) = (right, left % right);
        return Math.Abs(left);
    }

    /// <summary>The x in 0 … m−1 with a·x ≡ 1 (mod m), for a and m without common divisor; 0 for m = 1.</summary>
    public static long Inverse(long number, long modulus)
    {
        var (remainder, next) = (modulus, number % modulus);
        var (factor, nextFactor) = (0L, 1L);
        while (next != 0)
        {
            var quotient = remainder / next;
            (remainder, next) = (next, remainder - (quotient * next));
            (factor, nextFactor) = (nextFactor, factor - (quotient * nextFactor));
        }

        return Modulo(factor, modulus);
    }
}
