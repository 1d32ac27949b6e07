using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model.Tests;

/// <summary>Fixes do what they offer.</summary>
public sealed class FixTests
{
    /// <summary>A bad example per rule, or per rule and way, with a fix.</summary>
    private static readonly Dictionary<string, Func<Net>> Bad = new()
    {
        ["CVG001"] = static () => Net.Of(3, 8, 8).Layer("Conv", ("filters", 4), ("kernel", new[] { 3, 3 }), ("Strides", new[] { 2, 0 })),
        ["CVG002"] = static () => KnownNetworks.Vgg16(31),
        ["CVG003"] = static () => Net.Of(64, 8, 8).Conv(100, 3, groups: 32),
        ["CVG004"] = static () => Net.Of(128, 8, 8).Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), ("In", 64)),
        ["CVG005"] = static () => KnownNetworks.Unet(250, 3, same: true),
        ["CVG005 padding"] = static () => Halved().Transposed(4, 4, stride: 2, padding: 2).Concat(["skip"]),
        ["CVG005 crop"] = static () => Net.Of(3, 9, 9).Conv(4, 3, name: "skip").Conv(4, 3).Concat(["skip"]),
        ["CVG006"] = static () => Net.Of(3, 8, 8).MaxPool(3, stride: 2, padding: 2),
        ["CVG007"] = static () => Net.Of(3, 8, 8).Transposed(4, 3, stride: 2, padding: 1, outputPadding: 2),
        ["CVG007 kernel"] = static () => Net.Of(3, 8, 8).Transposed(4, 3, stride: 2, padding: 1, outputPadding: 2),
        ["CVG008"] = static () => Net.Of(3, 8, 8).Transposed(4, 2, stride: 2, outputPadding: 1),
        ["CVG009"] = static () => Net.Of(3, 224, 224).Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), ("Stride", 2), ("AutoPad", AutoPadKind.SameUpper)),
        ["CVG010"] = static () => Net.Of(1, 12, 12).MaxPool(1, stride: 2, ceil: true),
        ["CVG011"] = static () => Net.Of(512, 8, 8).Layer("Dense", ("units", 10), ("In", 25088)),
        ["CVG011 pool"] = static () => Net.Of(512, 8, 8).Layer("Dense", ("units", 10), ("In", 25088)),
        ["CVG013"] = static () => Net.Of(4, 8, 8).Conv(9, 3, padding: 1, name: "off").Layer("DeformConv", ("filters", 4), ("kernel", new[] { 3 }), ("Padding", 1), ("Offsets", "off"), ("From", "input")),
        ["CVG014"] = static () => Net.Of(3, 8, 8).Conv(63, 3).Layer("PixelShuffle", ("factor", 2)),
        ["CVG016"] = static () => Net.Of(3, 8, 8).Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), ("Stride", 2), ("Strides", new[] { 2, 2 })),
        ["CVG021"] = static () => Net.Of(3, 8, 8).Conv(4, 1, name: "features").Conv(4, 1).Add("featurs"),
        ["CVG022"] = static () => Net.Of(3, 8, 8).Conv(4, 1, name: "equals"),
        ["CVG101"] = static () => KnownNetworks.Vgg16(225),
        ["CVG101 input"] = static () => KnownNetworks.Vgg16(225),
        ["CVG101 same"] = static () => Net.Of(3, 10, 10).Conv(4, 5, stride: 3),
        ["CVG102 average"] = static () => Net.Of(3, 9, 9).Conv(4, 1, stride: 2),
        ["CVG102 stride"] = static () => Net.Of(3, 8, 8).MaxPool(2, stride: 3),
        ["CVG103"] = static () => Net.Of(3, 8, 8).Conv(4, 3, padding: 1, bias: false).BatchNorm().Relu().Conv(8, 1, stride: 2, name: "a").Conv(8, 1, stride: 2, from: "relu1").Add("a"),
        ["CVG104 rates"] = static () => Dilated(2, 2, 2),
        ["CVG104 convolution"] = static () => Dilated(2, 2, 2),
        ["CVG105"] = static () => Net.Of(4, 28, 28).Conv(4, 3, padding: 36, dilation: 36),
        ["CVG105 point"] = static () => Net.Of(4, 28, 28).Conv(4, 3, padding: 36, dilation: 36),
        ["CVG106"] = static () => Net.Of(3, 8, 8).Transposed(4, 3, 2, 1, 1),
        ["CVG106 resize"] = static () => Net.Of(3, 8, 8).Transposed(4, 3, 2, 1, 1).Conv(3, 3).Conv(4, 3, from: "convtranspose1").Relu(),
        ["CVG106 shuffle"] = static () => Net.Of(3, 8, 8).Transposed(4, 3, 2, 1, 1, name: "up").Conv(4, 3, padding: 1).Add("up"),
        ["CVG108"] = static () => Net.Of(3, 9, 9).Conv(4, 3, name: "a").Layer("Crop", ("paddings", new[] { 2, 2, 0, 0 }), ("From", "input")).Concat(["a"]),
        ["CVG108 even"] = static () => Net.Of(3, 8, 8).Conv(4, 3, padding: 1, name: "skip").Conv(4, 3, stride: 2, padding: 1).Layer("Upsample", ("scale", 2)).Concat(["skip"]),
        ["CVG109"] = static () => Net.Of(3, 9, 9).Conv(4, 4, padding: 1).Conv(4, 3),
        ["CVG111"] = static () => Net.Of(8, 16, 16).Conv(8, 3, stride: 2, padding: 2, dilation: 2).Relu().Conv(4, 3),
        ["CVG201"] = static () => Net.Of(3, 16, 16).Conv(4, 7, padding: 3, relu: true).Conv(4, 3, padding: 1).Plain("GlobalAvgPool").Dense(4),
        ["CVG202 removal"] = static () => Net.Of(3, 8, 8).Conv(4, 5, padding: 2, relu: true).Conv(4, 5, padding: 2, relu: true).Conv(4, 3, padding: 1, bias: false).BatchNorm().Relu().Conv(2, 1),
        ["CVG202 input"] = static () => Net.Of(3, 8, 8).Conv(4, 5, padding: 2, relu: true).Conv(4, 5, padding: 2, relu: true).Conv(4, 3, padding: 1),
        ["CVG203"] = static () => Detector().Layer("Anchors", ("layer", "fine"), ("Boxes", new[] { 14.0, 14.0 }), ("Stride", 2.0)),
        ["CVG204"] = static () => Detector().Layer("Anchors", ("layer", "coarse"), ("Boxes", new[] { 2.0, 2.0, 12.0, 12.0 }), ("MatchingIoU", 0.05)),
        ["CVG205"] = static () => Detector().Layer("Anchors", ("layer", "coarse"), ("Sizes", new[] { 8.0, 64.0 }), ("MatchingIoU", 0.5)),
        ["CVG206"] = static () => Net.Of(3, 64, 64).Conv(8, 3, stride: 2, padding: 1).Layer("Anchors", ("layer", "conv1"), ("Boxes", new[] { 3.0, 3.0 }), ("Stride", 3.0)),
        ["CVG207"] = static () => Net.Of(3, 64, 64).Conv(8, 3, stride: 2, padding: 1, relu: true).Conv(20, 1, name: "head").Layer("Anchors", ("layer", "head"), ("Boxes", new[] { 8.0, 8.0, 12.0, 8.0, 8.0, 12.0 })),
        ["CVG301"] = static () => Net.Of(3, 16, 16).Conv(64, 3).Conv(64, 5, padding: 2, bias: false, name: "wide").BatchNorm().Relu().Conv(64, 3, padding: 1).Conv(64, 1, from: "wide").Add("conv3"),
        ["CVG302"] = static () => Net.Of(32, 8, 8).Conv(32, 3),
        ["CVG303"] = static () => Net.Of(64, 8, 8).Conv(64, 3, padding: 1).Conv(64, 1, relu: true, name: "out").Relu(from: "out"),
        ["CVG303 activation"] = static () => Net.Of(64, 8, 8).Conv(64, 3, padding: 1, bias: false).BatchNorm().AvgPool(2, stride: 2).Conv(64, 3),
        ["CVG304"] = static () => Net.Of(3, 8, 8).Conv(4, 3).BatchNorm(),
        ["CVG305"] = static () => Net.Of(16, 8, 8).Conv(16, 3, groups: 4).Conv(16, 3, groups: 4),
        ["CVG306"] = static () => Net.Of(64, 8, 8).Conv(64, 3, groups: 32),
        ["CVG307"] = static () => Net.Of(3, 8, 8).Conv(17, 3).Conv(16, 1),
        ["CVG311"] = static () => Net.Of(32, 8, 8).Conv(16, 1, name: "narrow").BatchNorm().AvgPool(2, stride: 2, name: "pool").Conv(4, 1).Conv(4, 1, from: "pool").Add("conv2"),
        ["CVG312"] = static () => Net.Of(3, 8, 8).Conv(3, 1, relu: true).Relu().Conv(3, 1).Add("relu1"),
        ["CVG313"] = static () => Net.Of(64).Dense(10).Plain("Sigmoid").Plain("Softmax"),
        ["CVG314"] = static () => Net.Of(64, 1, 1).Conv(8, 1).Layer("GroupNorm", ("groups", 8)).Relu().Conv(4, 1),
        ["CVG314 stored"] = static () => Net.Of(64, 1, 1).Conv(8, 1, bias: false).Plain("InstanceNorm").Relu().Conv(4, 1),
        ["CVG316"] = static () => Net.Of(64, 8, 8).Conv(64, 5, padding: 2, relu: true).Conv(64, 5, padding: 2, relu: true).Layer("Dense", ("units", 512), ("In", 4096)),
        ["CVG406"] = static () => Net.Of([("Task", NetworkTaskKind.Classification)], 3, 8, 8).Conv(4, 8),
        ["CVG502"] = static () => Net.Of([("Causal", true)], 3, 32).Layer("Pad", ("paddings", new[] { 1 })).Conv(4, 3),
        ["CVG502 layer"] = static () => Net.Of([("Causal", true)], 3, 32).Conv(4, 1).Plain("InstanceNorm").Relu(),
        ["CVG501"] = static () => Net.Of([("Causal", true)], 3, 32).Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), ("Paddings", new[] { 1, 1 })),
    };

    public static TheoryData<string> Rules => [.. Bad.Keys];

    /// <summary>The example of that name.</summary>
    internal static NetworkDeclaration Example(string rule) => Bad[rule]().Declaration;

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_fix_ends_the_finding_and_brings_no_error(string rule)
    {
        var (id, way) = rule.Split(' ') is [var first, var second] ? (first, second) : (rule, null);
        var review = NetworkReview.Of(Bad[rule]().Declaration);
        var finding = review.Findings.Concat(review.Refactorings(id)).First(finding => finding.Rule == id);
        var fixes = review.FixesOf(finding).Where(fix => way is null || fix.Way == way).ToList();
        Assert.NotEmpty(fixes);
        foreach (var fix in fixes)
        {
            var edited = DeclarationEditor.Edit(review.Declaration, fix);
            var after = NetworkReview.Of(edited.Declaration);
            Assert.DoesNotContain(after.Findings.Concat(after.Refactorings(id)), other => other.Rule == id && edited.Origin(other.Site.Attribute) == finding.Site.Attribute);
            Assert.DoesNotContain(after.Findings, static other => other.Severity == Severity.Error);
        }
    }

    [Fact]
    public void A_fix_that_would_break_another_layer_is_not_offered()
    {
        // One more row behind one branch would not fit the other.
        var net = Net.Of(3, 9, 9).MaxPool(2, stride: 2, name: "a").Conv(3, 2, stride: 2, from: "input").Add("a");
        Assert.NotEmpty(NetworkRules.Check(net.Analysis, "CVG101"));
        var review = NetworkReview.Of(net.Declaration);
        Assert.All(review.Findings.Where(static finding => finding.Rule == "CVG101"), finding => Assert.Equal(["input"], review.FixesOf(finding).Select(static fix => fix.Way)));
    }

    [Fact]
    public void A_block_is_changed_only_where_each_use_of_it_is_meant()
    {
        static Net Units(params int[] kernels) => kernels.Aggregate(
            Net.Of(64, 16, 16),
            static (net, kernel) => net.Use(Net.Block().Layer("Conv", ("filters", 64), ("kernel", new[] { ParamPlaceholder.Value(0) })).Relu(), "Unit", [kernel]));

        Assert.Single(Fixes("CVG301", Units(5)));
        Assert.Single(Fixes("CVG301", Units(5, 5)));
        // The 1×1 would get a 3×3 as well.
        Assert.Empty(Fixes("CVG301", Units(5, 1)));
        Assert.NotEmpty(Fixes("CVG206", Net.Of(3, 64, 64).Conv(8, 3, stride: 2, padding: 1).Layer("Anchors", ("layer", "conv1"), ("Boxes", new[] { 3.0, 3.0 }), ("Stride", 3.0), ("Offset", 9.0))));
    }

    private static List<SuggestedFix> Fixes(string rule, Net net)
    {
        var review = NetworkReview.Of(net.Declaration);
        return [.. review.FixesOf(review.Findings.First(finding => finding.Rule == rule))];
    }

    [Fact]
    public void Without_unsafe_code_there_is_one_message()
    {
        var net = Net.Of(3, 8, 8).Conv(4, 9).With(static type => type with { AllowUnsafe = false });
        Assert.Equal("CVG408", Assert.Single(NetworkReview.Of(net.Declaration).Findings).Rule);
        Assert.True(NetworkReview.Of(net.Declaration).IsRefused);
        Assert.False(NetworkReview.Of(KnownNetworks.Vgg16().Declaration).IsRefused);
    }

    private static Net Halved() => Net.Of(3, 9, 9).Conv(4, 3, padding: 1, name: "skip").Conv(4, 3, stride: 2, padding: 1);

    private static Net Dilated(params int[] dilations) =>
        dilations.Aggregate(Net.Of(4, 32, 32), static (net, dilation) => net.Conv(4, 3, padding: dilation, dilation: dilation, relu: true));

    private static Net Detector() => Net.Of(3, 64, 64)
        .Conv(8, 3, stride: 2, padding: 1, relu: true).Conv(8, 3, padding: 1, relu: true, name: "fine")
        .Conv(8, 3, stride: 2, padding: 1, relu: true).Conv(8, 3, padding: 1, relu: true, name: "coarse");
}
