using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using static ConvGen.Model.Tests.GeometryRuleTests;

namespace ConvGen.Model.Tests;

/// <summary>CVG501 and CVG502: what lets a causal network look ahead, and what does not.</summary>
public sealed class CausalRuleTests
{
    [Fact]
    public void CVG501_padding_behind_the_end()
    {
        static Net Conv(params int[] paddings) => Causal(3, 32).Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), ("Paddings", paddings));
        Assert.Equal("", Said(Conv(2, 0)));
        Assert.Equal("", Said(Conv(0, 0)));
        Assert.Equal("[2, 0]", Assert.Single(Of("CVG501", Conv(1, 1))).Fixes[0].Edits[0].Value());
        Assert.Contains("2 steps ahead", Assert.Single(Of("CVG501", Conv(0, 2))).Message, StringComparison.Ordinal);
        Assert.Equal("CVG501", Said(Causal(3, 32).AvgPool(3, stride: 1, padding: 1)));
        Assert.Equal("", Said(Net.Of(3, 32).Conv(4, 3, padding: 1)));
        // A temporal convolutional network pads both sides and chops the end off.
        Assert.Equal("", Said(Conv(2, 2).Layer("Crop", ("paddings", new[] { 0, 2 }))));
        Assert.Equal("CVG502", Said(Conv(2, 2).Layer("Crop", ("paddings", new[] { 2, 0 }))));
        // An input delayed by a step may be looked at a step ahead.
        Assert.Equal("", Said(Causal(3, 32).Layer("Crop", ("paddings", new[] { 0, 1 })).Conv(4, 3, padding: 1)));
        // A stride-2 window ends with its own two steps.
        Assert.Equal("", Said(Causal(3, 32).Conv(4, 3, stride: 2, padding: 1)));
        Assert.Equal("CVG501", Said(Causal(3, 32).Conv(4, 4, stride: 2, padding: 1)));
    }

    [Theory]
    [InlineData("gate", 31)]
    [InlineData("InstanceNorm", 31)]
    [InlineData("GroupNorm", 31)]
    [InlineData("pad", 1)]
    [InlineData("reflect", 2)]
    [InlineData("circular", 31)]
    [InlineData("reflected convolution", 2)]
    [InlineData("transposed", 1)]
    [InlineData("bilinear", 1)]
    [InlineData("hold", 1)]
    public void CVG502_leaks(string kind, int steps)
    {
        var finding = Assert.Single(Of("CVG502", Leak(kind)));
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains(FormattableString.Invariant($" look {steps} step{(steps > 1 ? "s" : "")} ahead"), finding.Message, StringComparison.Ordinal);
        Assert.Equal("CVG502", Said(Leak(kind)));
    }

    [Fact]
    public void CVG502_is_silent_on_what_looks_back_alone()
    {
        Assert.Equal("", Said(Causal(4, 32).Plain("LayerNorm")));
        Assert.Equal("", Said(Causal(4, 32).Plain("BatchNorm").Plain("Softmax")));
        Assert.Equal("", Said(Causal(4, 32).Layer("Pad", ("paddings", new[] { 2, 0 })).Conv(4, 3)));
        Assert.Equal("", Said(Causal(4, 32).Transposed(4, 2, stride: 2)));
        Assert.Equal("", Said(Causal(4, 32).Layer("ConvTranspose", ("filters", 4), ("kernel", new[] { 4 }), ("Stride", 2), ("Paddings", new[] { 0, 2 }))));
        Assert.Equal("", Said(Causal(4, 32).Layer("Upsample", ("scale", 2))));
        // One answer for the whole recording.
        Assert.Equal("", Said(Causal(4, 32).Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), ("Paddings", new[] { 2, 0 })).Plain("GlobalAvgPool").Dense(2)));
        Assert.Equal("CVG501", Said(Causal(4, 32).Conv(4, 3, padding: 1).Plain("GlobalAvgPool").Dense(2)));
        // A gate over the channels of each step, and one over the places of a frame.
        Assert.Equal("", Said(Causal(4, 32).Conv(4, 1, name: "a").Plain("Sigmoid").Mul("a")));
    }

    [Fact]
    public void One_finding_per_cause()
    {
        // Two leaks, each at its own layer; what only passes them on is silent.
        var net = Causal(4, 32).Conv(4, 3, padding: 1).Relu().Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), ("Paddings", new[] { 2, 0 })).Plain("InstanceNorm").Relu();
        Assert.Equal("CVG501, CVG502", Said(net));
        // A leak that no output shows.
        Assert.Equal("", Said(Causal(4, 32).Conv(4, 3, padding: 1, name: "a").Layer("Crop", ("paddings", new[] { 0, 1 }), ("From", "a")).Layer("Pad", ("paddings", new[] { 1, 0 }))));
    }

    /// <summary>Behind reflected padding later steps know less than the first: such tensors are followed tap by tap up to a limit, which both sides meet.</summary>
    [Theory]
    [InlineData(20_000)]
    [InlineData(2_000_000)]
    public void A_reflection_is_one_cause_however_long_the_stream(int steps)
    {
        var net = Causal(1, steps).Layer("Pad", ("paddings", new[] { 2, 0 }), ("Mode", PaddingModeKind.Reflect)).Conv(1, 3).Relu().Layer("Conv", ("filters", 1), ("kernel", new[] { 9 }), ("Paddings", new[] { 8, 0 }));
        Assert.Contains("look 2 steps ahead", Assert.Single(Of("CVG502", net)).Message, StringComparison.Ordinal);
        Assert.Equal("CVG502", Said(net));
    }

    /// <summary>The limit from both sides: two layers over six million steps are followed, three are not.</summary>
    [Fact]
    public void Streams_beyond_all_measure_are_not_followed()
    {
        static Net Long(int layers) => Enumerable.Range(0, layers).Aggregate(Causal(1, 6_000_000), static (net, _) => net.Conv(1, 3, padding: 1, relu: true));
        Assert.Equal("CVG501, CVG501", Said(Long(2)));
        Assert.Equal("", Said(Long(3)));
    }

    /// <summary>The latest input step behind each output, by following every tap of random chains.</summary>
    [Fact]
    public void Leads_equal_the_simulation() => BruteForceTests.Chain.Sample(
        static chain =>
        {
            var net = Causal(1, chain.Extent);
            for (var i = 0; i < chain.Steps.Count; i++)
                chain.Steps[i].Declare(net, i);
            var analysis = NetworkAnalyzer.Analyze(net.Graph);
            // A tensor of one step stands for all of them, as a gate does.
            if (analysis.HasErrors || analysis.Layers.Any(static layer => layer.Shape!.Extents[0] < 2))
                return;
            var extents = chain.Steps.Aggregate(new List<int> { chain.Extent }, static (extents, step) => [.. extents, step.Output(extents[^1])]);
            var jump = analysis.Layers[^1].Fields[0].Jump;
            var leads = Enumerable.Range(0, extents[^1])
                .Select(output => (Output: output, Latest: Latest(chain.Steps, extents, chain.Steps.Count, output)))
                .Where(static pair => pair.Latest is not null)
                .Select(pair => pair.Latest!.Value - Math.Ceiling(((pair.Output + 1) * jump) - 1 + Math.Max(0, chain.Extent - (extents[^1] * jump))));
            Assert.Equal(leads.DefaultIfEmpty(double.NegativeInfinity).Max(), LastSteps.Of(new NetworkFacts(analysis)).Lead(analysis.Layers.Count - 1));
        },
        iter: 1000);

    /// <summary>By following every tap that meets something.</summary>
    private static int? Latest(List<Step> steps, List<int> extents, int layer, int position) => layer == 0
        ? position
        : steps[layer - 1].Reads(position).Where(read => read >= 0 && read < extents[layer - 1]).Select(read => Latest(steps, extents, layer - 1, read)).Max();

    private static Net Causal(int channels, params int[] extents) => Net.Of([("Causal", true)], channels, extents);

    private static Net Leak(string kind) => kind switch
    {
        "gate" => Causal(4, 32).Conv(4, 1, name: "a").Plain("GlobalAvgPool").Plain("Sigmoid").Mul("a"),
        "GroupNorm" => Causal(4, 32).Layer("GroupNorm", ("groups", 2)),
        "pad" => Causal(4, 32).Layer("Pad", ("paddings", new[] { 1 })).Conv(4, 3),
        "reflect" => Causal(4, 32).Layer("Pad", ("paddings", new[] { 2, 0 }), ("Mode", PaddingModeKind.Reflect)).Conv(4, 3),
        "circular" => Causal(4, 32).Layer("Pad", ("paddings", new[] { 2, 0 }), ("Mode", PaddingModeKind.Circular)).Conv(4, 3),
        "reflected convolution" => Causal(4, 32).Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), ("Paddings", new[] { 2, 0 }), ("PaddingMode", PaddingModeKind.Reflect)),
        "transposed" => Causal(4, 32).Transposed(4, 4, stride: 2, padding: 1),
        "bilinear" => Causal(4, 32).Layer("Upsample", ("scale", 2), ("Mode", ResizeModeKind.Bilinear)),
        "hold" => Causal(4, 32).AvgPool(2, stride: 2).Layer("Upsample", ("scale", 2)),
        _ => Causal(4, 32).Plain(kind),
    };

    private static string Said(Net net) => string.Join(", ", NetworkRules.Check(net.Analysis).Select(static finding => finding.Rule).Where(static rule => rule is "CVG501" or "CVG502"));
}
