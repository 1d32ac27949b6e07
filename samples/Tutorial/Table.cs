using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tutorial;

/// <summary>An aligned plain-text table; filled with a collection initialiser, a row of cells at a time.</summary>
internal sealed class Table(params string[] header) : IEnumerable<object[]>
{
    private readonly List<object[]> _rows = [];

    public void Add(params object[] cells) => _rows.Add(cells);

    public IEnumerator<object[]> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Print()
    {
        string[][] lines = [header, .. _rows.Select(static row => row.Select(Format).ToArray())];
        var widths = header.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        Console.WriteLine();
        for (var i = 0; i < lines.Length; i++)
        {
            var cells = lines[i].Select((cell, column) => IsWords(column) ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            Console.WriteLine(("  " + string.Join("  ", cells)).TrimEnd());
            if (i == 0)
            {
                Console.WriteLine("  " + string.Join("  ", widths.Select(static width => new string('-', width))));
            }
        }

        Console.WriteLine();
    }

    // Numbers read better flush right.
    private bool IsWords(int column) => _rows.All(row => row[column] is string);

    private static string Format(object cell) => cell switch
    {
        int or long => string.Create(CultureInfo.InvariantCulture, $"{cell:N0}"),
        double => string.Create(CultureInfo.InvariantCulture, $"{cell:#,0.###}"),
        _ => cell.ToString()!,
    };
}
