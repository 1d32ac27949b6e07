using System;

namespace ConvGen.Model;

/// <summary>Which values an activation makes of which.</summary>
internal static class ActivationRange
{
    private const double SeluScale = 1.0507009873554805;
    private const double SeluAlpha = 1.6732632423543772;

    /// <summary>The values of <paramref name="activation"/> over <paramref name="range"/>.</summary>
    public static ValueRange Of(Activation activation, ValueRange range)
    {
        if (activation.Kind == ActivationKind.None)
            return range;
        var (low, high) = (At(activation, range.Low), At(activation, range.High));
        // The smooth rectifiers fall to a valley below zero before they rise; the others only rise, unless a slope is negative.
        var valley = Valley(activation.Kind) is { } at && at >= range.Low && at <= range.High ? At(activation, at) : double.PositiveInfinity;
        var knee = activation.Kind == ActivationKind.LeakyRelu && range.Low < 0 && range.High > 0 ? 0 : low;
        return new ValueRange(Math.Min(Math.Min(Math.Min(low, high), knee), valley), Math.Max(Math.Max(low, high), knee));
    }

    /// <summary>Whether the activation returns each value of <paramref name="range"/> as it is.</summary>
    public static bool IsIdentity(Activation activation, ValueRange range) => activation.Kind switch
    {
        ActivationKind.None => true,
        ActivationKind.LeakyRelu when activation.Alpha == 1 => true,
        ActivationKind.Relu or ActivationKind.LeakyRelu or ActivationKind.Elu => range.Low >= 0,
        ActivationKind.Relu6 => range.IsIn(new ValueRange(0, 6)),
        ActivationKind.HardTanh => range.IsIn(new ValueRange(activation.Alpha, activation.Beta)),
        _ => false,
    };

    /// <summary>Whether both ends of what it makes are finite: a gate, or a probability.</summary>
    public static bool IsSquashing(ActivationKind kind) => kind is ActivationKind.Sigmoid or ActivationKind.HardSigmoid or ActivationKind.Tanh;

    /// <summary>Its value, limits included.</summary>
    public static double At(Activation activation, double x) => activation.Kind switch
    {
        ActivationKind.Relu => Math.Max(x, 0),
        ActivationKind.Relu6 => Math.Min(Math.Max(x, 0), 6),
        ActivationKind.LeakyRelu => x >= 0 ? x : activation.Alpha == 0 ? 0 : activation.Alpha * x,
        ActivationKind.Elu => x >= 0 ? x : activation.Alpha * (Math.Exp(x) - 1),
        ActivationKind.Selu => SeluScale * (x >= 0 ? x : SeluAlpha * (Math.Exp(x) - 1)),
        ActivationKind.Sigmoid => Sigmoid(x),
        ActivationKind.Tanh => Math.Tanh(x),
        ActivationKind.HardSwish => Limit(x, static x => x * Math.Min(Math.Max((x / 6) + 0.5, 0), 1)),
        ActivationKind.HardSigmoid => Math.Min(Math.Max(Limit((activation.Alpha * x) + activation.Beta, static x => x), 0), 1),
        ActivationKind.HardTanh => Math.Min(Math.Max(x, activation.Alpha), activation.Beta),
        ActivationKind.Silu => Limit(x, static x => x * Sigmoid(x)),
        ActivationKind.Gelu or ActivationKind.GeluTanh => Limit(x, static x => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))))),
        ActivationKind.Mish => Limit(x, static x => x * Math.Tanh(Softplus(x))),
        ActivationKind.Softplus => Softplus(x),
        _ => x,
    };

    /// <summary>Where a smooth rectifier is least.</summary>
    private static double? Valley(ActivationKind kind) => kind switch
    {
        ActivationKind.HardSwish => -1.5,
        ActivationKind.Silu => -1.2784645,
        ActivationKind.Gelu or ActivationKind.GeluTanh => -0.7525,
        ActivationKind.Mish => -1.1924312,
        _ => null,
    };

    /// <summary>0 at −∞ and ∞ at ∞.</summary>
    private static double Limit(double x, Func<double, double> function) =>
        double.IsNegativeInfinity(x) || double.IsNaN(x) ? 0 : double.IsPositiveInfinity(x) ? x : function(x);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Softplus(double x) => x > 30 ? x : Math.Log(1 + Math.Exp(x));
}
