using System.IO;
using System.Linq;
using ConvGen.Model;
using Spectre.Console;

namespace ConvGen.Cli.Reports;

/// <summary>The layer table of a network, as text or Markdown.</summary>
internal static class DescriptionReport
{
    public static void WriteText(ToolOutput output, NetworkReview review)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var (title, column) in LayerRow.Header.Select(static (title, column) => (title, column)))
        {
            table.AddColumn(new TableColumn(Markup.Escape(title)) { Alignment = column < LayerRow.TextColumns ? Justify.Left : Justify.Right, NoWrap = true });
        }

        foreach (var layer in review.Analysis.Layers)
        {
            table.AddRow(LayerRow.Of(review.Declaration, layer).Select(Markup.Escape).ToArray());
        }

        table.AddEmptyRow();
        table.AddRow(LayerRow.Total(review).Select(Markup.Escape).ToArray());
        output.Out.WriteLine(review.Declaration.Type.MetadataName);
        output.Write(table);
    }

    public static void WriteMarkdown(TextWriter writer, NetworkReview review)
    {
        writer.WriteLine($"## {review.Declaration.Type.MetadataName}");
        writer.WriteLine();
        WriteRow(writer, [.. LayerRow.Header]);
        WriteRow(writer, [.. LayerRow.Header.Select(static (_, column) => column < LayerRow.TextColumns ? "---" : "---:")]);
        foreach (var layer in review.Analysis.Layers)
        {
            WriteRow(writer, LayerRow.Of(review.Declaration, layer));
        }

        WriteRow(writer, LayerRow.Total(review));
        writer.WriteLine();
    }

    private static void WriteRow(TextWriter writer, string[] cells) =>
        writer.WriteLine("| " + string.Join(" | ", cells.Select(static cell => cell.Replace("|", "\\|", System.StringComparison.Ordinal))) + " |");
}
