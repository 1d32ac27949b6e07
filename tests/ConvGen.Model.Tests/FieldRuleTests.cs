using System;
using System.Linq;
using static ConvGen.Model.Tests.GeometryRuleTests;

namespace ConvGen.Model.Tests;

/// <summary>Rules about receptive fields and anchors.</summary>
public sealed class FieldRuleTests
{
    [Fact]
    public void CVG201_short_fields()
    {
        Assert.False(Fires("CVG201", KnownNetworks.Resnet50()));
        Assert.False(Fires("CVG201", KnownNetworks.MobilenetV1()));
        Assert.False(Fires("CVG201", KnownNetworks.Vgg16()));
        static Net Short(params (string, object)[] options) => Net.Of(options, 3, 224, 224).Conv(8, 3, padding: 1).Plain("GlobalAvgPool").Dense(10);
        Assert.Contains("3 of 224", Assert.Single(Of("CVG201", Short())).Message, StringComparison.Ordinal);
        Assert.False(Fires("CVG201", Short(("Task", NetworkTaskKind.Segmentation))));
        // A gate is no head.
        var gate = Net.Of(3, 224, 224).Conv(8, 3, padding: 1, name: "x").Plain("GlobalAvgPool").Conv(8, 1).Plain("Sigmoid").Mul("x").Conv(2, 1);
        Assert.False(Fires("CVG201", gate));
    }

    [Theory]
    [InlineData("vgg16", 224, 0)]
    [InlineData("vgg16", 32, 7)]
    [InlineData("resnet18", 32, 3)]
    [InlineData("resnet18", 224, 0)]
    [InlineData("resnet50", 32, 0)]
    [InlineData("resnet50", 64, 0)]
    [InlineData("resnet50", 224, 0)]
    [InlineData("mobilenet_v2", 224, 0)]
    [InlineData("mobilenet_v1", 224, 1)]
    public void CVG202_unproductive_layers(string network, int size, int count)
    {
        var net = network switch
        {
            "vgg16" => KnownNetworks.Vgg16(size),
            "resnet18" => KnownNetworks.Resnet18(size),
            "resnet50" => KnownNetworks.Resnet50(size),
            "mobilenet_v2" => KnownNetworks.MobilenetV2(size),
            _ => KnownNetworks.MobilenetV1(size),
        };
        var analysis = net.Analysis;
        var findings = UnproductiveLayer.Check(new NetworkFacts(analysis)).ToList();
        Assert.Equal(count, findings.Count);
        if (network == "vgg16" && size == 32)
        {
            var names = findings.Select(static finding => finding.Message.Split('\'')[1]).ToHashSet();
            var share = analysis.Layers.Where(layer => names.Contains(layer.Node.Name)).Sum(static layer => layer.Cost.Macs) / (double)analysis.Layers.Where(static layer => layer.Node.Op is ConvOp).Sum(static layer => layer.Cost.Macs);
            Assert.Equal(0.51, share, 2);
        }
    }

    [Fact]
    public void CVG203_anchors_beyond_the_field()
    {
        static Net Rpn(params double[] sizes) => RpnTrunk().Layer("Anchors", ("layer", "rpn"), ("Sizes", sizes), ("Stride", 16.0), ("MatchingIoU", 0.7));
        Assert.False(Fires("CVG203", Rpn(128)));
        var finding = Assert.Single(Of("CVG203", Rpn(128, 512)));
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Contains("2.25", finding.Message, StringComparison.Ordinal);
        Assert.Contains("228", finding.Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Warning, Assert.Single(Of("CVG203", Rpn(700))).Severity);
    }

    [Fact]
    public void CVG204_anchors_beside_the_effective_field()
    {
        static Net Rpn(double size) => RpnTrunk().Layer("Anchors", ("layer", "rpn"), ("Sizes", new[] { size }));
        Assert.False(Fires("CVG204", Rpn(128)));
        Assert.Contains("6.78σ", Assert.Single(Of("CVG204", Rpn(200))).Message, StringComparison.Ordinal);
        // Beyond the field itself is CVG203's to say.
        Assert.False(Fires("CVG204", Rpn(256)));
        Assert.True(Fires("CVG203", Rpn(256)));
        Assert.True(Fires("CVG204", Rpn(10)));
    }

    [Theory]
    [InlineData(.35, 1.786)]
    [InlineData(.5, 2.725)]
    [InlineData(.7, 5.405)]
    public void CVG205_least_ratio(double threshold, double ratio) => Assert.Equal(ratio, SparseAnchors.LeastRatio(threshold), 3);

    [Fact]
    public void CVG205_sparse_anchors()
    {
        static Net Rpn(double size, double iou) => RpnTrunk().Layer("Anchors", ("layer", "rpn"), ("Sizes", new[] { size }), ("MatchingIoU", iou));
        Assert.False(Fires("CVG205", Rpn(128, .7)));
        Assert.True(Fires("CVG205", Rpn(80, .7)));
        Assert.False(Fires("CVG205", Rpn(80, 0)));
        // SSD's conv9_2: 162 at 64.
        Assert.Contains("0.475", Assert.Single(Of("CVG205", Rpn(162 / 4.0, .5))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CVG206_declared_grids()
    {
        static Net Grid(double stride, double? offset) => RpnTrunk().Layer("Anchors", offset is { } value
            ? [("layer", "rpn"), ("Sizes", new[] { 128.0 }), ("Stride", stride), ("Offset", value)]
            : [("layer", "rpn"), ("Sizes", new[] { 128.0 }), ("Stride", stride)]);
        Assert.False(Fires("CVG206", Grid(16, null)));
        Assert.False(Fires("CVG206", Grid(16, 8)));
        Assert.False(Fires("CVG206", Grid(16, 12)));
        var stride = Assert.Single(Of("CVG206", Grid(20, 8)));
        Assert.Equal((Severity.Warning, "Stride", "16"), (stride.Severity, stride.Site.Argument, stride.Fixes[0].Edits[0].Value()));
        var offset = Assert.Single(Of("CVG206", Grid(16, 0)));
        Assert.Equal((Severity.Info, "Offset", "8"), (offset.Severity, offset.Site.Argument, offset.Fixes[0].Edits[0].Value()));
    }

    private static Net RpnTrunk() =>
        KnownNetworks.VggTrunk(Net.Of(3, 608, 1008), [64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512], "trunk").Conv(512, 3, padding: 1, name: "rpn");
}
