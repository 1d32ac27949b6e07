using System;
using System.Linq;
using static ConvGen.Model.Tests.GeometryRuleTests;

namespace ConvGen.Model.Tests;

/// <summary>Rules about cost, and the ones about generation.</summary>
public sealed class CostRuleTests
{
    [Theory]
    [InlineData(5, 64, 64, true)]
    [InlineData(5, 48, 64, true)]
    [InlineData(5, 36, 64, false)]
    [InlineData(5, 37, 64, true)]
    [InlineData(7, 29, 64, true)]
    [InlineData(7, 28, 64, false)]
    [InlineData(9, 25, 64, true)]
    [InlineData(9, 24, 64, false)]
    [InlineData(3, 64, 64, false)]
    [InlineData(4, 64, 64, false)]
    public void CVG301_large_kernels(int kernel, int channels, int filters, bool fires)
    {
        Assert.Equal(fires, Fires("CVG301", Net.Of(channels, 32, 32).Conv(filters, kernel)));
        Assert.False(Fires("CVG301", Net.Of([("Task", NetworkTaskKind.SuperResolution)], channels, 32, 32).Conv(filters, kernel)));
    }

    [Fact]
    public void CVG301_is_silent_on_stems_depthwise_and_published_networks()
    {
        Assert.False(Fires("CVG301", KnownNetworks.AlexNet()));
        Assert.False(Fires("CVG301", KnownNetworks.Resnet50()));
        Assert.False(Fires("CVG301", Net.Of(64, 32, 32).Depthwise(7)));
        Assert.False(Fires("CVG301", Net.Of(64, 32, 32).Conv(64, 5, stride: 2)));
    }

    [Fact]
    public void CVG302_separable()
    {
        Assert.Contains("7.9", Assert.Single(Of("CVG302", Net.Of(64, 8, 8).Conv(64, 3))).Message, StringComparison.Ordinal);
        Assert.False(Fires("CVG302", Net.Of(64, 8, 8).Conv(64, 1)));
        Assert.False(Fires("CVG302", Net.Of(8, 8, 8).Conv(64, 3)));
    }

    [Fact]
    public void CVG303_linear_pairs()
    {
        Assert.True(Fires("CVG303", Net.Of(64, 8, 8).Conv(64, 3, padding: 1).Conv(64, 1)));
        Assert.False(Fires("CVG303", Net.Of(64, 8, 8).Conv(64, 3, padding: 1, relu: true).Conv(64, 1)));
        // The bias of the first one stops at the border of the second one's padding.
        Assert.Equal((Severity.Info, true), Of("CVG303", Net.Of(64, 8, 8).Conv(64, 1).Conv(64, 3, padding: 1)).Select(static finding => (finding.Severity, finding.Message.EndsWith("but for the border", StringComparison.Ordinal))).Single());
        Assert.Equal(Severity.Warning, Assert.Single(Of("CVG303", Net.Of(64, 8, 8).Conv(64, 1, bias: false).Conv(64, 3, padding: 1))).Severity);
        Assert.False(Fires("CVG303", Net.Of(96, 8, 8).Conv(24, 1).Conv(144, 1)));
        Assert.False(Fires("CVG303", Net.Of(64, 8, 8).Conv(64, 3, padding: 1).Conv(64, 1).Add("conv1")));
        Assert.False(Fires("CVG303", KnownNetworks.MobilenetV2()));
    }

    [Fact]
    public void CVG304_bias_before_norm()
    {
        var finding = Assert.Single(Of("CVG304", Net.Of(3, 8, 8).Conv(4, 3).BatchNorm()));
        Assert.Equal("false", finding.Fixes[0].Edits[0].Value());
        Assert.False(Fires("CVG304", KnownNetworks.Resnet50()));
        Assert.False(Fires("CVG304", Net.Of(3, 8, 8).Conv(4, 3, relu: true).BatchNorm()));
        Assert.False(Fires("CVG304", Net.Of(3, 8, 8).Conv(4, 3).BatchNorm().Add("conv1")));
    }

