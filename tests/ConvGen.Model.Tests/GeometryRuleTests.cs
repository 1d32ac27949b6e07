using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model.Tests;

/// <summary>Rules of geometry on the good and bad examples of the catalogue.</summary>
public sealed class GeometryRuleTests
{
    [Theory]
    [InlineData(2, 2, 0, 0, false)]
    [InlineData(1, 2, 0, 0, true)]
    [InlineData(2, 2, 0, 1, true)]
    [InlineData(3, 2, 1, 1, false)]
    [InlineData(4, 2, 1, 0, false)]
    public void CVG008_holes(int kernel, int stride, int padding, int outputPadding, bool fires) =>
        Assert.Equal(fires, Fires("CVG008", Net.Of(3, 8, 8).Transposed(4, kernel, stride, padding, outputPadding)));

    [Theory]
    [InlineData(3, 1, 224, false)]
    [InlineData(3, 2, 224, true)]
    [InlineData(3, 2, 225, false)]
    public void CVG009_asymmetric_same(int kernel, int stride, int size, bool fires)
    {
        var net = Net.Of(3, size, size).Layer("Conv", ("filters", 4), ("kernel", new[] { kernel }), ("Stride", stride), ("AutoPad", AutoPadKind.SameUpper));
        Assert.Equal(fires, Fires("CVG009", net));
        if (fires)
            Assert.Equal([null, "[0, 0, 1, 1]"], Of("CVG009", net)[0].Fixes[0].Edits.Select(static edit => edit.Value()));
    }

    [Fact]
    public void CVG010_ceil_mode()
    {
        Assert.False(Fires("CVG010", Net.Of(1, 75, 75).MaxPool(2, stride: 2, ceil: true)));
        Assert.True(Fires("CVG010", Net.Of(1, 12, 12).MaxPool(1, stride: 2, ceil: true)));
    }

    [Fact]
    public void CVG101_dropped_border()
    {
        Assert.True(Fires("CVG101", KnownNetworks.Vgg16(225)));
        Assert.Single(Of("CVG101", KnownNetworks.Vgg16(225)));
        Assert.False(Fires("CVG101", KnownNetworks.Vgg16()));
        Assert.False(Fires("CVG101", KnownNetworks.AlexNet()));
        Assert.False(Fires("CVG101", KnownNetworks.Resnet50()));
        // AlexNet without padding: (224 − 11) mod 4 = 1.
        var finding = Assert.Single(Of("CVG101", Net.Of(3, 224, 224).Conv(64, 11, stride: 4)));
        Assert.Contains("1 of 224", finding.Message, StringComparison.Ordinal);
        Assert.Equal("[0, 0, 3, 3]", finding.Fixes[0].Edits[0].Value());
        Assert.False(Fires("CVG101", Net.Of(3, 225, 225).MaxPool(2, stride: 2, ceil: true)));
        // The last row lives through the other branch.
        Assert.False(Fires("CVG101", Net.Of(3, 9, 9).Relu(name: "x").MaxPool(2, stride: 2, name: "a").Conv(3, 3, stride: 2, padding: 1, from: "x").Output("a").Output("conv1")));
    }

    [Fact]
    public void CVG102_skipping_stride()
    {
        Assert.True(Fires("CVG102", Net.Of(3, 8, 8).Conv(4, 1, stride: 2)));
        Assert.Contains("75 %", Of("CVG102", Net.Of(3, 8, 8).Conv(4, 1, stride: 2))[0].Message, StringComparison.Ordinal);
        Assert.False(Fires("CVG102", KnownNetworks.Resnet50()));
        Assert.False(Fires("CVG102", Net.Of(3, 8, 8).Conv(4, 2, stride: 2)));
    }

    [Fact]
    public void CVG103_dead_activations()
    {
        Assert.False(Fires("CVG103", KnownNetworks.Resnet50()));
        Assert.Equal(3, Of("CVG103", KnownNetworks.Resnet50(strideIn3x3: false)).Count);
        Assert.False(Fires("CVG103", KnownNetworks.Unet()));
        Assert.False(Fires("CVG103", KnownNetworks.Vgg16(225)));
        // Offsets are read one for each output, however far apart its taps are.
        Assert.False(Fires("CVG103", Net.Of(3, 16, 16).Layer("DeformConv", ("filters", 4), ("kernel", new[] { 3 }), ("Stride", 2), ("Padding", 1))));
    }

