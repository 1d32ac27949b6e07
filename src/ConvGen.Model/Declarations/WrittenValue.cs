using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ConvGen.Model;

/// <summary>The C# that fixes write: a truth value, a text, a number, a member of an enum, or a collection expression of numbers.</summary>
internal static class WrittenValue
{
    private const string Prefix = "Param.";

    private static readonly Dictionary<string, Type> Enums = new()
    {
        ["Activation"] = typeof(ActivationKind),
        ["AutoPad"] = typeof(AutoPadKind),
    };

    /// <summary>The value of <paramref name="text"/>.</summary>
    public static ArgumentValue Parse(string text)
    {
        if (text is "true" or "false")
            return new ArgumentValue.Flag(text == "true");
        if (text[0] == '"')
            return new ArgumentValue.Text(text.Trim('"'));
        if (text[0] == '[')
            return Numbers(text.Trim('[', ']').Split(','));
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            return new ArgumentValue.Integer(integer);
        if (Placeholder(text) is { } placeholder)
            return new ArgumentValue.Integer(placeholder);
        return text.IndexOf('.') is > 0 and var dot && Enums.TryGetValue(text.Substring(0, dot), out var members)
            ? new ArgumentValue.Integer(Convert.ToInt64(Enum.Parse(members, text.Substring(dot + 1)), CultureInfo.InvariantCulture))
            : new ArgumentValue.Real(double.Parse(text, CultureInfo.InvariantCulture));
    }

    /// <summary>The value of <c>Param.A</c> and the like.</summary>
    private static int? Placeholder(string text) =>
        text.Length == Prefix.Length + 1 && text.StartsWith(Prefix, StringComparison.Ordinal) ? ParamPlaceholder.Value(text[Prefix.Length] - 'A') : null;

    private static ArgumentValue Numbers(IReadOnlyList<string> texts)
    {
        var numbers = texts.Select(static text => Placeholder(text.Trim()) ?? double.Parse(text, CultureInfo.InvariantCulture)).ToList();
        return texts.All(static text => text.IndexOf('.') < 0 || Placeholder(text.Trim()) is not null)
            ? new ArgumentValue.Integers(numbers.Select(static number => (int)number).ToEquatable())
            : new ArgumentValue.Reals(numbers.ToEquatable());
    }
}
