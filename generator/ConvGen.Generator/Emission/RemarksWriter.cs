using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Emission;

/// <summary>Writes the table of layers into the class's remarks, which merge with the user's own summary: hovering over the name shows it.</summary>
internal static class RemarksWriter
{
    private const int MaxRows = 40;
    private static readonly string[] Header = ["layer", "shape", "field", "parameters", "MACs", "bytes"];

    // Words stand flush left, numbers flush right.
    private const int TextColumns = 3;

    public static void Write(CodeWriter writer, EmissionModel network)
    {
        var rows = new List<string[]> { Header };
        rows.AddRange(network.Inputs.Select(static input => new[] { input.Name, ShapeOf(input.Shape), "", "", "", Literal.ForPeople(input.Shape?.Bytes ?? 0) }));
        rows.AddRange(Shortened(LayerTree.Of(network).Select(RowOf).ToList()));
        var analysis = network.Analysis;
        rows.Add(["total", "", "", Literal.ForPeople(analysis.Totals.Parameters), Literal.ForPeople(analysis.Totals.Macs), Literal.ForPeople(analysis.Memory.PeakActivationBytes) + " at once"]);

        writer.Line("/// <remarks>").Line("/// <code>").Lines(Aligned(rows).Select(static line => "/// " + line)).Line("/// </code>").Line("/// </remarks>");
    }

    private static IEnumerable<string[]> Shortened(List<string[]> rows)
    {
        if (rows.Count <= MaxRows)
        {
            return rows;
        }

        const int Tail = 3;
        var left = rows.Count - MaxRows + 1;
        return rows.Take(MaxRows - 1 - Tail).Concat([[$"… {Literal.Of(left)} more", "", "", "", "", ""]]).Concat(rows.Skip(rows.Count - Tail));
    }

    private static string[] RowOf(LayerTree layer) =>
    [
        layer.Name, ShapeOf(layer.Facts.Shape), FieldOf(layer.Facts.Fields),
        Literal.ForPeople(layer.Facts.Cost.Parameters), Literal.ForPeople(layer.Facts.Cost.Macs), Literal.ForPeople(layer.Facts.Cost.ActivationBytes),
    ];

    private static string ShapeOf(TensorShape? shape) => shape?.ToString() ?? "unknown";

    private static string FieldOf(EquatableArray<ReceptiveField> fields) =>
        fields.Any(static field => field.IsWholeInput) ? "all" : string.Join("×", fields.Select(static field => Literal.Of(field.Size)));

    private static IEnumerable<string> Aligned(List<string[]> rows)
    {
        var widths = Header.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => string.Join("  ", row.Select((cell, column) =>
            column < TextColumns ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
    }
}
