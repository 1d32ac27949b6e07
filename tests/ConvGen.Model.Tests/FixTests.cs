using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model.Tests;

/// <summary>Fixes do what they offer.</summary>
public sealed class FixTests
{
    /// <summary>A bad example per rule whose fix is a value.</summary>
    private static readonly Dictionary<string, Func<Net>> Bad = new()
    {
        ["CVG001"] = static () => Net.Of(3, 8, 8).Layer("Conv", ("filters", 4), ("kernel", new[] { 3, 3 }), ("Strides", new[] { 2, 0 })),
        ["CVG002"] = static () => KnownNetworks.Vgg16(31),
        ["CVG003"] = static () => Net.Of(64, 8, 8).Conv(100, 3, groups: 32),
        ["CVG004"] = static () => Net.Of(128, 8, 8).Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), ("In", 64)),
        ["CVG005"] = static () => KnownNetworks.Unet(250, 3, same: true),
        ["CVG006"] = static () => Net.Of(3, 8, 8).MaxPool(3, stride: 2, padding: 2),
        ["CVG007"] = static () => Net.Of(3, 8, 8).Transposed(4, 3, stride: 2, padding: 1, outputPadding: 2),
        ["CVG009"] = static () => Net.Of(3, 224, 224).Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), ("Stride", 2), ("AutoPad", AutoPadKind.SameUpper)),
        ["CVG010"] = static () => Net.Of(1, 12, 12).MaxPool(1, stride: 2, ceil: true),
        ["CVG011"] = static () => Net.Of(512, 8, 8).Layer("Dense", ("units", 10), ("In", 25088)),
        ["CVG013"] = static () => Net.Of(4, 8, 8).Conv(9, 3, padding: 1, name: "off").Layer("DeformConv", ("filters", 4), ("kernel", new[] { 3 }), ("Padding", 1), ("Offsets", "off"), ("From", "input")),
        ["CVG016"] = static () => Net.Of(3, 8, 8).Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), ("Stride", 2), ("Strides", new[] { 2, 2 })),
        ["CVG021"] = static () => Net.Of(3, 8, 8).Conv(4, 1, name: "features").Conv(4, 1, from: "featurs"),
        ["CVG022"] = static () => Net.Of(3, 8, 8).Conv(4, 1, name: "equals"),
        ["CVG101"] = static () => KnownNetworks.Vgg16(225),
        ["CVG105"] = static () => Net.Of(4, 28, 28).Conv(4, 3, padding: 36, dilation: 36),
        ["CVG106"] = static () => Net.Of(3, 8, 8).Transposed(4, 3, 2, 1, 1),
        ["CVG206"] = static () => Net.Of(3, 64, 64).Conv(8, 3, stride: 2, padding: 1).Layer("Anchors", ("layer", "conv1"), ("Boxes", new[] { 3.0, 3.0 }), ("Stride", 3.0)),
        ["CVG304"] = static () => Net.Of(3, 8, 8).Conv(4, 3).BatchNorm(),
        ["CVG307"] = static () => Net.Of(3, 8, 8).Conv(17, 3).Conv(16, 1),
        ["CVG312"] = static () => Net.Of(3, 8, 8).Layer("Conv", ("filters", 3), ("kernel", new[] { 1 }), ("Dilation", 2)),
        ["CVG501"] = static () => Net.Of([("Causal", true)], 3, 32).Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), ("Paddings", new[] { 1, 1 })),
    };

    public static TheoryData<string> Rules => [.. Bad.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_fix_ends_the_finding_and_brings_no_error(string rule)
    {
        var review = NetworkReview.Of(Bad[rule]().Declaration);
        var finding = review.Findings.First(finding => finding.Rule == rule);
        var fixes = review.FixesOf(finding).ToList();
        Assert.NotEmpty(fixes);
        foreach (var fix in fixes)
        {
            var after = NetworkReview.Of(DeclarationEditor.Apply(review.Declaration, fix));
            Assert.DoesNotContain(after.Findings, other => other.Rule == rule && other.Site.Attribute == finding.Site.Attribute);
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
        Assert.All(review.Findings.Where(static finding => finding.Rule == "CVG101"), finding => Assert.Empty(review.FixesOf(finding)));
    }

    [Fact]
    public void Without_unsafe_code_there_is_one_message()
    {
        var net = Net.Of(3, 8, 8).Conv(4, 9).With(static type => type with { AllowUnsafe = false });
        Assert.Equal("CVG408", Assert.Single(NetworkReview.Of(net.Declaration).Findings).Rule);
        Assert.True(NetworkReview.Of(net.Declaration).IsRefused);
        Assert.False(NetworkReview.Of(KnownNetworks.Vgg16().Declaration).IsRefused);
    }
}
