using System;
using System.Linq;
using static ConvGen.Model.Tests.GeometryRuleTests;

namespace ConvGen.Model.Tests;

/// <summary>What well-known networks do on purpose draws nothing, or a fact; beside each, what the rule is for and still says.</summary>
public sealed class PublishedDesignTests
{
    /// <summary>VAN decomposes a large kernel into two depthwise ones and a 1×1; SegNeXt into strips.</summary>
    [Fact]
    public void CVG305_waits_for_the_layer_that_mixes()
    {
        Assert.False(Fires("CVG305", Net.Of(8, 32, 32).Depthwise(5, padding: 2).Depthwise(7, padding: 3).Conv(8, 1)));
        Assert.False(Fires("CVG305", Strips(mixes: true)));
        Assert.True(Fires("CVG305", Strips(mixes: false)));
        // Two grouped layers are one wider one; a third hears nothing of the others for too long.
        Assert.False(Fires("CVG305", Net.Of(16, 8, 8).Conv(16, 3, groups: 4).Relu().Conv(16, 3, groups: 4).Conv(16, 1)));
        Assert.True(Fires("CVG305", Net.Of(16, 12, 12).Conv(16, 3, groups: 4).Relu().Conv(16, 3, groups: 4).Relu().Conv(16, 3, groups: 4).Conv(16, 1)));
        Assert.True(Fires("CVG305", Net.Of(16, 8, 8).Conv(16, 3, groups: 4).Relu().Conv(16, 3, groups: 4).Plain("GlobalAvgPool").Dense(10)));
    }

    /// <summary>Keras pads by a layer of its own, all around, and then lets the window end where it ends.</summary>
    [Fact]
    public void CVG101_takes_no_padding_for_a_border()
    {
        static Net Stem(int padding) => Net.Of(3, 224, 224).Layer("Pad", ("paddings", new[] { padding })).Conv(64, 7, stride: 2).BatchNorm();
        Assert.False(Fires("CVG101", Stem(3)));
        Assert.False(Fires("CVG103", Stem(3)));
        // One row of the picture beside one of padding.
        Assert.True(Fires("CVG101", Net.Of(3, 13, 13).Layer("Pad", ("paddings", new[] { 1 })).Conv(4, 5, stride: 4)));
    }

    [Theory]
    [InlineData(225, 2, Severity.Info)]
    [InlineData(41, 2, Severity.Info)]
    [InlineData(39, 2, Severity.Warning)]
    [InlineData(7, 2, Severity.Warning)]
    public void CVG101_warns_where_the_border_is_a_twentieth(int extent, int kernel, Severity severity) =>
        Assert.Equal(severity, Assert.Single(Of("CVG101", Net.Of(3, extent, extent).MaxPool(kernel, stride: kernel))).Severity);

    [Fact]
    public void CVG006_allows_the_causal_pool_that_CVG501_asks_for()
    {
        static Net Causal(int low, int high) => Net.Of([("Causal", true)], 3, 32).Layer("MaxPool", ("kernel", new[] { 4 }), ("Stride", 1), ("Paddings", new[] { low, high }));
        var asked = Assert.Single(Of("CVG501", Causal(2, 1)));
        Assert.Equal("[3, 0]", asked.Fixes[0].Edits[0].Value());
        Assert.Empty(Causal(3, 0).Findings);
        Assert.Contains(Causal(4, 0).Findings, static finding => finding.Rule == "CVG006");
        Assert.Contains(Net.Of(3, 32).Layer("MaxPool", ("kernel", new[] { 4 }), ("Stride", 1), ("Paddings", new[] { 3, 0 })).Findings, static finding => finding.Rule == "CVG006");
    }

    /// <summary>An encoder narrows to a code on purpose, and a decoder draws positions.</summary>
    [Fact]
    public void CVG202_is_silent_in_generators_and_decoders()
    {
        static Net Coder(bool draws, params (string, object)[] options)
        {
            var net = Net.Of(options, 3, 16, 16);
            for (var i = 0; i < 4; i++)
                net.Conv(8, 4, stride: 2, padding: 1, relu: true);
            net.Conv(8, 3, padding: 1, relu: true);
            return draws ? net.Transposed(8, 4, 2, 1).Conv(8, 3, padding: 1, relu: true).Layer("Upsample", ("scale", new[] { 2 })).Conv(3, 3, padding: 1) : net.Conv(8, 1);
        }

        Assert.True(Fires("CVG202", Coder(draws: false)));
        Assert.False(Fires("CVG202", Coder(draws: false, ("Task", NetworkTaskKind.Generation))));
        Assert.False(Fires("CVG202", Coder(draws: true)));
    }

