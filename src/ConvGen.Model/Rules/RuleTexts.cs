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

    /// <summary>One number per axis, or one for all if they agree: <c>3×5</c>, <c>3</c>.</summary>
    public static string PerAxis(IEnumerable<double> values)
    {
        var texts = values.Select(Number).ToList();
        return texts.Distinct().Count() == 1 ? texts[0] : string.Join("×", texts);
    }

    /// <summary>The edits that set the paddings of <paramref name="place"/> per side, whatever form is set now.</summary>
    public static IEnumerable<ArgumentEdit> SetPaddings(Place place, IEnumerable<int> low, IEnumerable<int> high)
    {
        int[] sides = [.. low, .. high];
        if (place.Arguments.Contains("AutoPad"))
            yield return new ArgumentEdit(place.Target("AutoPad"), null);
        if (sides.All(side => side == sides[0]) && !place.Arguments.Contains("Paddings"))
        {
            yield return new ArgumentEdit(place.Attribute with { Argument = "Padding" }, Invariant($"{sides[0]}"));
            yield break;
        }

        if (place.Arguments.Contains("Padding"))
            yield return new ArgumentEdit(place.Attribute with { Argument = "Padding" }, null);
        yield return new ArgumentEdit(place.Attribute with { Argument = "Paddings" }, Array(sides));
    }
}
