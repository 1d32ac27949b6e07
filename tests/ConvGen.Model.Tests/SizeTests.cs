using System;
using System.Linq;

namespace ConvGen.Model.Tests;

/// <summary>Networks on both sides of every limit: what an array holds (CVG409), what 64 bits count (CVG411), how much a declaration may expand to (CVG412).</summary>
public sealed class SizeTests
{
    private const int Longest = 1 << 24;

    [Fact]
    public void An_array_holds_as_many_as_the_runtime_says() => Assert.Equal(Counts.MostElements, Array.MaxLength);

    [Fact]
    public void Counts_stay_at_the_end_of_the_range()
    {
        Assert.Equal(long.MaxValue, Counts.Multiply(1L << 32, 1L << 31));
        Assert.Equal(1L << 62, Counts.Multiply(1L << 32, 1L << 30));
        Assert.Equal(0, Counts.Multiply(Counts.TooMany, 0));
        Assert.Equal(0, Counts.Multiply(0, Counts.TooMany));
        Assert.Equal(long.MaxValue, Counts.Add(long.MaxValue - 1, 2));
        Assert.Equal(long.MaxValue - 1, Counts.Add(long.MaxValue - 3, 2));
        Assert.Equal(long.MaxValue, Counts.Product(int.MaxValue, [int.MaxValue, 4]));
        Assert.Equal("more than 9,223,372,036,854,775,807", Counts.Text(Counts.TooMany));
    }

    [Theory]
    [InlineData(127, true)]
    [InlineData(128, false)]
    public void CVG409_an_input(int channels, bool fits) => AssertSize(fits, "extents", Net.Of([("AnalysisOnly", true)], channels, Longest).MaxPool(Longest));

    [Theory]
    [InlineData(Longest - 1, true)]
    [InlineData(Longest, false)]
    public void CVG409_an_output(int extent, bool fits) => AssertSize(fits, "scale", Net.Of(1, extent).Layer("Upsample", ("scale", new[] { 128 })).MaxPool(2));

    [Theory]
    [InlineData(127, true)]
    [InlineData(128, false)]
    public void CVG409_the_channels_of_an_output(int filters, bool fits) => AssertSize(fits, "filters", Net.Of(1, Longest).Conv(filters, 1).MaxPool(2));

    [Fact]
    public void CVG409_an_output_larger_than_what_64_bits_count()
    {
        var finding = LegalityTests.Only("CVG409", Net.Of(1, 1024, 1024, 1024).Conv(1, 1).Layer("Upsample", ("scale", new[] { Longest })));
        Assert.Contains("is more than 9,223,372,036,854,775,807 elements", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(127, true)]
    [InlineData(128, false)]
    public void CVG409_the_weights_of_a_dense_layer(int units, bool fits) => AssertSize(fits, "units", Net.Of(1, Longest).Dense(units));

    [Theory]
    [InlineData(1289, true)]
    [InlineData(1291, false)]
    public void CVG409_the_weights_of_a_window(int kernel, bool fits) => AssertSize(fits, "kernel", Net.Of(1, 1291, 1291, 1).Layer("Crop", ("padding", new[] { 0 })).Layer("Conv", ("filters", kernel), ("kernel", new[] { kernel, kernel, 1 })));

    [Fact]
    public void CVG409_a_window_far_beyond_an_array() =>
        Assert.Equal("kernel", LegalityTests.Only("CVG409", Net.Of(1, 1024, 1024, 1024).Conv(1, (1 << 24) - 1, padding: 8388607)).Site.Argument);

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void CVG409_all_outputs_in_one_span(bool both, bool fits)
    {
        var net = Net.Of(64, Longest).Relu(name: "first").Relu(name: "second").Output("first");
        AssertSize(fits, null, both ? net.Output("second") : net);
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public void CVG409_a_table_of_anchors(int sizes, bool fits) => AssertSize(fits, "Sizes", Net.Of([("AnalysisOnly", true)], 1, 16384, 16384)
        .Conv(1, 1).Layer("Anchors", ("layer", "conv1"), ("Sizes", Enumerable.Range(1, sizes).Select(static size => (double)size).ToArray())));

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void CVG409_anchors_of_a_position(int sizes, bool fits)
    {
        double[] values = [.. Enumerable.Range(1, 256).Select(static value => (double)value)];
        AssertSize(fits, "Sizes", Net.Of([("AnalysisOnly", true)], 1, 4, 4).Conv(1, 1)
            .Layer("Anchors", ("layer", "conv1"), ("Sizes", Enumerable.Range(1, sizes).Select(static size => (double)size).ToArray()), ("Scales", values)));
    }

    [Fact]
    public void CVG411_only_where_the_sum_leaves_64_bits()
    {
        static Net Cube(int layers) => Enumerable.Range(0, layers).Aggregate(Net.Of([("AnalysisOnly", true)], 1, 1290, 1290, 1290), static (net, _) => net.Conv(1, 1289, padding: 644));
        var cube = Math.Pow(1289.0 * 1290, 3);
        Assert.Equal(cube, Cube(1).Analysis.Totals.Macs, cube * 1e-12);
        Assert.Equal("conv1", LegalityTests.Only("CVG411", Cube(2)).Message.Split('\'')[1]);
    }

    [Theory]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    public void CVG412_counts_what_blocks_expand_to(int repeat, bool fits)
    {
        var net = Net.Of(1, 4).Use(Net.Block().Conv(1, 1).Relu(), "Pair", [], repeat: repeat);
        if (fits)
            Assert.Equal(20_001, net.Graph.Nodes.Count);
        else
            Assert.Contains("20,002 layers", LegalityTests.Only("CVG412", net).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CVG412_counts_without_expanding()
    {
        var block = Net.Block().Conv(1, 1);
        for (var depth = 0; depth < 30; depth++)
            block = Net.Block().Use(block, "B" + depth.ToString(System.Globalization.CultureInfo.InvariantCulture), [], repeat: 2);
        var finding = LegalityTests.Only("CVG412", Net.Of(1, 4).Conv(1, 1).Use(block, "Top", []));
        Assert.Contains("1,073,741,825 layers", finding.Message, StringComparison.Ordinal);
        Assert.Equal(2, finding.Site.Attribute);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(200, false)]
    public void CVG412_counts_repetitions_that_a_use_gives(int repeat, bool fits)
    {
        var inner = Net.Block().Use(Net.Block().Conv(1, 1), "Unit", [], repeat: KnownNetworks.P(0));
        var net = Net.Of(1, 4).Use(inner, "Inner", [repeat], repeat: 150);
        Assert.Equal(fits ? [] : ["CVG412"], net.Findings.Select(static finding => finding.Rule));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void CVG412_blocks_nest_so_deep(int depth, bool fits)
    {
        var block = Net.Block().Conv(1, 1);
        for (var i = 1; i < depth; i++)
            block = Net.Block().Use(block, "B" + i.ToString(System.Globalization.CultureInfo.InvariantCulture), []);
        var net = Net.Of(1, 4).Use(block, "Top", []);
        Assert.Equal(fits ? [] : ["CVG412"], net.Findings.Select(static finding => finding.Rule));
    }

    private static void AssertSize(bool fits, string? argument, Net net)
    {
        if (fits)
            Assert.DoesNotContain(net.Findings, static finding => finding.Severity == Severity.Error);
        else
            Assert.Equal(argument, LegalityTests.Only("CVG409", net).Site.Argument);
    }
}
