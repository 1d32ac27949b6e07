using System;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Binds activations, as layers and beside other layers, and dropout.</summary>
internal static class ActivationBinders
{
    private const int Kinds = 16;
    private const double DefaultRate = 0.5;

    /// <summary>One without parameters.</summary>
    public static LayerOp Plain(ActivationKind kind) => new ActivationOp(new Activation(kind));

    /// <summary>x or alpha·x; alpha is 0.01 unless said.</summary>
    public static LayerOp LeakyRelu(ArgumentReader reader) =>
        new ActivationOp(new Activation(ActivationKind.LeakyRelu, reader.Real(reader.Positional(0) ?? reader.Named("Alpha"), DefaultAlpha(ActivationKind.LeakyRelu))));

    /// <summary>x or alpha·(eˣ − 1).</summary>
    public static LayerOp Elu(ArgumentReader reader) =>
        new ActivationOp(new Activation(ActivationKind.Elu, reader.Real(reader.Positional(0) ?? reader.Named("Alpha"), DefaultAlpha(ActivationKind.Elu))));

    /// <summary>clamp(alpha·x + beta, 0, 1).</summary>
    public static LayerOp HardSigmoid(ArgumentReader reader) =>
        new ActivationOp(new Activation(
            ActivationKind.HardSigmoid, reader.Real("Alpha", DefaultAlpha(ActivationKind.HardSigmoid)), reader.Real("Beta", DefaultBeta(ActivationKind.HardSigmoid))));

    /// <summary>clamp(x, min, max).</summary>
    public static LayerOp HardTanh(ArgumentReader reader)
    {
        var (min, max) = Bounds(reader, reader.Named("Min"), reader.Named("Max"), DefaultAlpha(ActivationKind.HardTanh), DefaultBeta(ActivationKind.HardTanh));
        return new ActivationOp(new Activation(ActivationKind.HardTanh, min, max));
    }

    /// <summary>GELU, exact or by tanh.</summary>
    public static LayerOp Gelu(ArgumentReader reader) => Plain(reader.Flag("Approximate", false) ? ActivationKind.GeluTanh : ActivationKind.Gelu);

    /// <summary>The identity with the rate of training, 0.5 unless said, as PyTorch's.</summary>
    public static LayerOp Dropout(ArgumentReader reader)
    {
        var argument = reader.Positional(0);
        var rate = reader.Real(argument, DefaultRate);
        var nearest = Math.Max(0, Math.Min(rate, 1));
        if (rate != nearest && argument is not null)
        {
            var legal = Invariant($"{nearest}");
            reader.Illegal(
                "CVG001", Invariant($"'{reader.Layer}': {argument.Name} is {rate}; it is a share between 0 and 1"), argument, fixes: [reader.Place.Set("Set " + argument.Name + " to " + legal, argument.Name, legal)]);
        }

        return new DropoutOp(nearest);
    }

    /// <summary>clamp(x, min, max) with bounds that must be given.</summary>
    public static LayerOp Clip(ArgumentReader reader)
    {
        var (min, max) = Bounds(
            reader, reader.Positional(0) ?? reader.Named("Min"), reader.Positional(1) ?? reader.Named("Max"), double.NegativeInfinity, double.PositiveInfinity);
        return new ClipOp(min, max);
    }

    /// <summary>The activation after a layer, with <c>Alpha</c> beside it.</summary>
    public static Activation Fused(ArgumentReader reader)
    {
        var kind = (ActivationKind)reader.Member("Activation", Kinds);
        var alpha = reader.Real("Alpha", DefaultAlpha(kind));
        return new Activation(kind, TakesAlpha(kind) ? alpha : DefaultAlpha(kind), DefaultBeta(kind));
    }

    private static bool TakesAlpha(ActivationKind kind) => kind is ActivationKind.LeakyRelu or ActivationKind.Elu or ActivationKind.HardSigmoid;

    private static double DefaultAlpha(ActivationKind kind) => kind switch
    {
        ActivationKind.LeakyRelu => 0.01,
        ActivationKind.Elu => 1,
        ActivationKind.HardSigmoid => 1.0 / 6,
        ActivationKind.HardTanh => -1,
        _ => 0,
    };

    private static double DefaultBeta(ActivationKind kind) => kind switch
    {
        ActivationKind.HardSigmoid => 0.5,
        ActivationKind.HardTanh => 1,
        _ => 0,
    };

    private static (double Min, double Max) Bounds(
        ArgumentReader reader, ArgumentDeclaration? minimum, ArgumentDeclaration? maximum, double defaultMin, double defaultMax)
    {
        var min = reader.Real(minimum, defaultMin);
        var max = reader.Real(maximum, defaultMax);
        if (min > max)
            reader.Illegal("CVG001", Invariant($"'{reader.Layer}': the lower bound {min:G6} lies above the upper bound {max:G6}"), minimum ?? maximum);
        return (min, max);
    }
}