    [Fact]
    public void CVG305_unmixed_groups()
    {
        Assert.True(Fires("CVG305", Net.Of(16, 8, 8).Conv(16, 3, groups: 4).Relu().Conv(16, 3, groups: 4)));
        Assert.False(Fires("CVG305", Net.Of(16, 8, 8).Conv(16, 3, groups: 4).Layer("ChannelShuffle", ("groups", 4)).Conv(16, 3, groups: 4)));
        Assert.False(Fires("CVG305", Net.Of(16, 8, 8).Conv(16, 3, groups: 4).Conv(16, 1).Conv(16, 3, groups: 4)));
        Assert.False(Fires("CVG305", KnownNetworks.MobilenetV2()));
    }

    [Fact]
    public void CVG306_narrow_groups()
    {
        Assert.True(Fires("CVG306", Net.Of(128, 8, 8).Conv(128, 3, groups: 32)));
        Assert.False(Fires("CVG306", Net.Of(128, 8, 8).Depthwise(3)));
    }

    [Theory]
    [InlineData(17, true)]
    [InlineData(24, false)]
    [InlineData(32, false)]
    [InlineData(40, false)]
    [InlineData(96, false)]
    [InlineData(18, false)]
    public void CVG307_lanes(int filters, bool fires)
    {
        Assert.Equal(fires, Fires("CVG307", Net.Of(3, 8, 8).Conv(filters, 3).Conv(16, 1)));
        Assert.False(Fires("CVG307", Net.Of(3, 8, 8).Conv(filters, 3).Relu()));
    }