    /// <summary>SRCNN's last layer, and a gate of spatial attention, end in so few channels that a stack of that width would be another network.</summary>
    [Theory]
    [InlineData(5, 32, 3, false)]
    [InlineData(7, 16, 1, false)]
    [InlineData(5, 64, 64, true)]
    [InlineData(7, 64, 48, true)]
    [InlineData(5, 64, 32, false)]
    public void CVG301_keeps_the_inner_width(int kernel, int channels, int filters, bool fires)
    {
        var net = Net.Of(channels, 32, 32).Conv(filters, kernel, padding: kernel / 2, relu: true).Conv(8, 1);
        Assert.Equal(fires, Fires("CVG301", net));
        if (!fires)
            return;
        var review = NetworkReview.Of(net.Declaration);
        var after = NetworkReview.Of(DeclarationEditor.Apply(review.Declaration, Assert.Single(review.FixesOf(review.Findings.First(static finding => finding.Rule == "CVG301")))));
        Assert.Equal(Math.Max(channels, filters), after.Analysis.Layers[1].Shape!.Channels);
        Assert.True(after.Analysis.Totals.Macs < review.Analysis.Totals.Macs);
    }

    [Fact]
    public void CVG307_leaves_widths_that_the_task_fixes()
    {
        // A gate over the whole map, a map of scores, scores that a transposed convolution enlarges and a crop cuts to size.
        Assert.False(Fires("CVG307", Net.Of(16, 8, 8).Relu(name: "x").Plain("GlobalAvgPool").Conv(6, 1, relu: true).Conv(16, 1).Plain("Sigmoid").Mul("x").Conv(16, 1)));
        Assert.False(Fires("CVG307", Net.Of(16, 8, 8).Conv(1, 1).Conv(16, 3)));
        Assert.False(Fires("CVG307", Net.Of(16, 8, 8).Conv(21, 1).Transposed(21, 4, 2, 1).Layer("Crop", ("paddings", new[] { 1 }))));
        Assert.True(Fires("CVG307", Net.Of(16, 8, 8).Conv(21, 1).Transposed(16, 4, 2, 1).Conv(8, 1)));
        Assert.True(Fires("CVG307", Net.Of(16, 8, 8).Conv(6, 1, relu: true).Conv(16, 1)));
    }

