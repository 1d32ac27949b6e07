using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning;
using ConvGen.Model;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Point-wise functions as vector expressions. Each formula stands here once, for all widths.</summary>
public static class Functions
{
    /// <summary>The expression of <paramref name="function"/> of <paramref name="x"/>, which must be a name where the formula uses it twice.</summary>
    public static string Apply(PointwiseFunction function, string x, VectorWidth width)
    {
        var v = width.Type;
        var zero = $"{v}<float>.Zero";
        string Constant(double value) => width.Broadcast(Terms.Float(value));

        // MaxNative and MinNative are one instruction each; with the constant first they hand a NaN through, as PyTorch does.
        string Clamp(string value, string low, string high) => $"{v}.MinNative({high}, {v}.MaxNative({low}, {value}))";
        return function.Kind switch
        {
            ActivationKind.None => x,
            ActivationKind.Relu => $"{v}.MaxNative({zero}, {x})",
            ActivationKind.Relu6 => Clamp(x, zero, Constant(6)),
            ActivationKind.HardTanh => Clamp(x, Constant(function.Alpha), Constant(function.Beta)),
            ActivationKind.LeakyRelu when function.Alpha is >= 0 and <= 1 => $"{v}.MaxNative({x} * {Constant(function.Alpha)}, {x})",
            ActivationKind.LeakyRelu => $"{v}.ConditionalSelect({v}.LessThan({x}, {zero}), {x} * {Constant(function.Alpha)}, {x})",
            ActivationKind.HardSigmoid => Clamp(width.MultiplyAdd(x, Constant(function.Alpha), Constant(function.Beta)), zero, Constant(1)),
            ActivationKind.HardSwish => $"{x} * {Clamp(width.MultiplyAdd(x, Constant(1.0 / 6), Constant(0.5)), zero, Constant(1))}",
            ActivationKind.Elu => $"Elu({x}, {Constant(function.Alpha)})",
            _ when function.IsTranscendental => $"{function.Kind}({x})",
            _ => throw UnknownCase.In(nameof(Functions), function.Kind),
        };
    }

    /// <summary>Writes the helpers that transcendental functions call.</summary>
    public static void WriteHelpers(CodeWriter writer, IEnumerable<ActivationKind> kinds, bool needsExponential, bool needsLogarithm)
    {
        var all = Closure(kinds).ToList();
        foreach (var width in VectorWidth.All)
        {
            var elementary = new ElementaryFunctions(writer, width);
            if (needsExponential || all.Exists(static kind => kind is not (ActivationKind.Elu or ActivationKind.Selu or ActivationKind.Tanh)))
            {
                elementary.WriteExponential();
            }

            if (all.Contains(ActivationKind.Elu) || all.Contains(ActivationKind.Tanh))
            {
                elementary.WriteExponentialLessOne();
            }

            if (needsLogarithm)
            {
                elementary.WriteLogarithm();
            }
        }

        foreach (var kind in all)
        {
            foreach (var width in VectorWidth.All)
            {
                writer.Line();
                writer.Line($"/// <summary>{Summary(kind)}</summary>");
                writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
                WriteHelper(writer, kind, width);
            }
        }
    }

    private static IEnumerable<ActivationKind> Closure(IEnumerable<ActivationKind> kinds)
    {
        var all = new SortedSet<ActivationKind>();
        foreach (var kind in kinds)
        {
            all.Add(kind);
            if (kind is ActivationKind.Silu or ActivationKind.GeluTanh)
            {
                all.Add(ActivationKind.Sigmoid);
            }

            if (kind is ActivationKind.Selu)
            {
                all.Add(ActivationKind.Elu);
            }

            if (kind is ActivationKind.Mish)
            {
                all.Add(ActivationKind.Tanh);
                all.Add(ActivationKind.Softplus);
            }
        }

        return all;
    }

    private static string Summary(ActivationKind kind) => kind switch
    {
        ActivationKind.Sigmoid => "1 / (1 + e⁻ˣ).",
        ActivationKind.Tanh => "tanh |x| = u / (u + 2), u = e^2|x| − 1; odd.",
        ActivationKind.Silu => "x · sigmoid x.",
        ActivationKind.Elu => "x above zero, alpha · (eˣ − 1) below.",
        ActivationKind.Selu => "ELU with the self-normalising scale and alpha (Klambauer et al. 2017).",
        ActivationKind.Gelu => "x · Φ(x); Φ(−|x|) = e^(−x²/2) times a polynomial of 1 / (1 + 0.28·|x|), within 1.8e-8 of itself, and Φ(|x|) is the rest of 1.",
        ActivationKind.GeluTanh => "The tanh approximation of x · Φ(x), as x · sigmoid of twice its argument.",
        ActivationKind.Softplus => "ln(1 + eˣ) = max(x, 0) + ln(1 + u), u = e^−|x|, and ln(1 + u) = 2·artanh(u / (2 + u)).",
        ActivationKind.Mish => "x · tanh(softplus x).",
        _ => kind + ".",
    };