    [Fact]
    public void CVG308_budgets()
    {
        static Net Budget(string name, long most) => Net.Of([(name, most)], 3, 8, 8).Conv(4, 3, bias: false).Conv(4, 1, bias: false);
        foreach (var (name, value) in new[] { ("MaxParameters", 124L), ("MaxMacs", 36 * 124L), ("MaxWeightBytes", 496L), ("MaxActivationBytes", 768 + 576L) })
        {
            Assert.False(Fires("CVG308", Budget(name, value)), name);
            var finding = Assert.Single(Of("CVG308", Budget(name, value - 1)));
            Assert.Equal((new FindingSite(0, name), Severity.Error), (finding.Site, finding.Severity));
            Assert.Contains("'conv1'", finding.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void CVG309_dominant_layer()
    {
        Assert.Single(Of("CVG309", Net.Of(3, 8, 8).Conv(64, 3).Conv(1, 1)));
        Assert.False(Fires("CVG309", KnownNetworks.Vgg16()));
    }

    [Theory]
    [InlineData(2, 3, 4.0 / 9)]
    [InlineData(2, 5, .36)]
    [InlineData(4, 3, .25)]
    public void CVG310_upsampling_then_convolution(int scale, int kernel, double ratio)
    {
        var window = new AxisWindow(kernel, 1, kernel / 2, kernel / 2);
        Assert.Equal(ratio, Math.Pow(UpsampleThenConvolve.Ratio(window, scale), 2), 6);
        Assert.True(Fires("CVG310", Net.Of(3, 8, 8).Layer("Upsample", ("scale", new[] { scale })).Conv(4, kernel, padding: kernel / 2)));
        Assert.False(Fires("CVG310", Net.Of(3, 8, 8).Layer("Upsample", ("scale", new[] { scale }), ("Mode", ResizeModeKind.Bilinear)).Conv(4, kernel, padding: kernel / 2)));
    }

    [Fact]
    public void CVG311_pool_after_pointwise()
    {
        var findings = Of("CVG311", KnownNetworks.Densenet121());
        Assert.Equal(3, findings.Count);
        Assert.Equal(231_211_008, findings.Sum(static finding => long.Parse(finding.Message.Split(' ')[^2], System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.False(Fires("CVG311", Net.Of(3, 8, 8).Conv(4, 1, relu: true).AvgPool(2, stride: 2)));
        Assert.False(Fires("CVG311", Net.Of(3, 8, 8).Conv(4, 1).AvgPool(3, stride: 2, padding: 1)));
        Assert.True(Fires("CVG311", Net.Of(3, 8, 8).Conv(4, 1, bias: false).AvgPool(3, stride: 2, padding: 1)));
    }

    [Fact]
    public void CVG312_no_operations()
    {
        foreach (var net in new[]
        {
            Net.Of(3, 8, 8).Layer("Conv", ("filters", 3), ("kernel", new[] { 1 }), ("Dilation", 2)),
            Net.Of(3, 8, 8).MaxPool(1, stride: 1),
            Net.Of(3, 8, 8).Relu().Relu(),
            Net.Of(3, 8, 8).Conv(3, 1, relu: true).Relu(),
            Net.Of(3, 8, 8).Plain("Relu6").Plain("Relu6"),
            Net.Of(3, 8, 8).Layer("Upsample", ("scale", new[] { 1 })),
            Net.Of(3, 8, 8).Concat([]),
        })
        {
            Assert.Single(Of("CVG312", net));
        }

        Assert.False(Fires("CVG312", KnownNetworks.MobilenetV2()));
        // ReLU6 cuts below 0 as well: the ReLU before it is the one that does nothing, unless somebody else reads it.
        Assert.Equal(1, Assert.Single(Of("CVG312", Net.Of(3, 8, 8).Relu().Plain("Relu6"))).Site.Attribute);
        Assert.False(Fires("CVG312", Net.Of(3, 8, 8).Relu().Plain("Relu6").Add("relu1")));
    }

    [Theory]
    [InlineData(512, 2, false)]
    [InlineData(514, 2, true)]
    [InlineData(4 * 512, 8, false)]
    [InlineData(4 * 512, 4, true)]
    [InlineData(45 * 64, 45, true)]
    public void CVG401_shuffles_in_more_runs_than_a_method_takes(int channels, int groups, bool fires)
    {
        Assert.Equal(fires, Fires("CVG401", Net.Of(channels, 4, 4).Layer("ChannelShuffle", ("groups", groups))));
        Assert.False(Fires("CVG401", Net.Of([("AnalysisOnly", true)], channels, 4, 4).Layer("ChannelShuffle", ("groups", groups))));
    }

    [Theory]
    [InlineData(512, 0, false)]
    [InlineData(513, 0, true)]
    [InlineData(900, 0, true)]
    [InlineData(901, 1, false)]
    public void CVG401_pools_of_more_taps_in_a_row_than_a_method_takes(int kernel, int padding, bool fires) =>
        Assert.Equal(fires, Fires("CVG401", Net.Of(3, 900).Layer("MaxPool", ("kernel", new[] { kernel }), ("Stride", 1), ("Padding", padding))));

    [Fact]
    public void CVG401_is_silent_on_what_is_a_loop_by_design()
    {
        Assert.False(Fires("CVG401", Net.Of(64, 8, 8).Conv(64, 3, padding: 1)));
        Assert.False(Fires("CVG401", Net.Of(16, 900).Conv(16, 700)));
        Assert.False(Fires("CVG401", Net.Of(16, 40, 40).Depthwise(31)));
        Assert.False(Fires("CVG401", Net.Of(16, 900, 8).Layer("AvgPool", ("kernel", new[] { 700, 3 }))));
    }

    [Fact]
    public void CVG406_contract()
    {
        static Net Classifier(int channels) => Net.Of([("Task", NetworkTaskKind.Classification)], channels, 8, 8).Conv(4, 3);
        Assert.Equal("Task", Assert.Single(Of("CVG406", Classifier(3))).Site.Argument);
        Assert.False(Fires("CVG406", Classifier(2)));
        Assert.False(Fires("CVG406", Classifier(3).Layer("Normalize")));
        Assert.False(Fires("CVG406", Net.Of(3, 8, 8).Conv(4, 3)));
    }

    [Fact]
    public void Every_rule_of_the_catalogue_has_one_place()
    {
        var ids = RuleCatalog.All.Select(static rule => rule.Id).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(), ids);
        Assert.All(RuleCatalog.All, static rule => Assert.NotEmpty(rule.Title));
    }
}
