using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <content>Arguments per spatial axis: one for all, or an array.</content>
internal sealed partial class ArgumentReader
{
    private const int MostAxes = 3;

    /// <summary>The kernel, or whatever else a constructor takes per axis.</summary>
    public AxisValues RequiredAxes(int ordinal, int least)
    {
        var argument = Positional(ordinal);
        if (argument is null)
        {
            Broken();
            return new AxisValues(least);
        }

        return new AxisValues(Values(argument, least, static count => count is >= 1 and <= MostAxes, "one, or one per spatial axis") ?? new(least));
    }

    /// <summary>The spatial extents of an input, each at least 1.</summary>
    public List<int> Extents(ArgumentDeclaration argument, EquatableArray<int> values) =>
        values.Select((_, i) => Element(argument, values, i, 1)).ToList();

    /// <summary>A pair of properties, <paramref name="name"/> for all axes and its plural per axis; null where both are absent.</summary>
    public AxisValues? Axes(string name, int least) =>
        Pair(name, least, static count => count is >= 1 and <= MostAxes, "one, or one per spatial axis") is { } values ? new AxisValues(values) : null;

    /// <summary>A pair of properties for all sides and per side.</summary>
    public PaddingValues? Sides(string name) =>
        Pair(name, 0, IsPadding, "one, one per spatial axis, or all begins then all ends") is { } values ? new PaddingValues(values) : null;

    /// <summary>Positions per side as a constructor takes them.</summary>
    public PaddingValues RequiredSides(int ordinal)
    {
        var argument = Positional(ordinal);
        if (argument is null)
        {
            Broken();
            return new PaddingValues(0);
        }

        return new PaddingValues(Values(argument, 0, IsPadding, "one, one per spatial axis, or all begins then all ends") ?? new(0));
    }

    private static bool IsPadding(int count) => count is 1 or 2 or 3 or 4 or 6;

    private delegate bool IsLegalCount(int count);

    private EquatableArray<int>? Pair(string name, int least, IsLegalCount isLegal, string expected)
    {
        var all = Named(name);
        var each = Named(name + "s");
        if (all is not null && each is not null)
        {
            var message = Invariant($"'{layer}': {name} and {name}s are both set; {name} is for all axes, {name}s has one value per axis");
            Illegal("CVG016", message, each, fixes: [place.Set("Remove " + name, name, null), place.Set("Remove " + name + "s", name + "s", null) with { Way = "plural" }]);
            return null;
        }

        return (each ?? all) is { } argument ? Values(argument, least, isLegal, expected) : null;
    }

    private EquatableArray<int>? Values(ArgumentDeclaration argument, int least, IsLegalCount isLegal, string expected)
    {
        switch (argument.Value)
        {
            case ArgumentValue.Integer integer:
                return new(Checked(argument, integer.Value, -1, least) ?? least);
            case ArgumentValue.Integers integers when isLegal(integers.Values.Count):
                return integers.Values.Select((value, i) => Element(argument, integers.Values, i, least)).ToEquatable();
            case ArgumentValue.Integers integers:
                Illegal("CVG015", Invariant($"'{layer}': {argument.Name} has {integers.Values.Count} values; it takes {expected}"), argument);
                return null;
            case ArgumentValue.Missing:
                Illegal("CVG015", Invariant($"'{layer}': {argument.Name} has no values; it takes {expected}"), argument);
                return null;
            default:
                Broken();
                return null;
        }
    }

    private int Element(ArgumentDeclaration argument, IReadOnlyList<int> values, int index, int least) =>
        Checked(argument, values[index], index, least) ?? least;
}