    [Theory]
    [InlineData(false, 1, 2, 3)]
    [InlineData(false, 1, 2, 5)]
    [InlineData(false, 1, 2, 4, 8)]
    [InlineData(false, 1, 3, 9)]
    [InlineData(false, 1, 1, 2, 4, 8, 16, 1)]
    [InlineData(true, 2, 2, 2)]
    [InlineData(true, 2, 4, 8)]
    [InlineData(true, 6, 12, 18)]
    [InlineData(true, 5, 9, 17)]
    [InlineData(true, 1, 2, 9)]
    [InlineData(true, 2, 2, 2, 2, 2, 2, 4, 4, 4)]
    public void CVG104_gridding(bool fires, params int[] rates)
    {
        var findings = Of("CVG104", Dilated(Net.Of(1, 200, 200), rates));
        Assert.Equal(fires, findings.Count > 0);
        Assert.All(findings, static finding => Assert.Equal(Severity.Warning, finding.Severity));
    }

    [Theory]
    [InlineData("7 of the 13", 2, 2, 2)]
    [InlineData("15 of the 29", 2, 4, 8)]
    [InlineData("25 of the 49", 2, 2, 2, 2, 2, 2, 4, 4, 4)]
    public void CVG104_counts(string expected, params int[] rates) =>
        Assert.Contains(expected, Of("CVG104", Dilated(Net.Of(1, 200, 200), rates))[0].Message, StringComparison.Ordinal);

    [Fact]
    public void CVG104_is_a_fact_where_the_field_before_the_run_covers_the_holes()
    {
        // A 7×7 stem at stride 2 reads across the holes of two rows.
        var finding = Assert.Single(Of("CVG104", Dilated(Net.Of(1, 200, 200).Conv(1, 7, stride: 2, padding: 3), [2, 2])));
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.False(Fires("CVG104", Net.Of(1, 200, 200).Conv(1, 3).Conv(1, 3)));
    }

    /// <summary>A branch without dilation as long as the dilated one speaks for neither the finding nor its fixes.</summary>
    [Fact]
    public void CVG104_of_a_join_names_a_dilated_layer()
    {
        var net = Net.Of(8, 32, 32).Conv(8, 3, padding: 1, name: "a").Conv(8, 3, padding: 4, dilation: 4, name: "b", from: "input").Concat(["b"], from: "a");
        var finding = Assert.Single(NetworkReview.Of(net.Declaration).Findings, static finding => finding.Rule == "CVG104");
        Assert.StartsWith("'b': dilations 4 ", finding.Message, StringComparison.Ordinal);
        Assert.Equal(2, finding.Site.Attribute);
    }

    [Fact]
    public void CVG104_joins_branches()
    {
        // A parallel branch without dilation fills the holes; residual blocks start from their input.
        Assert.False(Fires("CVG104", Net.Of(1, 50, 50).Conv(1, 3, padding: 2, dilation: 2, name: "a").Conv(1, 3, padding: 1, from: "input").Add("a")));
        Assert.Equal(2, Gridding.SecondDistance([1, 2, 5]));
        Assert.Equal(5, Gridding.SecondDistance([1, 2, 9]));
    }

    [Fact]
    public void CVG105_dead_taps()
    {
        static Net Aspp(int size, int rate) => Net.Of(4, size, size).Conv(4, 3, padding: rate, dilation: rate);
        Assert.False(Fires("CVG105", Aspp(65, 36)));
        Assert.Equal(Severity.Warning, Assert.Single(Of("CVG105", Aspp(28, 36))).Severity);
        Assert.Equal(["27", "27"], Of("CVG105", Aspp(28, 36))[0].Fixes[0].Edits.Select(static edit => edit.Value()));
        var tiny = Of("CVG105", KnownNetworks.Resnet50(32));
        Assert.All(tiny, static finding => Assert.Equal(Severity.Info, finding.Severity));
        Assert.Equal((3, 5_505_024), Dead(KnownNetworks.Resnet50(32)));
        Assert.Equal(25_920, Dead(KnownNetworks.MobilenetV2(32)).Weights);
    }

