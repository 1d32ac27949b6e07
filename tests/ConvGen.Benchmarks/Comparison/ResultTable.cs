using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ConvGen.Benchmarks;

/// <summary>Results as aligned text.</summary>
internal static class ResultTable
{
    private const double Mebibyte = 1 << 20;

    private static readonly string[] Header =
    [
        "network", "ConvGen ms", "ORT ms", "ORT/ConvGen", "GFLOP/s", "difference", "B/call",
        "first call ms", "ORT first ms", "resident MiB", "ORT MiB",
        "arena/packing", "arena/peak",
    ];

    public static string ToText(ComparisonReport report)
    {
        var text = new StringBuilder();
        text.Append(Line($"{report.Machine}, {report.Options.Threads} thread(s), {report.Options.Rounds} rounds"));
        if (report.Results.Count > 0)
        {
            text.Append(AlignedTable.ToText([Header, .. report.Results.Select(Row)]));
        }

        foreach (var result in report.Results.Where(static result => !result.Agrees))
        {
            text.Append(Line($"{result.Network}: the outputs differ by {result.Difference:E1} of their largest magnitude, more than {ComparisonResult.Tolerance:E1}"));
        }

        foreach (var skipped in report.Skipped)
        {
            text.Append(Line($"{skipped.Network}: skipped, {skipped.Reason}"));
        }

        return text.ToString();
    }

    private static string[] Row(ComparisonResult result) =>
    [
        result.Network,
        Number(result.ConvGen.Microseconds / 1e3, "F3"),
        Number(result.OnnxRuntime.Microseconds / 1e3, "F3"),
        Number(result.Ratio, "F2"),
        Number(result.GigaflopsPerSecond, "F0"),
        Number(result.Difference, "E1"),
        Number(result.ConvGen.AllocatedBytesPerCall, "F0"),
        Number(result.ConvGen.FirstCallMilliseconds, "F0"),
        Number(result.OnnxRuntime.FirstCallMilliseconds, "F0"),
        Number(result.ConvGen.ResidentBytes / Mebibyte, "F1"),
        Number(result.OnnxRuntime.ResidentBytes / Mebibyte, "F1"),
        Number(result.Memory.OverPacking, "F2"),
        Number(result.Memory.OverPeak, "F2"),
    ];

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Line(FormattableString line) => FormattableString.Invariant(line) + "\n";
}