    private static void WriteHelper(CodeWriter writer, ActivationKind kind, VectorWidth width)
    {
        var v = width.Type;
        var vector = $"{v}<float>";
        string C(double value) => width.Broadcast(Terms.Float(value));
        void Expression(string parameters, string body) => writer.Line($"private static {vector} {kind}({parameters}) => {body};");
        switch (kind)
        {
            case ActivationKind.Sigmoid:
                Expression($"{vector} x", $"{C(1)} / ({C(1)} + Exp(-x))");
                break;
            case ActivationKind.Silu:
                Expression($"{vector} x", "x * Sigmoid(x)");
                break;
            case ActivationKind.Elu:
                Expression(
                    $"{vector} x, {vector} alpha",
                    $"{v}.ConditionalSelect({v}.GreaterThan(x, {vector}.Zero), x, alpha * ExpLessOne({v}.Min(x, {vector}.Zero)))");
                break;
            case ActivationKind.Selu:
                Expression($"{vector} x", $"{C(1.0507009873554805)} * Elu(x, {C(1.6732632423543772)})");
                break;
            case ActivationKind.Mish:
                Expression($"{vector} x", "x * Tanh(Softplus(x))");
                break;
            case ActivationKind.Softplus:
                using (writer.Block($"private static {vector} Softplus({vector} x)"))
                {
                    writer.Line($"var u = Exp(-{v}.Abs(x));");
                    writer.Line($"var s = u / (u + {C(2)});");
                    writer.Line("var square = s * s;");
                    new ElementaryFunctions(writer, width).WritePolynomial("square", 0.1161216461, 0.108532879, 0.14296179, 0.1999985317, 0.3333333366);
                    writer.Line($"return {v}.Max(x, {vector}.Zero) + {width.MultiplyAdd("p * square", "s + s", "s + s")};");
                }

                break;
            case ActivationKind.GeluTanh:
                Expression($"{vector} x", $"x * Sigmoid({C(2 * 0.7978845608028654)} * {width.MultiplyAdd($"x * x * x", C(0.044715), "x")})");
                break;
            case ActivationKind.Tanh:
                using (writer.Block($"private static {vector} Tanh({vector} x)"))
                {
                    writer.Line("// From 10 on it is 1. The order of operands hands a NaN through.");
                    writer.Line($"var u = ExpLessOne({v}.MinNative({C(20)}, {v}.Abs(x + x)));");
                    writer.Line($"return {v}.CopySign(u / (u + {C(2)}), x);");
                }

                break;
            case ActivationKind.Gelu:
                using (writer.Block($"private static {vector} Gelu({vector} x)"))
                {
                    writer.Line("// Further out nothing is left of the tail, and squares stay finite. The order of operands hands a NaN through.");
                    writer.Line($"var z = {v}.MinNative({C(14)}, {v}.Abs(x));");
                    writer.Line($"var t = {C(1)} / {width.MultiplyAdd("z", C(0.28284271247), C(1))};");
                    writer.Line($"var u = t - {C(0.75)};");
                    new ElementaryFunctions(writer, width).WritePolynomial(
                        "u", -0.01683170264, -0.003763039259, 0.0438894358, -0.0005512240528, -0.1073100339, -0.0198841118, 0.3151570108, 0.5911090526, 0.5590986784, 0.3185367316);
                    writer.Line("// What the square's rounding drops goes into the exponential to first order.");
                    writer.Line("var square = z * z;");
                    writer.Line($"var dropped = {width.MultiplyAdd("z", "z", "-square")};");
                    writer.Line($"var power = Exp(square * {C(-0.5)});");
                    writer.Line($"var tail = p * t * {width.MultiplyAdd($"dropped * {C(-0.5)}", "power", "power")};");
                    writer.Line($"return x * {v}.ConditionalSelect({v}.LessThan(x, {vector}.Zero), tail, {C(1)} - tail);");
                }

                break;
            default:
                throw new System.ArgumentOutOfRangeException(nameof(kind), kind, "not a transcendental function");
        }
    }
}