    [Theory]
    [InlineData(2, 2, 0)]
    [InlineData(4, 2, 0)]
    [InlineData(6, 2, 0)]
    [InlineData(3, 3, 0)]
    [InlineData(8, 4, 0)]
    [InlineData(3, 2, 4)]
    [InlineData(5, 2, 2.25)]
    [InlineData(4, 3, 4)]
    public void CVG106_checkerboard(int kernel, int stride, double ratio)
    {
        var findings = Of("CVG106", Net.Of(3, 8, 8).Transposed(4, kernel, stride));
        Assert.Equal(ratio > 0 ? 1 : 0, findings.Count);
        if (ratio > 0)
        {
            Assert.Equal(ratio >= 2 ? Severity.Warning : Severity.Info, findings[0].Severity);
            Assert.Contains(FormattableString.Invariant($"{ratio}"), findings[0].Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void CVG106_fix_keeps_the_size()
    {
        var edits = Of("CVG106", Net.Of(3, 8, 8).Transposed(4, 3, 2, 1, 1))[0].Fixes[0].Edits;
        Assert.Equal([("kernel", "4"), ("Padding", "1"), ("OutputPadding", null)], edits.Select(static edit => (edit.Site.Argument!, edit.Value())));
        Assert.Equal(Severity.Info, Of("CVG106", Net.Of(3, 80).Layer("ConvTranspose", ("filters", 1), ("kernel", new[] { 5 }), ("Stride", 2)))[0].Severity);
    }

    [Fact]
    public void CVG107_uneven_gradient()
    {
        Assert.True(Fires("CVG107", KnownNetworks.Resnet50()));
        Assert.False(Fires("CVG107", Net.Of(3, 8, 8).Conv(4, 4, stride: 2)));
        Assert.DoesNotContain(NetworkRules.Check(KnownNetworks.Resnet50().Analysis), static finding => finding.Rule == "CVG107");
    }

    [Fact]
    public void CVG108_misaligned_joins()
    {
        Assert.False(Fires("CVG108", KnownNetworks.Resnet50()));
        Assert.False(Fires("CVG108", KnownNetworks.Unet()));
        var sided = Net.Of(3, 10, 10).Conv(3, 3, name: "a").Layer("Crop", ("paddings", new[] { 0, 0, 2, 2 }), ("From", "input")).Add("a");
        Assert.Equal(Severity.Warning, Assert.Single(Of("CVG108", sided)).Severity);
        // k3s2p1 down, nearest up: half a cell.
        var pyramid = Net.Of(3, 16, 16).Conv(3, 3, padding: 1, name: "c").Conv(3, 3, stride: 2, padding: 1).Layer("Upsample", ("scale", new[] { 2 })).Add("c");
        var finding = Assert.Single(Of("CVG108", pyramid));
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Contains("0.5", finding.Message, StringComparison.Ordinal);
        var jumps = Net.Of(3, 16, 16).Conv(3, 2, stride: 2, name: "half").Layer("Crop", ("paddings", new[] { 4 }), ("From", "input")).Concat(["half"]);
        Assert.Equal(Severity.Warning, Assert.Single(Of("CVG108", jumps)).Severity);
    }

    [Fact]
    public void CVG109_even_kernels()
    {
        Assert.True(Fires("CVG109", Net.Of(3, 32, 32).Conv(4, 4, padding: 1)));
        Assert.False(Fires("CVG109", Net.Of(3, 4, 4).Conv(4, 4)));
        Assert.False(Fires("CVG109", Net.Of(3, 32, 32).Conv(4, 4, stride: 2, padding: 1)));
        Assert.False(Fires("CVG109", Net.Of([("Causal", true)], 3, 32).Layer("Conv", ("filters", 4), ("kernel", new[] { 2 }), ("Paddings", new[] { 1, 0 }))));
    }

    [Fact]
    public void CVG110_phases()
    {
        Assert.False(Fires("CVG110", KnownNetworks.Vgg16()));
        var finding = Assert.Single(Of("CVG110", KnownNetworks.Unet()));
        Assert.Contains("188 to 204", finding.Message, StringComparison.Ordinal);
    }

    internal static EquatableArray<Finding> Of(string rule, Net net) => NetworkRules.Check(net.Analysis, rule);

    internal static bool Fires(string rule, Net net) => !Of(rule, net).IsEmpty;

    private static Net Dilated(Net net, IEnumerable<int> rates)
    {
        foreach (var rate in rates)
            net.Conv(1, 3, padding: rate, dilation: rate);
        return net;
    }

    private static (int Layers, long Weights) Dead(Net net)
    {
        var analysis = net.Analysis;
        var dead = analysis.Layers.Where(static layer => layer.Node.Op is ConvOp).Select(layer => DeadTaps.DeadWeights(layer, analysis.Layers[layer.Node.Inputs[0]].Shape!)).Where(static weights => weights > 0).ToList();
        return (dead.Count, dead.Sum());
    }
}
