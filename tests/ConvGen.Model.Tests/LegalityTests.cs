using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model.Tests;

/// <summary>Every legality rule on its bad example, at its argument, and silent on its good one.</summary>
public sealed class LegalityTests
{
    [Fact]
    public void Legal_networks_have_nothing_wrong()
    {
        foreach (var net in new[] { KnownNetworks.Lenet5(), KnownNetworks.AlexNet(), KnownNetworks.Vgg16(), KnownNetworks.Resnet50(), KnownNetworks.Densenet121(), KnownNetworks.Unet() })
            Assert.Empty(net.Findings);
    }

    [Theory]
    [InlineData("Stride", 0)]
    [InlineData("Stride", -3)]
    [InlineData("Dilation", 0)]
    [InlineData("Groups", 0)]
    [InlineData("Padding", -1)]
    [InlineData("Stride", int.MaxValue)]
    public void CVG001_illegal_value(string argument, int value)
    {
        var finding = Only("CVG001", Net.Of(3, 8, 8).Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), (argument, value)));
        Assert.Equal(new FindingSite(1, argument), finding.Site);
        var nearest = value > 0 ? 1 << 24 : argument == "Padding" ? 0 : 1;
        Assert.Equal(nearest.ToString(System.Globalization.CultureInfo.InvariantCulture), finding.Fixes[0].Edits[0].Value());
    }

    [Fact]
    public void CVG001_on_one_element_keeps_the_others()
    {
        var finding = Only("CVG001", Net.Of(3, 8, 8).Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), ("Strides", new[] { 2, 0 })));
        Assert.Equal(new FindingSite(1, "Strides", 1), finding.Site);
        Assert.Equal(new ArgumentEdit(new FindingSite(1, "Strides", 1), "1"), finding.Fixes[0].Edits[0]);
    }

    [Fact]
    public void CVG002_names_the_smallest_input()
    {
        Assert.Empty(KnownNetworks.Vgg16(32).Findings);
        var finding = Only("CVG002", KnownNetworks.Vgg16(31));
        Assert.Contains("32×32", finding.Message, System.StringComparison.Ordinal);
        Assert.Equal("kernel", finding.Site.Argument);
        Assert.Equal(new ArgumentEdit(new FindingSite(0, "extents"), "[32, 32]"), finding.Fixes[0].Edits[0]);
    }

    [Fact]
    public void CVG002_in_ceil_mode_allows_a_window_that_hangs_over()
    {
        Assert.Empty(Net.Of(1, 2, 2).MaxPool(3, stride: 2, ceil: true).Findings);
        Only("CVG002", Net.Of(1, 2, 2).MaxPool(3, stride: 2));
    }

    [Fact]
    public void CVG003_groups()
    {
        Assert.Empty(Net.Of(128, 8, 8).Conv(128, 3, groups: 32).Findings);
        var finding = Only("CVG003", Net.Of(64, 8, 8).Conv(100, 3, groups: 32));
        Assert.Equal("4", finding.Fixes[0].Edits[0].Value());
        Only("CVG003", Net.Of(6, 8, 8).Layer("GroupNorm", ("groups", 4)));
        Only("CVG003", Net.Of(6, 8, 8).Layer("ChannelShuffle", ("groups", 4)));
    }

    [Fact]
    public void CVG004_declared_channels()
    {
        Assert.Empty(Net.Of(128, 8, 8).Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), ("In", 128)).Findings);
        var finding = Only("CVG004", Net.Of(128, 8, 8).Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), ("In", 64)));
        Assert.Equal((new FindingSite(1, "In"), "128"), (finding.Site, finding.Fixes[0].Edits[0].Value()));
    }

    [Fact]
    public void CVG005_lists_residues_and_nearest_sizes()
    {
        Assert.Empty(KnownNetworks.Unet(256, 3, same: true).Findings);
        var finding = Only("CVG005", KnownNetworks.Unet(250, 3, same: true));
        Assert.Contains("512×31×31", finding.Message, System.StringComparison.Ordinal);
        Assert.Contains("512×30×30", finding.Message, System.StringComparison.Ordinal);
        Assert.Contains("240 and 256", finding.Message, System.StringComparison.Ordinal);
        Assert.Contains("0 modulo 16", finding.Message, System.StringComparison.Ordinal);
        Assert.Contains(finding.Fixes, static fix => fix.Edits[0].Value() == "[256, 256]");
        Assert.Contains(finding.Fixes, static fix => fix.Edits[0] is ArgumentEdit { Site.Argument: "OutputPadding", Value: "1" });
    }

    [Fact]
    public void CVG005_where_channels_differ()
    {
        var finding = Only("CVG005", Net.Of(3, 8, 8).Conv(4, 1, name: "a").Conv(5, 1).Add("a"));
        Assert.Equal(new FindingSite(3, "layers", 0), finding.Site);
        Assert.Contains(new FindingSite(1), finding.Related);
    }

    [Fact]
    public void CVG006_error_on_pools_warning_on_convolutions()
    {
        Assert.Empty(Net.Of(3, 8, 8).MaxPool(3, stride: 2, padding: 1).Findings);
        Assert.Equal(Severity.Error, Only("CVG006", Net.Of(3, 8, 8).MaxPool(3, stride: 2, padding: 2)).Severity);
        var warning = Only("CVG006", Net.Of(3, 8, 8).Conv(4, 1, padding: 1));
        Assert.Equal((Severity.Warning, "Padding", "0"), (warning.Severity, warning.Site.Argument, warning.Fixes[0].Edits[0].Value()));
        Assert.Empty(Net.Of(3, 8, 8).Conv(4, 3, padding: 1).Findings);
        Only("CVG006", Net.Of(3, 8, 8).Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), ("Paddings", new[] { 0, 0, 9, 0 }), ("Stride", 2)));
    }

    [Fact]
    public void CVG006_where_there_is_not_enough_to_mirror()
    {
        static Net Reflect(int padding) => Net.Of(3, 4, 4).Layer("Pad", ("paddings", new[] { padding }), ("Mode", PaddingModeKind.Reflect));
        Assert.Empty(Reflect(3).Findings);
        Only("CVG006", Reflect(4));
    }

    [Fact]
    public void CVG007_output_padding()
    {
        Assert.Empty(Net.Of(3, 8, 8).Transposed(4, 3, stride: 2, padding: 1, outputPadding: 1).Findings);
        var finding = Only("CVG007", Net.Of(3, 8, 8).Transposed(4, 3, stride: 2, padding: 1, outputPadding: 2));
        Assert.Equal(("OutputPadding", "1"), (finding.Site.Argument, finding.Fixes[0].Edits[0].Value()));
    }

    [Fact]
    public void CVG011_features()
    {
        static Net Head(int size) => Net.Of(512, size, size).Layer("Dense", ("units", 10), ("In", 25088));
        Assert.Empty(Head(7).Findings);
        Assert.Equal("32768", Only("CVG011", Head(8)).Fixes[0].Edits[0].Value());
    }

    [Fact]
    public void CVG012_one_key_two_shapes()
    {
        Assert.Empty(Net.Of(4, 8, 8).Conv(4, 1, key: "a").Conv(4, 1, key: "a").Findings);
        var finding = Only("CVG012", Net.Of(4, 8, 8).Conv(8, 1, key: "a").Conv(8, 1, key: "a"));
        Assert.Equal(("Key", 2), (finding.Site.Argument, finding.Site.Attribute));
    }

    [Fact]
    public void CVG013_offsets()
    {
        static Net Deform(int offsets, int stride = 1) => Net.Of(4, 8, 8)
            .Conv(offsets, 3, padding: 1, stride: stride, name: "off")
            .Layer("DeformConv", ("filters", 4), ("kernel", new[] { 3 }), ("Padding", 1), ("Offsets", "off"), ("From", "input"));
        Assert.Empty(Deform(18).Findings);
        var finding = Only("CVG013", Deform(9));
        Assert.Equal(("Offsets", "18"), (finding.Site.Argument, finding.Fixes[0].Edits[0].Value()));
        Only("CVG013", Deform(18, stride: 2));
        Only("CVG013", Net.Of(4, 8, 8).Layer("DeformConv", ("filters", 4), ("kernel", new[] { 3 }), ("OffsetGroups", 3)));
    }

    [Fact]
    public void CVG014_shuffles()
    {
        Assert.Empty(Net.Of(64, 8, 8).Layer("PixelShuffle", ("factor", 2)).Findings);
        Assert.Contains("64", Only("CVG014", Net.Of(63, 8, 8).Layer("PixelShuffle", ("factor", 2))).Message, System.StringComparison.Ordinal);
        Assert.Empty(Net.Of(3, 8, 8).Layer("PixelUnshuffle", ("factor", 2)).Findings);
        Only("CVG014", Net.Of(3, 9, 8).Layer("PixelUnshuffle", ("factor", 2)));
    }

    [Fact]
    public void CVG015_number_of_values()
    {
        static Net Kernel(object kernel, params int[] extents) => Net.Of(3, extents).Layer("Conv", ("filters", 4), ("kernel", kernel));
        Assert.Empty(Kernel(new[] { 3, 3 }, 8, 8).Findings);
        Assert.Empty(Kernel(new[] { 3 }, 8, 8, 8).Findings);
        foreach (var net in new[]
        {
            Kernel(new[] { 3, 3 }, 8, 8, 8), Kernel(new[] { 3, 3, 3 }, 8, 8), Kernel(System.Array.Empty<int>(), 8, 8), Kernel(new[] { 1, 1, 1, 1 }, 8, 8),
            Kernel(System.DBNull.Value, 8, 8),
        })
        {
            Assert.Equal("kernel", Only("CVG015", net).Site.Argument);
        }

        Only("CVG015", Kernel(new[] { 3 }));
        Only("CVG015", Net.Of(3, 8, 8).Plain("Flatten").Conv(4, 1));
        Only("CVG015", Net.Of(3, 8, 8, 8, 8).Conv(4, 1));
        Assert.Equal("Paddings", Only("CVG015", Net.Of(3, 8, 8).Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), ("Paddings", new[] { 1, 1, 1 }))).Site.Argument);
    }

    [Fact]
    public void CVG016_both_forms()
    {
        var finding = Only("CVG016", Net.Of(3, 8, 8).Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), ("Stride", 2), ("Strides", new[] { 2, 2 })));
        Assert.Equal("Strides", finding.Site.Argument);
        Assert.Equal(2, finding.Fixes.Count);
        Only("CVG016", Net.Of(3, 8, 8).Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), ("Padding", 1), ("AutoPad", AutoPadKind.SameUpper)));
    }

    [Fact]
    public void After_an_error_the_shape_is_unknown_and_the_rest_is_silent()
    {
        var net = Net.Of(3, 8, 8).Conv(4, 9).Conv(5, 9, groups: 3).Add("conv1");
        Only("CVG002", net);
        Assert.All(NetworkAnalyzer.Analyze(net.Graph).Layers.Skip(1), static layer => Assert.Null(layer.Shape));
    }

    internal static Finding Only(string rule, Net net)
    {
        List<Finding> findings = net.Findings;
        Assert.All(findings, finding => Assert.Equal(rule, finding.Rule));
        return Assert.Single(findings);
    }
}
