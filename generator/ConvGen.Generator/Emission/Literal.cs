using System.Globalization;

namespace ConvGen.Generator.Emission;

/// <summary>Values as C# writes them, without regard to any culture, and such that they round-trip.</summary>
public static class Literal
{
    /// <summary>An integer.</summary>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A real number, with a fraction even where it is whole.</summary>
    public static string Of(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            return double.IsNaN(value) ? "double.NaN" : value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text;
    }

    /// <summary>A truth value.</summary>
    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>A text.</summary>
    public static string Of(string value) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>A number with thousands apart, for people.</summary>
    public static string ForPeople(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
