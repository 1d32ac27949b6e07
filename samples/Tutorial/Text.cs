using System;
using System.Globalization;

namespace Tutorial;

/// <summary>Text that reads the same everywhere.</summary>
internal static class Text
{
    public static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Prints a paragraph: lines that belong together.</summary>
    public static void Say(FormattableString text) => Console.WriteLine(Of(text));
}