    [Fact]
    public void CVG201_dilates_no_offsets()
    {
        var net = Net.Of(3, 16, 16).Conv(4, 7, padding: 3, relu: true, name: "x").Conv(4, 3, padding: 1, relu: true, name: "y").Conv(18, 3, padding: 1, name: "offsets")
            .Layer("DeformConv", ("filters", 4), ("kernel", new[] { 3 }), ("Padding", 1), ("Offsets", "offsets"), ("From", "y")).Plain("GlobalAvgPool").Dense(4);
        var finding = Assert.Single(Of("CVG201", net));
        Assert.DoesNotContain("'offsets'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("in 'y'", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>What holds of a whole network is one finding with its number; so is a branch that nobody reads.</summary>
    [Fact]
    public void A_cause_is_said_once()
    {
        var plain = Net.Of(3, 32, 32);
        for (var i = 0; i < 60; i++)
            plain.Conv(16, 3, padding: 1, relu: true);
        var findings = NetworkReview.Of(plain.Plain("GlobalAvgPool").Dense(10).Declaration).Findings;
        Assert.EndsWith("(and 43 more layers)", Assert.Single(findings, static finding => finding.Rule == "CVG202").Message, StringComparison.Ordinal);

        var dead = Net.Of(3, 8, 8).Conv(4, 1).Conv(5, 1).Conv(6, 1).Conv(7, 1).Conv(4, 1, from: "conv1").Conv(8, 1, name: "other", from: "conv1").Conv(4, 1, from: "conv5");
        Assert.Equal(
            ["'conv2' has no effect on any output, nor have 2 layers that hang together with it", "'other' has no effect on any output"],
            NetworkReview.Of(dead.Declaration).Findings.Where(static finding => finding.Rule == "CVG023").Select(static finding => finding.Message));
    }

    /// <summary>LR-ASPP resizes 33 positions to the 65 of its other operand: the steps differ by what 16·33/65 rounds.</summary>
    [Fact]
    public void CVG108_forgives_what_a_resize_rounds()
    {
        static Net Aspp(int coarse, int fine) => Net.Of(3, 520, 520)
            .Conv(4, 8, stride: 8, name: "high")
            .Layer("Resize", ("extents", new[] { coarse, coarse }), ("Mode", ResizeModeKind.Bilinear)).Layer("Resize", ("extents", new[] { fine, fine }), ("Mode", ResizeModeKind.Bilinear)).Add("high");
        Assert.False(Fires("CVG108", Aspp(33, 65)));
        // Three rows cut away and stretched back are three rows aside.
        var valid = Net.Of(3, 64, 64).Conv(4, 1, name: "x").Conv(4, 7).Layer("Resize", ("extents", new[] { 64, 64 }), ("Mode", ResizeModeKind.Bilinear)).Add("x");
        var finding = Assert.Single(Of("CVG108", valid));
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains("'resize1' stretches 58 rows to 64", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CVG219_warns_at_the_anchors()
    {
        static Net Head(bool shifts)
        {
            var net = Net.Of(3, 32, 32).Conv(8, 3, stride: 2, padding: 1, name: "fine");
            _ = shifts ? net.Layer("Crop", ("paddings", new[] { 2, 2, 0, 0 })).Layer("Pad", ("paddings", new[] { 0, 0, 2, 2 })) : net.Relu();
            return net.Add("fine", name: "head").Layer("Anchors", ("layer", "head"), ("Boxes", new[] { 3.0, 3.0 }));
        }

        Assert.False(Fires("CVG219", Head(shifts: false)));
        var finding = Assert.Single(Of("CVG219", Head(shifts: true)));
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains("at 'head'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_cause_draws_one_rule()
    {
        // The dilation beyond the map is CVG105's; the uneven kernel CVG106's.
        var blind = NetworkReview.Of(Net.Of(4, 20, 20).Conv(4, 3, padding: 24, dilation: 24, relu: true).Conv(4, 3, padding: 2, dilation: 2).Declaration).Findings;
        Assert.Contains(blind, static finding => finding.Rule == "CVG105");
        Assert.DoesNotContain(blind, static finding => finding.Rule == "CVG104");
        var uneven = NetworkReview.Of(Net.Of(3, 9, 9).Transposed(4, 3, 2, 1, 1).Conv(4, 3, padding: 1).Declaration).Findings;
        Assert.Contains(uneven, static finding => finding.Rule == "CVG106");
        Assert.DoesNotContain(uneven, static finding => finding.Rule == "CVG110");
        var phases = Assert.Single(Of("CVG110", Net.Of(3, 32, 32).Conv(4, 4, stride: 4).Layer("Upsample", ("scale", new[] { 4 }), ("Name", "up")).Conv(4, 3, padding: 1)));
        Assert.EndsWith("behind the upsampling of 'up'", phases.Message, StringComparison.Ordinal);
        Assert.Equal(2, phases.Site.Attribute);
    }

    [Fact]
    public void CVG102_offers_a_maximum_no_average()
    {
        Assert.Contains("stride 2 or kernel 3 reads all", Assert.Single(Of("CVG102", Net.Of(3, 9, 9).MaxPool(2, stride: 3))).Message, StringComparison.Ordinal);
        Assert.Contains("an average pool of 2 before it, at stride 1, reads all", Assert.Single(Of("CVG102", Net.Of(3, 8, 8).Conv(4, 1, stride: 2))).Message, StringComparison.Ordinal);
    }

    /// <summary>4σ of few taps reaches beyond them; a single one reads one position.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(15, 15)]
    public void The_effective_field_stays_within_the_field(int kernel, double effective)
    {
        var layers = Net.Of(3, 64, 64).Conv(4, kernel).Conv(4, 3).Conv(4, 3).Analysis.Layers;
        Assert.Equal((1.0, effective), (layers[0].Fields[0].EffectiveSize, layers[1].Fields[0].EffectiveSize));
        Assert.All(layers, static layer => Assert.InRange(layer.Fields[0].EffectiveSize, 1, layer.Fields[0].Size));
        // Behind many layers the profile is a bell, well inside.
        Assert.True(KnownNetworks.Vgg16().Analysis.Layers.Where(static layer => layer.Fields is { Count: > 0 } fields && !fields[0].IsWholeInput).All(static layer => layer.Fields[0].EffectiveSize <= layer.Fields[0].Size));
    }

    /// <summary>Centres are sums of fractions; where they cancel nothing is left.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(11)]
    [InlineData(13)]
    public void A_centre_leaves_no_rounding(int period)
    {
        var center = Net.Of(1, 7 * period).Layer("AdaptiveAvgPool", ("output", new[] { 7 })).Layer("Resize", ("extents", new[] { 7 * period })).Conv(1, 3, padding: 1).Analysis.Layers[^1].Fields[0].Center;
        Assert.Equal(0, center);
    }

    private static Net Strips(bool mixes)
    {
        var net = Net.Of(8, 32, 32).Depthwise(5, padding: 2, name: "x")
            .Layer("DepthwiseConv", ("kernel", new[] { 1, 7 }), ("Paddings", new[] { 0, 3 })).Layer("DepthwiseConv", ("kernel", new[] { 7, 1 }), ("Paddings", new[] { 3, 0 })).Add("x");
        return mixes ? net.Conv(8, 1) : net;
    }
}
