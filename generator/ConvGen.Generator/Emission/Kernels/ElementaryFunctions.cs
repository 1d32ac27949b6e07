using System.Collections.Generic;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>
/// Writes the exponential and the logarithm for a vector width. They are the generated code's own, of operations that every processor rounds alike, because those of the runtime differ between
/// platforms in the last place.
/// </summary>
/// <param name="writer">Where to write.</param>
/// <param name="width">The vector width.</param>
public sealed class ElementaryFunctions(CodeWriter writer, VectorWidth width)
{
    private readonly string _v = width.Type;
    private readonly string _vector = width.Type + "<float>";

    /// <summary>Writes eˣ.</summary>
    public void WriteExponential()
    {
        WriteHead("eˣ = 2ⁿ · eʳ, n the nearest whole number to x / ln 2 and eʳ a polynomial of degree 6: within 2 units in the last place; 0 below −87.3, ∞ above 88.4.");
        using (writer.Block($"private static {_vector} Exp({_vector} x)"))
        {
            WriteReduced();
            writer.Line($"return {_v}.ConditionalSelect({_v}.LessThan(x, {C(-87.3365447505531)}), {_vector}.Zero, (p + {C(1)}) * power);");
        }
    }

    /// <summary>Writes eˣ − 1.</summary>
    public void WriteExponentialLessOne()
    {
        WriteHead("eˣ − 1 = 2ⁿ · (eʳ − 1) + (2ⁿ − 1), exact near zero too.");
        using (writer.Block($"private static {_vector} ExpLessOne({_vector} x)"))
        {
            WriteReduced();
            writer.Line($"return {width.MultiplyAdd("p", "power", $"power - {C(1)}")};");
        }
    }

    /// <summary>Writes ln x.</summary>
    public void WriteLogarithm()
    {
        WriteHead("ln x = e · ln 2 + ln m, m between √½ and √2 and its logarithm a polynomial of degree 11: within 2 units in the last place.");
        using (writer.Block($"private static {_vector} Log({_vector} x)"))
        {
            writer.Line("// Numbers below the normal ones are taken 2²³ times as large.");
            writer.Line($"var isSmall = {_v}.LessThan(x, {C(1.17549435e-38)});");
            writer.Line($"var bits = {_v}.ConditionalSelect(isSmall, x * {C(8388608)}, x).AsInt32();");
            writer.Line($"var exponent = {_v}.ShiftRightArithmetic(bits - {width.Broadcast("0x3F3504F3")}, 23);");
            writer.Line($"var e = {_v}.ConvertToSingle(exponent) - {_v}.ConditionalSelect(isSmall, {C(23)}, {_vector}.Zero);");
            writer.Line($"var z = (bits - {_v}.ShiftLeft(exponent, 23)).AsSingle() - {C(1)};");
            WritePolynomial("z", 7.0376836292e-2, -1.1514610310e-1, 1.1676998740e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1);
            writer.Line("var square = z * z;");
            writer.Line($"var rest = {width.MultiplyAdd("e", C(-2.12194440e-4), "p * z * square")};");
            writer.Line($"rest = {width.MultiplyAdd("square", C(-0.5), "rest")};");
            writer.Line($"var result = {width.MultiplyAdd("e", C(0.693359375), "z + rest")};");
            writer.Line($"var infinity = {width.Broadcast("float.PositiveInfinity")};");
            writer.Line("// Zero has −∞ and negative numbers have none; ∞ and NaN are handed through.");
            writer.Line($"var other = {_v}.ConditionalSelect({_v}.LessThan(x, {_vector}.Zero), {width.Broadcast("float.NaN")}, {_v}.ConditionalSelect({_v}.Equals(x, {_vector}.Zero), -infinity, x));");
            writer.Line($"return {_v}.ConditionalSelect({_v}.GreaterThan(x, {_vector}.Zero) & {_v}.LessThan(x, infinity), result, other);");
        }
    }

    /// <summary>Writes <c>p</c>, the polynomial of <paramref name="x"/> whose coefficients are given from the highest on.</summary>
    public void WritePolynomial(string x, params IReadOnlyList<double> coefficients)
    {
        writer.Line($"var p = {width.MultiplyAdd(x, C(coefficients[0]), C(coefficients[1]))};");
        for (var i = 2; i < coefficients.Count; i++)
        {
            writer.Line($"p = {width.MultiplyAdd("p", x, C(coefficients[i]))};");
        }
    }

    private string C(double value) => width.Broadcast(Terms.Float(value));

    private void WriteHead(string summary)
    {
        writer.Line();
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
    }

    // p = eʳ − 1 and power = 2ⁿ; the coefficients are those of the Cephes library's expf, and so are the logarithm's of its logf.
    private void WriteReduced()
    {
        // The order of operands hands a NaN through.
        writer.Line($"var clamped = {_v}.MinNative({C(89)}, {_v}.MaxNative({C(-87.3365447505531)}, x));");
        writer.Line($"var n = {_v}.Round(clamped * {C(1.44269504088896)});");
        writer.Line($"var r = {width.MultiplyAdd("n", C(-0.693359375), "clamped")};");
        writer.Line($"r = {width.MultiplyAdd("n", C(2.12194440e-4), "r")};");
        WritePolynomial("r", 1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1);
        writer.Line($"p = {width.MultiplyAdd("p", "r * r", "r")};");
        writer.Line($"var power = {_v}.ShiftLeft({_v}.ConvertToInt32Native(n) + {width.Broadcast("127")}, 23).AsSingle();");
    }
}
