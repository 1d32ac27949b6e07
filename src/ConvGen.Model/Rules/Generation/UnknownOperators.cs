using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>An operator of another format that no layer expresses, and so one without a model of cost or receptive field.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Reason">Why no layer expresses it.</param>
/// <param name="Output">The shape of its output where it is known all the same: the layers behind it are then analysed as if it were an input.</param>
public sealed record UnknownOperator(string Name, string Operator, string Reason, TensorShape? Output);

/// <summary>CVG407: operators without a model, whose share is missing from the totals. Declarations have none; files of other formats do.</summary>
internal static class UnknownOperators
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(IEnumerable<UnknownOperator> operators) => operators.Select(static unknown => new Place(FindingSite.Class, default, default).Report(
        "CVG407",
        Invariant($"'{unknown.Name}' ({unknown.Operator}): {unknown.Reason}; its cost and receptive field are unknown, and {Behind(unknown)}")));

    private static string Behind(UnknownOperator unknown) => unknown.Output is { } shape
        ? Invariant($"the layers behind it are analysed from the {shape} that the file states")
        : "whatever depends on it is left out of the totals";
}
