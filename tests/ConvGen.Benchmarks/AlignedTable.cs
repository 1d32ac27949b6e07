using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Benchmarks;

/// <summary>Cells in columns: the first to the left, numbers to the right.</summary>
internal static class AlignedTable
{
    /// <summary>The rows, the header among them, one a line.</summary>
    public static string ToText(IReadOnlyList<string[]> rows)
    {
        var widths = rows[0].Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        return string.Concat(rows.Select(row =>
            string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))) + "\n"));
    }
}
