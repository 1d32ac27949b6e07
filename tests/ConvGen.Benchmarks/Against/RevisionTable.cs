using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ConvGen.Benchmarks;

/// <summary>What <c>--against</c> found, as aligned text.</summary>
internal static class RevisionTable
{
    private const double Kibibyte = 1 << 10;

    private static readonly string[] Header = ["network", "ours ms", "theirs ms", "theirs/ours", "quartiles", "outputs"];

    public static string ToText(RevisionReport report)
    {
        var text = new StringBuilder();
        text.Append(Line($"{report.Machine}, {report.Options.Threads} thread(s), {report.Options.Rounds} rounds in each of {AgainstCommand.Processes} processes, {(RevisionComparison.IsTimedByProcessor(report.Options) ? "processor" : "wall")} time"));
        text.Append(Line($"ours: {Size(report.Ours)}"));
        text.Append(Line($"theirs: {report.Commit}, {Size(report.Theirs)}"));
        if (report.Results.Count > 0)
        {
            text.Append(AlignedTable.ToText([Header, .. report.Results.Select(Row)]));
        }

        foreach (var skipped in report.Skipped)
        {
            text.Append(Line($"{skipped.Network}: skipped, {skipped.Reason}"));
        }

        if (report.Results.Count > 0)
        {
            text.Append(Line($"geometric mean {report.GeometricMean:F3}, least {report.Slowest.Ratio:F3} ({report.Slowest.Network}); {Verdict(report)}"));
        }

        return text.ToString();
    }

    private static string Verdict(RevisionReport report) => FormattableString.Invariant(
        $"{(report.IsNoSlower ? "no slower" : "slower")} (asked are {RevisionReport.LeastMean:F2} and {RevisionReport.LeastRatio:F2})");

    private static string[] Row(RevisionResult result) =>
    [
        result.Network,
        Number(Quantiles.Median(result.OursMicroseconds) / 1e3),
        Number(Quantiles.Median(result.TheirsMicroseconds) / 1e3),
        Number(result.Ratio),
        $"{Number(Quantiles.Of(result.Ratios, 0.25))} to {Number(Quantiles.Of(result.Ratios, 0.75))}",
        result.SameBits ? "same bits" : FormattableString.Invariant($"differ by {result.Difference:E1}"),
    ];

    private static string Size(AssemblySize size) => FormattableString.Invariant(
        $"networks of {size.SourceBytes / Kibibyte:F0} KiB of C#, {size.IlBytes / Kibibyte:F0} KiB of IL, {size.FileBytes / Kibibyte:F0} KiB as a file");

    private static string Number(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    private static string Line(FormattableString line) => FormattableString.Invariant(line) + "\n";
}
