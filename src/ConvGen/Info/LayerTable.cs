using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ConvGen;

/// <summary>Writes the layers of a network as a table.</summary>
internal static class LayerTable
{
    private static readonly string[] Header =
        ["layer", "kind", "output", "receptive field", "jump", "parameters", "MACs", "activation bytes"];

    // The first columns are words, the rest numbers, which read better flush right.
    private const int TextColumns = 3;

    public static string ToText(NetworkInfo network)
    {
        var rows = Rows(network);
        var widths = Header.Select((title, column) => Math.Max(title.Length, rows.Max(row => row[column].Length))).ToArray();
        var text = new StringBuilder();
        AppendPadded(text, Header, widths);
        text.Append(string.Join("  ", widths.Select(static width => new string('-', width)))).Append('\n');
        foreach (var row in rows)
        {
            AppendPadded(text, row, widths);
        }

        return text.ToString();
    }

    public static string ToMarkdown(NetworkInfo network)
    {
        var text = new StringBuilder();
        AppendMarkdown(text, Header);
        AppendMarkdown(text, [.. Header.Select(static (_, column) => column < TextColumns ? "---" : "---:")]);
        foreach (var row in Rows(network))
        {
            AppendMarkdown(text, row);
        }

        return text.ToString();
    }

    private static void AppendPadded(StringBuilder text, string[] cells, int[] widths)
    {
        var line = string.Join("  ", cells.Select((cell, column) => column < TextColumns ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])));
        text.Append(line.TrimEnd()).Append('\n');
    }

    private static void AppendMarkdown(StringBuilder text, string[] cells) =>
        text.Append("| ").Append(string.Join(" | ", cells.Select(static cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))).Append(" |\n");

    private static List<string[]> Rows(NetworkInfo network)
    {
        var rows = new List<string[]>();
        foreach (var input in network.Inputs)
        {
            rows.Add([input.Name, "Input", Shape(input.Channels, input.Extents), "", "", "", "", Number(4L * input.Length)]);
        }

        foreach (var layer in network.Layers)
        {
            rows.Add(
            [
                layer.Name, layer.Kind, Shape(layer.Channels, layer.Extents), Fields(layer), Jumps(layer),
                Number(layer.Parameters), Number(layer.Macs), Number(layer.ActivationBytes),
            ]);
        }

        rows.Add(["total", "", "", "", "", Number(network.Parameters), Number(network.Macs), Number(network.PeakActivationBytes) + " at once"]);
        return rows;
    }

    private static string Shape(int channels, IReadOnlyList<int> extents) =>
        string.Join('×', extents.Prepend(channels).Select(static extent => Number(extent, "D")));

    private static string Fields(LayerInfo layer) =>
        SeesAll(layer) ? "all" : string.Join('×', layer.ReceptiveFields.Select(Size));

    // Behind a global operation there is one position, and no distance to the next.
    private static string Jumps(LayerInfo layer) =>
        SeesAll(layer) ? "" : string.Join('×', layer.ReceptiveFields.Select(static field => field.Jump.ToString("0.####", CultureInfo.InvariantCulture)));

    private static bool SeesAll(LayerInfo layer) => layer.ReceptiveFields.Count > 0 && layer.ReceptiveFields.All(static field => field.IsWholeInput);

    private static string Size(ReceptiveFieldInfo field) =>
        field.MinSize == field.Size ? Number(field.Size, "D") : $"{Number(field.MinSize, "D")}–{Number(field.Size, "D")}";

    private static string Number(long value, string format = "N0") => value.ToString(format, CultureInfo.InvariantCulture);
}
