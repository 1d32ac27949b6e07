using System.IO;
using System.Linq;
using Xunit;

namespace ConvGen.Benchmarks.Tests;

public class RevisionReportTests
{
    [Fact]
    public void A_ratio_above_one_means_that_ours_is_faster() => Assert.Equal(2, Result("a", 2).Ratio);

    // The machine ran at half its speed in the second round: both times doubled, and the ratio stayed.
    [Fact]
    public void The_ratio_is_the_median_of_the_rounds_own_ratios() =>
        Assert.Equal(1.5, new RevisionResult("a", [1, 2, 10], [1.5, 3, 10], SameBits: true, 0).Ratio);

    [Fact]
    public void Rounds_of_both_processes_count()
    {
        var both = Result("a", 1).With(Result("a", 3) with { SameBits = false, Difference = 1e-7 });

        Assert.Equal(2, both.Ratio);
        Assert.False(both.SameBits);
        Assert.Equal(1e-7, both.Difference);
    }

    [Theory]
    [InlineData(1.0, 1.0, true)]
    [InlineData(0.951, 1.02, true)]
    [InlineData(0.949, 1.2, false)]
    [InlineData(0.97, 0.985, false)]
    public void No_slower_is_said_of_the_mean_and_of_every_network(double first, double second, bool expected) =>
        Assert.Equal(expected, Report(Result("a", first), Result("b", second)).IsNoSlower);

    [Fact]
    public void The_table_has_ratio_spread_bits_sizes_and_the_least()
    {
        var text = RevisionTable.ToText(Report(Result("a", 0.5, 1, 1.5, 2, 2.5), Result("b", 1) with { SameBits = false, Difference = 2e-7 }));

        var lines = text.Split('\n').Select(static line => string.Join(' ', line.Split(' ', System.StringSplitOptions.RemoveEmptyEntries))).ToArray();
        Assert.StartsWith("Some Processor 9000, 4 logical processors, 512-bit vectors, .NET, 1 thread(s), 7 rounds in each of 2 processes, processor time", lines[0]);
        Assert.Equal("ours: networks of 3 KiB of C#, 2 KiB of IL, 1 KiB as a file", lines[1]);
        Assert.Equal("theirs: abcd, networks of 4 KiB of C#, 2 KiB of IL, 1 KiB as a file", lines[2]);
        Assert.Equal("a 0.001 0.002 1.500 1.000 to 2.000 same bits", lines[4]);
        Assert.Equal("b 0.001 0.001 1.000 1.000 to 1.000 differ by 2.0E-007", lines[5]);
        Assert.Equal("c: skipped, the other revision does not have it", lines[6]);
        Assert.Equal("geometric mean 1.225, least 1.000 (b); no slower (asked are 0.98 and 0.95)", lines[7]);
    }

    [Fact]
    public void A_written_report_reads_the_same()
    {
        var file = Path.GetTempFileName();
        var report = Report(Result("a", 0.5, 1));
        report.Write(file);

        var read = RevisionReport.Read(file);

        File.Delete(file);
        Assert.Equal(RevisionTable.ToText(report), RevisionTable.ToText(read));
    }

    private static RevisionResult Result(string name, params double[] ratios) => new(name, [.. ratios.Select(static _ => 1.0)], ratios, SameBits: true, 0);

    private static RevisionReport Report(params RevisionResult[] results) => new(
        new Machine("Some Processor 9000", 4, 512, "Some system", ".NET"), new MeasurementOptions(1, 7), "abcd",
        new AssemblySize(3 << 10, 2 << 10, 1 << 10), new AssemblySize(4 << 10, 2 << 10, 1 << 10),
        results, [new SkippedNetwork("c", "the other revision does not have it")]);
}
