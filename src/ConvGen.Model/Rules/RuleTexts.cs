using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Values as C# and numbers as people write them.</summary>
internal static class RuleTexts
{
    /// <summary>A collection expression.</summary>
    public static string Array(IEnumerable<int> values) => "[" + string.Join(", ", values.Select(static value => Invariant($"{value}"))) + "]";

    /// <summary>A number with at most two decimals.</summary>
    public static string Number(double value) => Invariant($"{value:0.##}");

    /// <summary>A number of things: <c>1 pixel</c>, <c>2 pixels</c>.</summary>
    public static string Counted(double number, string noun) => Number(number) + " " + noun + (System.Math.Abs(number) == 1 ? "" : "s");

    /// <summary>The same of a number that may be large: <c>1 weight</c>, <c>4,096 weights</c>.</summary>
    public static string Counted(long number, string noun) => Invariant($"{number:N0} {noun}") + (number is 1 or -1 ? "" : "s");

    /// <summary>One number per axis, or one for all if they agree: <c>3×5</c>, <c>3</c>.</summary>
    public static string PerAxis(IEnumerable<double> values)
    {
        var texts = values.Select(Number).ToList();
        return texts.Distinct().Count() == 1 ? texts[0] : string.Join("×", texts);
    }

    /// <summary>The edits that set the paddings of <paramref name="place"/> per side, whatever form is set now.</summary>
    public static IEnumerable<DeclarationEdit> SetPaddings(Place place, IEnumerable<int> low, IEnumerable<int> high)
    {
        int[] sides = [.. low, .. high];
        var isUniform = sides.All(side => side == sides[0]) && !place.Arguments.Contains("Paddings");
        var none = new[] { "AutoPad", isUniform ? "Paddings" : "Padding" }.Where(name => place.Arguments.Contains(name)).Select(name => new ArgumentEdit(place.Attribute with { Argument = name }, null));
        var value = isUniform ? sides[0] == 0 ? null : Invariant($"{sides[0]}") : Array(sides);
        return none.Concat(value is null && !place.Arguments.Contains("Padding") ? [] : place.Edits(isUniform ? "Padding" : "Paddings", value));
    }
}
