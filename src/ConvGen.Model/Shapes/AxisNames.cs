namespace ConvGen.Model;

/// <summary>What an axis and its positions are called.</summary>
public static class AxisNames
{
    private static readonly string[] Names = ["Depth", "Height", "Width"];

    private static readonly string[] Plurals = ["slices", "rows", "columns"];

    /// <summary>Depth, Height or Width: a 1-D tensor has a width, a 2-D one height and width.</summary>
    public static string Of(int rank, int axis) => Names[axis + Names.Length - rank];

    /// <summary>So many of them: <c>1 row</c>, <c>2 columns</c>.</summary>
    public static string Counted(long number, int rank, int axis)
    {
        var plural = Positions(rank, axis);
        return RuleTexts.Counted(number, plural.Substring(0, plural.Length - 1));
    }

    /// <summary>What the positions along it are called: slices, rows, columns.</summary>
    public static string Positions(int rank, int axis) => Plurals[axis + Plurals.Length - rank];
}
