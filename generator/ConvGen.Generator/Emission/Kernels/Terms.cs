using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Small pieces of arithmetic as C# text, without terms that vanish.</summary>
public static class Terms
{
    /// <summary>A number.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A float literal that round-trips.</summary>
    public static string Float(double value)
    {
        var number = (float)value;
        return float.IsPositiveInfinity(number) ? "float.PositiveInfinity"
            : float.IsNegativeInfinity(number) ? "float.NegativeInfinity"
            : number.ToString("R", CultureInfo.InvariantCulture) + "f";
    }

    /// <summary><paramref name="name"/> · <paramref name="factor"/>; nothing for a factor of 0 or an empty name.</summary>
    public static string Times(string name, long factor) =>
        factor == 0 || name.Length == 0 ? "" : factor == 1 ? name : name + " * " + Number(factor);

    /// <summary><paramref name="name"/>, which is at most <paramref name="most"/>, times <paramref name="factor"/>: in 64 bits where 32 do not hold the product.</summary>
    public static string Times(string name, long factor, long most) =>
        Times(name, factor) + (factor > 1 && name.Length > 0 && most > int.MaxValue / factor ? "L" : "");

    /// <summary><paramref name="name"/>, which is at most <paramref name="most"/>, times a fraction, rounded down.</summary>
    public static string Share(string name, long numerator, long denominator, long most) => most <= int.MaxValue / numerator
        ? $"{name} * {Number(numerator)} / {Number(denominator)}" : $"(int)({name} * {Number(numerator)}L / {Number(denominator)})";

    /// <summary>The sum of <paramref name="terms"/>, leaving out empty ones.</summary>
    public static string Sum(params string[] terms)
    {
        var parts = terms.Where(static term => term.Length > 0).ToList();
        return parts.Count == 0 ? "0" : string.Join(" + ", parts.Select(static (part, i) => part.Contains(" * ") && i > 0 ? "(" + part + ")" : part));
    }

    /// <summary><paramref name="expression"/> plus a number.</summary>
    public static string Plus(string expression, long offset) =>
        offset == 0 ? expression : expression + (offset < 0 ? " - " : " + ") + Number(offset < 0 ? -offset : offset);

    /// <summary>An index like <c>x[3]</c> for a pointer plus a number.</summary>
    public static string At(string pointer, long offset) => $"{pointer}[{Number(offset)}]";

    /// <summary>Numbers in a list.</summary>
    public static string List(IEnumerable<int> numbers) => string.Join(", ", numbers.Select(static number => Number(number)));
}
