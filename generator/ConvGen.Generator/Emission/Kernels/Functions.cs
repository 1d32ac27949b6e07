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
    public static void WriteHelpers(CodeWriter writer, IEnumerable<ActivationKind> kinds, bool needsExponential)
    {
        var all = Closure(kinds).ToList();
        if (needsExponential || all.Count > 0)
        {
            WriteExponential(writer);
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

    // eˣ, which the helpers and the softmax call. Coefficients of the Cephes library's expf.
    private static void WriteExponential(CodeWriter writer)
    {
        foreach (var width in VectorWidth.All)
        {
            var v = width.Type;
            string C(double value) => width.Broadcast(Terms.Float(value));
            writer.Line();
            writer.Line("/// <summary>eˣ = 2ⁿ · eʳ, n the nearest whole number to x / ln 2 and eʳ a polynomial of degree 6: within 2 units in the last place; 0 below −87.3, and finite above 88.4.</summary>");
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            using (writer.Block($"private static {v}<float> Exp({v}<float> x)"))
            {
                // The order of operands hands a NaN through.
                writer.Line($"var clamped = {v}.MinNative({C(88.3762626647949)}, {v}.MaxNative({C(-87.3365447505531)}, x));");
                writer.Line($"var n = {v}.Round(clamped * {C(1.44269504088896)});");
                writer.Line($"var r = {width.MultiplyAdd("n", C(-0.693359375), "clamped")};");
                writer.Line($"r = {width.MultiplyAdd("n", C(2.12194440e-4), "r")};");
                writer.Line($"var p = {width.MultiplyAdd("r", C(1.9875691500e-4), C(1.3981999507e-3))};");
                foreach (var coefficient in new[] { 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1 })
                {
                    writer.Line($"p = {width.MultiplyAdd("p", "r", C(coefficient))};");
                }

                writer.Line($"p = {width.MultiplyAdd("p", "r * r", "r")} + {C(1)};");
                writer.Line($"var power = {v}.ShiftLeft({v}.ConvertToInt32Native(n) + {width.Broadcast("127")}, 23).AsSingle();");
                writer.Line($"return {v}.ConditionalSelect({v}.LessThan(x, {C(-87.3365447505531)}), {v}<float>.Zero, p * power);");
            }
        }
    }

    private static IEnumerable<ActivationKind> Closure(IEnumerable<ActivationKind> kinds)
    {
        var all = new SortedSet<ActivationKind>();
        foreach (var kind in kinds)
        {
            all.Add(kind);
            if (kind is ActivationKind.Silu)
            {
                all.Add(ActivationKind.Sigmoid);
            }

            if (kind is ActivationKind.Selu)
            {
                all.Add(ActivationKind.Elu);
            }

            if (kind is ActivationKind.GeluTanh or ActivationKind.Mish)
            {
                all.Add(ActivationKind.Tanh);
            }

            if (kind is ActivationKind.Mish)
            {
                all.Add(ActivationKind.Softplus);
            }
        }

        return all;
    }

    private static string Summary(ActivationKind kind) => kind switch
    {
        ActivationKind.Sigmoid => "1 / (1 + e⁻ˣ).",
        ActivationKind.Tanh => "tanh x = 2·sigmoid(2x) − 1; near zero its series, which keeps the relative accuracy.",
        ActivationKind.Silu => "x · sigmoid x.",
        ActivationKind.Elu => "x above zero, alpha · (eˣ − 1) below.",
        ActivationKind.Selu => "ELU with the self-normalising scale and alpha (Klambauer et al. 2017).",
        ActivationKind.Gelu => "x · Φ(x), Φ by the error function (Abramowitz and Stegun 7.1.26, absolute error below 1.5e-7).",
        ActivationKind.GeluTanh => "The tanh approximation of x · Φ(x).",
        ActivationKind.Softplus => "ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|).",
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
                    $"{v}.ConditionalSelect({v}.GreaterThan(x, {vector}.Zero), x, alpha * (Exp({v}.Min(x, {vector}.Zero)) - {C(1)}))");
                break;
            case ActivationKind.Selu:
                Expression($"{vector} x", $"{C(1.0507009873554805)} * Elu(x, {C(1.6732632423543772)})");
                break;
            case ActivationKind.Mish:
                Expression($"{vector} x", "x * Tanh(Softplus(x))");
                break;
            case ActivationKind.Softplus:
                Expression($"{vector} x", $"{v}.Max(x, {vector}.Zero) + {v}.Log({C(1)} + Exp(-{v}.Abs(x)))");
                break;
            case ActivationKind.GeluTanh:
                Expression(
                    $"{vector} x",
                    $"{C(0.5)} * x * ({C(1)} + Tanh({C(0.7978845608028654)} * {width.MultiplyAdd($"x * x * x", C(0.044715), "x")}))");
                break;
            case ActivationKind.Tanh:
                using (writer.Block($"private static {vector} Tanh({vector} x)"))
                {
                    writer.Line("var square = x * x;");
                    writer.Line($"var series = x * {width.MultiplyAdd("square", width.MultiplyAdd("square", C(2.0 / 15), C(-1.0 / 3)), C(1))};");
                    writer.Line($"var far = {C(1)} - ({C(2)} / ({C(1)} + Exp(x + x)));");
                    writer.Line($"return {v}.ConditionalSelect({v}.LessThan(square, {C(0.0025)}), series, far);");
                }

                break;
            case ActivationKind.Gelu:
                using (writer.Block($"private static {vector} Gelu({vector} x)"))
                {
                    writer.Line($"var z = {v}.Abs(x) * {C(0.7071067811865476)};");
                    writer.Line($"var t = {C(1)} / {width.MultiplyAdd("z", C(0.3275911), C(1))};");
                    writer.Line($"var polynomial = {width.MultiplyAdd("t", C(1.061405429), C(-1.453152027))};");
                    foreach (var coefficient in new[] { 1.421413741, -0.284496736, 0.254829592 })
                    {
                        writer.Line($"polynomial = {width.MultiplyAdd("polynomial", "t", C(coefficient))};");
                    }

                    writer.Line($"var erf = {v}.CopySign({C(1)} - (polynomial * t * Exp(-z * z)), x);");
                    writer.Line($"return {C(0.5)} * x * ({C(1)} + erf);");
                }

                break;
            default:
                throw new System.ArgumentOutOfRangeException(nameof(kind), kind, "not a transcendental function");
        }
    }
}
