using System;
using System.Collections.Generic;

namespace ConvGen.Fuzz.Tests;

/// <summary>Activations, from their formulas.</summary>
internal static class ReferenceActivations
{
    private const double SeluScale = 1.0507009873554805;
    private const double SeluAlpha = 1.6732632423543772;

    /// <summary>The activation <paramref name="name"/> of <paramref name="x"/>.</summary>
    public static double Of(string name, double x, IReadOnlyList<double> reals) => name switch
    {
        "Relu" => Math.Max(x, 0),
        "Relu6" => Math.Clamp(x, 0, 6),
        "LeakyRelu" => x >= 0 ? x : reals[0] * x,
        "Elu" => x > 0 ? x : reals[0] * (Math.Exp(x) - 1),
        "Selu" => SeluScale * (x > 0 ? x : SeluAlpha * (Math.Exp(x) - 1)),
        "Sigmoid" => Sigmoid(x),
        "Tanh" => Math.Tanh(x),
        "HardSwish" => x * Math.Clamp((x / 6) + 0.5, 0, 1),
        "HardSigmoid" => Math.Clamp((reals[0] * x) + reals[1], 0, 1),
        "HardTanh" => Math.Clamp(x, reals[0], reals[1]),
        "Silu" => x * Sigmoid(x),
        "Gelu" => x / 2 * Erfc(-x / Math.Sqrt(2)),
        "GeluTanh" => x / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))),
        "Mish" => x * Math.Tanh(Softplus(x)),
        "Softplus" => Softplus(x),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such activation."),
    };

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    // 1 − erf: a series near 0, a continued fraction further out.
    private static double Erfc(double x)
    {
        if (Math.Abs(x) < 2.5)
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
        for (var n = 60; n >= 1; n--)
            tail = n / 2.0 / (x + tail);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (x + tail);
    }
}
