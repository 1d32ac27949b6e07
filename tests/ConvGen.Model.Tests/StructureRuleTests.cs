using System;
using System.Linq;
using static ConvGen.Model.Tests.GeometryRuleTests;

namespace ConvGen.Model.Tests;

/// <summary>Rules about what a network as a whole reads, keeps and gives away.</summary>
public sealed class StructureRuleTests
{
    [Fact]
    public void CVG111_a_common_factor_leaves_three_quarters_unread()
    {
        var finding = Assert.Single(Of("CVG111", Net.Of(8, 16, 16).Conv(8, 3, stride: 2, padding: 2, dilation: 2)));
        Assert.Contains("75 % of its input, 192 of 256 positions", finding.Message, StringComparison.Ordinal);
        Assert.Contains("stride 2 and dilation 2 share the factor 2, so that its taps meet 1 of every 2 rows", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(NetworkRules.Check(Net.Of(8, 16, 16).Conv(8, 3, padding: 1).Relu().Conv(8, 3, stride: 2, padding: 2, dilation: 2).Analysis), static other => other.Rule is "CVG102" or "CVG103");
    }

    [Theory]
    [InlineData(3, 2, 2, true)]
    [InlineData(3, 2, 3, false)]
    [InlineData(3, 3, 2, false)]
    [InlineData(3, 4, 2, true)]
    [InlineData(2, 3, 4, true)]
    [InlineData(3, 3, 3, true)]
    [InlineData(3, 1, 2, false)]
    [InlineData(3, 2, 1, false)]
    [InlineData(5, 6, 4, true)]
    public void CVG111_counts_residues(int kernel, int stride, int dilation, bool fires)
    {
        var window = new AxisWindow(kernel, stride, 0, 0, dilation);
        Assert.Equal(Enumerable.Range(0, kernel).Select(tap => tap * dilation % stride).Distinct().Count(), SharedFactor.Residues(window));
        Assert.Equal(fires, Fires("CVG111", Net.Of(4, 60).Conv(4, kernel, stride: stride, dilation: dilation)));
    }

    [Fact]
    public void CVG111_is_silent_where_somebody_else_reads() =>
        Assert.False(Fires("CVG111", Net.Of(8, 16, 16).Conv(8, 3, padding: 1, name: "a").Conv(8, 3, stride: 2, padding: 2, dilation: 2, name: "b").Conv(8, 3, stride: 2, padding: 1, from: "a").Add("b")));

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, Severity.Info)]
    [InlineData(8, Severity.Info)]
    [InlineData(16, Severity.Warning)]
    public void CVG112_coarse_segmentations(int stride, Severity? severity)
    {
        static Net At(NetworkTaskKind task, int stride) => Net.Of([("Task", task)], 3, 64, 64).Conv(8, stride + 1, stride: stride, padding: stride / 2).Relu().Conv(4, 1);
        Assert.Equal(severity, Of("CVG112", At(NetworkTaskKind.Segmentation, stride)).Select(static finding => (Severity?)finding.Severity).SingleOrDefault());
        Assert.False(Fires("CVG112", At(NetworkTaskKind.Unspecified, stride)));
        Assert.False(Fires("CVG112", At(NetworkTaskKind.Segmentation, stride).Layer("Upsample", ("scale", stride))));
    }

    [Fact]
    public void CVG112_counts_labels()
    {
        var net = Net.Of([("Task", NetworkTaskKind.Segmentation)], 3, 64, 64).Conv(8, 4, stride: 4);
        Assert.Contains("256 labels for 4,096 pixels, 1 in 16", Assert.Single(Of("CVG112", net)).Message, StringComparison.Ordinal);
        // Smaller by its border alone; coarse beside a fine output.
        Assert.False(Fires("CVG112", Net.Of([("Task", NetworkTaskKind.Segmentation)], 3, 64, 64).Conv(8, 5)));
        Assert.False(Fires("CVG112", Net.Of([("Task", NetworkTaskKind.Segmentation)], 3, 64, 64).Conv(8, 4, stride: 4, name: "coarse").Layer("Upsample", ("scale", 4), ("Name", "fine")).Output("coarse").Output("fine")));
    }

    [Theory]
    [InlineData(21, false)]
    [InlineData(20, true)]
    [InlineData(2, true)]
    public void CVG207_head_channels(int filters, bool fires)
    {
        static Net Head(int filters, string layer) => Net.Of(3, 64, 64).Conv(8, 3, stride: 2, padding: 1, relu: true, name: "map").Conv(filters, 1, name: "head")
            .Layer("Anchors", ("layer", layer), ("Boxes", new[] { 8.0, 8.0, 12.0, 8.0, 8.0, 12.0 }));
        Assert.Equal(fires, Fires("CVG207", Head(filters, "head")));
        Assert.Equal(fires, Fires("CVG207", Head(filters, "map")));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void CVG207_takes_what_a_rectifier_leaves_for_a_feature_map(bool rectified, bool fires) => Assert.Equal(fires, Fires("CVG207",
        Net.Of(3, 64, 64).Conv(20, 3, stride: 2, padding: 1, relu: rectified, name: "map").Layer("Anchors", ("layer", "map"), ("Boxes", new[] { 8.0, 8.0, 12.0, 8.0, 8.0, 12.0 }))));

    [Fact]
    public void CVG207_says_what_is_left_over() =>
        Assert.Contains("20 channels for 3 anchors per cell, 6 for each and 2 left over; 18 or 21 channels", Assert.Single(Of("CVG207", Net.Of(3, 64, 64).Conv(20, 3, stride: 2, padding: 1, name: "head")
            .Layer("Anchors", ("layer", "head"), ("Boxes", new[] { 8.0, 8.0, 12.0, 8.0, 8.0, 12.0 })))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(16, 0, false)]
    [InlineData(15, 0, false)]
    [InlineData(8, 0, true)]
    [InlineData(8, 0.5, false)]
    public void CVG208_small_anchors(double side, double iou, bool fires)
    {
        var net = Net.Of(3, 128, 128).Conv(8, 17, stride: 16, padding: 8, name: "head").Layer("Anchors", ("layer", "head"), ("Boxes", new[] { side, side }), ("MatchingIoU", iou));
        Assert.Equal(fires, Fires("CVG208", net));
        if (fires)
            Assert.Contains("4 objects of its size lie side by side in one cell of 16×16", Of("CVG208", net)[0].Message, StringComparison.Ordinal);
        Assert.False(fires && Fires("CVG204", net));
    }

    [Fact]
    public void CVG315_codes_and_losses()
    {
        static Net Code(int units, params (string, object)[] options) => Net.Of(options, 3, 64, 64).Conv(8, 3, stride: 2, padding: 1, relu: true).Conv(units, 32).Layer("Upsample", ("scale", 64));
        // 64·64·3 = 12,288 elements of 8, 1,536 for each: more than 1,024.
        Assert.Contains("of its 8, of 12,288 that were read", Assert.Single(Of("CVG315", Code(8))).Message, StringComparison.Ordinal);
        Assert.False(Fires("CVG315", Code(12)));
        Assert.False(Fires("CVG315", Code(8, ("Task", NetworkTaskKind.Generation))));
        // A skip leads past it.
        Assert.False(Fires("CVG315", Code(8).Concat(["input"])));

        static Net Pooled(int pool) => Net.Of(3, 64, 64).Conv(16, 3, padding: 1, relu: true).MaxPool(pool, stride: pool).Conv(16, 3, padding: 1, relu: true).Plain("GlobalAvgPool").Dense(10);
        Assert.Contains("1 element of 16", Assert.Single(Of("CVG315", Pooled(4))).Message, StringComparison.Ordinal);
        Assert.False(Fires("CVG315", Pooled(2)));
        Assert.All(Of("CVG315", Pooled(4)), static finding => Assert.Equal(Severity.Info, finding.Severity));
    }

    [Fact]
    public void CVG316_heavy_dense_layers()
    {
        Assert.Contains("102,764,544 of the network's 138,357,544 parameters, 74.3 %", Assert.Single(Of("CVG316", KnownNetworks.Vgg16())).Message, StringComparison.Ordinal);
        Assert.Contains("behind a GlobalAvgPool it holds 2,101,248", Of("CVG316", KnownNetworks.Vgg16())[0].Message, StringComparison.Ordinal);
        Assert.False(Fires("CVG316", KnownNetworks.Resnet50()));
        Assert.False(Fires("CVG316", KnownNetworks.MobilenetV2()));
        Assert.False(Fires("CVG316", KnownNetworks.Lenet5()));
        // Over one position there is nothing to average.
        Assert.False(Fires("CVG316", Net.Of(1024).Dense(1024).Dense(10)));
    }

    [Fact]
    public void CVG317_self_joins()
    {
        Assert.Contains("2 times itself", Assert.Single(Of("CVG317", Net.Of(3, 8, 8).Conv(4, 1).Add("conv1"))).Message, StringComparison.Ordinal);
        Assert.Contains("its 4 channels 2 times", Assert.Single(Of("CVG317", Net.Of(3, 8, 8).Conv(4, 1).Concat(["conv1"]))).Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Info, Assert.Single(Of("CVG317", Net.Of(3, 8, 8).Conv(4, 1).Mul("conv1"))).Severity);
        Assert.False(Fires("CVG317", Net.Of(3, 8, 8).Conv(4, 1).Relu().Add("conv1")));
    }
}
