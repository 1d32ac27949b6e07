using System;
using System.Globalization;
using System.Linq;
using Xunit;

namespace ConvGen.Generator.Tests;

/// <summary>The generated functions beside doubles, over the whole range of floats: infinities, NaN and numbers below the normal ones among them.</summary>
public sealed class ActivationTests
{
    private const int Count = 1 << 18;

    // An exponential below the normal numbers counts as zero, and so does what it is multiplied with, which is smaller than 100.
    private const double Smallest = 100 * 1.17549435e-38;

    // Units in the last place. Where a function is made of another, the other's rounding comes on top.
    [Theory]
    [InlineData("Sigmoid", 3)]
    [InlineData("Tanh", 3)]
    [InlineData("Silu", 3)]
    [InlineData("Elu", 3)]
    [InlineData("Selu", 4)]
    [InlineData("Softplus", 3)]
    [InlineData("Mish", 5)]
    [InlineData("Gelu", 8)]
    public void A_function_is_within_some_units_in_the_last_place(string name, double units)
    {
        float[] input =
        [
            .. Enumerable.Range(0, Count - 100_000).Select(static i => BitConverter.UInt32BitsToSingle((uint)(i * ((1L << 32) / (Count - 100_000))))),
            .. Enumerable.Range(0, 99_990).Select(static i => (i - 50_000) * (1f / 450)),
            0, -0f, float.PositiveInfinity, float.NegativeInfinity, float.NaN, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue, 1e-39f,
        ];
        var network = LoadedNetwork.Of(string.Create(CultureInfo.InvariantCulture, $"using ConvGen; [ConvNet(16, {Count / 16}), {name}] public partial class Net;"), "Net").CreateRandom();
        var output = new float[Count];
        network.RunAll(input, output);
        var worst = (Error: 0.0, Input: 0f, Output: 0f);
        for (var i = 0; i < Count; i++)
        {
            var error = Error(Reference(name, input[i]), output[i]);
            worst = error > worst.Error ? (error, input[i], output[i]) : worst;
        }

        Assert.True(worst.Error <= units, string.Create(CultureInfo.InvariantCulture, $"{name}({worst.Input:R}) = {worst.Output:R}, off by {worst.Error:F2} units"));
    }

    private static double Error(double expected, float actual)
    {
        if (double.IsNaN(expected) || !float.IsFinite((float)expected))
            return (float)expected == actual || (double.IsNaN(expected) && float.IsNaN(actual)) ? 0 : double.PositiveInfinity;
        var unit = MathF.BitIncrement(MathF.Abs((float)expected)) - (double)MathF.Abs((float)expected);
        return Math.Max(0, Math.Abs(actual - expected) - Smallest) / unit;
    }

    private static double Reference(string name, double x) => name switch
    {
        "Sigmoid" => Sigmoid(x),
        "Tanh" => Math.Tanh(x),
        "Silu" => x * Sigmoid(x),
        "Elu" => x > 0 ? x : ExpLessOne(x),
        "Selu" => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * ExpLessOne(x)),
        "Softplus" => Softplus(x),
        "Mish" => x * Math.Tanh(Softplus(x)),
        "Gelu" => x / 2 * Erfc(-x / Math.Sqrt(2)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such activation."),
    };

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double ExpLessOne(double x) => Math.Abs(x) < 1e-3 ? x * (1 + (x / 2 * (1 + (x / 3 * (1 + (x / 4)))))) : Math.Exp(x) - 1;

    private static double Softplus(double x)
    {
        var u = Math.Exp(-Math.Abs(x));
        return Math.Max(x, 0) + (u < 1e-4 ? u * (1 - (u / 2) + (u * u / 3)) : Math.Log(1 + u));
    }

    // 1 − erf: a series near 0, a continued fraction further out.
    private static double Erfc(double x)
    {
        if (double.IsNaN(x))
            return x;
        if (Math.Abs(x) < 2)
        {
            var (sum, term) = (x, x);
            for (var n = 1; n < 80; n++)
            {
                term *= -x * x / n;
                sum += term / ((2 * n) + 1);
            }

            return 1 - (2 / Math.Sqrt(Math.PI) * sum);
        }

        if (x < 0)
            return 2 - Erfc(-x);
        var tail = 0.0;
        for (var n = 120; n >= 1; n--)
            tail = n / 2.0 / (x + tail);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (x + tail);
    }
}
