using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ConvGen.Model;

namespace ConvGen.Gallery.Tests;

/// <summary>Writes <c>docs/gallery.md</c>.</summary>
internal static class GalleryPage
{
    /// <summary>The environment variable under which the test writes the page instead of comparing it.</summary>
    public const string WriteVariable = "CONVGEN_WRITE_GALLERY";

    private const string Head = $"""
        # Gallery

        Architectures from papers, declared in ConvGen's language in [tests/ConvGen.Gallery](../tests/ConvGen.Gallery) and
        [tests/ConvGen.Networks](../tests/ConvGen.Networks), one file per architecture, blocks and tensors named as in the reference implementation.

        A test holds every row against its source: parameters are equal to the number, multiply-accumulates (MACs) and receptive fields where
        they are published, MACs to the last digit given. A number in *italics* is the source's own. Parameters are the trainable ones, without
        the running statistics of batch norms. The field is that of the last map with places, in input pixels; "whole" stands where
        a gate or an image-wide pool before it reads everything. The peak is the most bytes of activations alive at once, as float32 and batch 1.
        Findings are what the [rules](diagnostics/README.md) say, Warnings in bold.

        This page is written by the tests: `{WriteVariable}=1 dotnet test tests/ConvGen.Gallery.Tests`.

        """;

    /// <summary>The page.</summary>
    public static string Write(IReadOnlyList<GalleryEntry> entries)
    {
        var page = new StringBuilder(Head);
        foreach (var section in entries.GroupBy(static entry => entry.Published.Section))
            Section(page, section.Key, [.. section]);
        Warnings(page, entries);
        Infos(page, entries);
        return page.ToString();
    }

    private static void Section(StringBuilder page, string title, IReadOnlyList<GalleryEntry> entries)
    {
        page.Append(Invariant($"\n## {title}\n\n"));
        page.Append("| network | year | source | numbers from | input | parameters | MACs | field | peak | findings |\n");
        page.Append("| --- | --- | --- | --- | --- | ---: | ---: | ---: | ---: | --- |\n");
        foreach (var entry in entries)
            page.Append(Row(entry));
    }

    private static string Row(GalleryEntry entry)
    {
        var (published, analysis) = (entry.Published, entry.Analysis);
        string[] cells =
        [
            $"[{published.Name}](../tests/{published.SourcePath})",
            Invariant($"{published.Year}"),
            Invariant($"{published.Authors}: {published.Paper}"),
            published.Reference,
            string.Join(", ", analysis.Layers.Where(static layer => layer.Node.Op is InputOp).Select(static layer => layer.Shape!.ToString())),
            Invariant($"*{analysis.Totals.Parameters:N0}*"),
            published.Macs.Length == 0 ? PublishedCount.Short(analysis.Totals.Macs) : $"*{published.Macs}*",
            published.Field == 0 ? Field(entry.LastFields) : $"*{Field(entry.LastFields)}*",
            Bytes(analysis.Memory.PeakActivationBytes),
            string.Join(", ", entry.Findings
                .Where(static finding => finding.Severity >= Severity.Info)
                .GroupBy(static finding => (finding.Rule, finding.Severity))
                .OrderBy(static same => same.Key.Rule, StringComparer.Ordinal)
                .Select(static same => Mention(same.Key.Rule, same.Key.Severity, same.Count()))),
        ];
        return "| " + string.Join(" | ", cells) + " |\n";
    }

    private static void Warnings(StringBuilder page, IReadOnlyList<GalleryEntry> entries)
    {
        page.Append("\n## Warnings, judged\n\nA published network that is warned is warned of something true. What it costs:\n\n");
        page.Append("| network | rule | first of its findings | judgement |\n| --- | --- | --- | --- |\n");
        foreach (var entry in entries)
        {
            foreach (var judged in entry.Judgements)
            {
                var found = entry.Of(Severity.Warning).Where(finding => finding.Rule == judged.Rule).Select(static finding => finding.Message).FirstOrDefault("");
                page.Append(Invariant($"| {entry.Published.Name} | {Link(judged.Rule)} | {found} | {judged.Judgement} |\n"));
            }
        }
    }

    private static void Infos(StringBuilder page, IReadOnlyList<GalleryEntry> entries)
    {
        var infos = entries.SelectMany(static entry => entry.Of(Severity.Info).Select(finding => (entry.Network, finding.Rule))).ToList();
        page.Append(Invariant($"\n## Infos\n\n{entries.Count} networks draw {infos.Count} Infos, {infos.Count / (double)entries.Count:F2} in the mean.\n\n"));
        page.Append("| rule | says | Infos | networks |\n| --- | --- | ---: | ---: |\n");
        foreach (var rule in infos.GroupBy(static info => info.Rule).OrderByDescending(static same => same.Count()).ThenBy(static same => same.Key, StringComparer.Ordinal))
            page.Append(Invariant($"| {Link(rule.Key)} | {RuleCatalog.Get(rule.Key).Title} | {rule.Count()} | {rule.Select(static info => info.Network).Distinct().Count()} |\n"));
    }

    private static string Mention(string rule, Severity severity, int count)
    {
        var text = count == 1 ? Link(rule) : Invariant($"{Link(rule)} ×{count}");
        return severity >= Severity.Warning ? $"**{text}**" : text;
    }

    private static string Link(string rule) => $"[{rule}](diagnostics/{rule}.md)";

    private static string Field(IReadOnlyList<ReceptiveField> fields)
    {
        if (fields.Count == 0 || fields.All(static field => field.IsWholeInput))
            return "whole";
        var sizes = fields.Select(static field => field.IsWholeInput ? "whole" : Invariant($"{field.Size}")).ToList();
        return sizes.Distinct().Count() == 1 ? sizes[0] : string.Join("×", sizes);
    }

    private static string Bytes(long bytes) => bytes < 1 << 20 ? Invariant($"{bytes / 1024.0:F1} KiB") : Invariant($"{bytes / 1048576.0:F2} MiB");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
