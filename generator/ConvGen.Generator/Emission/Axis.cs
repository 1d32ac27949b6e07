using System.Collections.Generic;

namespace ConvGen.Generator.Emission;

/// <summary>The names of spatial axes.</summary>
public static class Axis
{
    private static readonly string[] All = ["Depth", "Height", "Width"];

    /// <summary>The names of <paramref name="rank"/> axes, outermost first: the last is always the width.</summary>
    public static IReadOnlyList<string> Of(int rank) => new System.ArraySegment<string>(All, All.Length - rank, rank);
}
