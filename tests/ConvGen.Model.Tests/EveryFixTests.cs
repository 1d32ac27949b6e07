using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;

namespace ConvGen.Model.Tests;

/// <summary>Every fix that is offered, on every declaration at hand, made and looked at again.</summary>
public sealed class EveryFixTests
{
    public static TheoryData<string> Networks => FalsePositiveTests.Names;

    public static TheoryData<string> Examples => FixTests.Rules;

    [Theory]
    [MemberData(nameof(Networks))]
    public void Of_a_published_network(string name) => FixInspection.Inspect(ReflectedDeclaration.Read(FalsePositiveTests.Declared().Single(type => type.Name == name)));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Of_a_rules_example(string rule) => Assert.NotEqual(0, FixInspection.Inspect(FixTests.Example(rule)));

    [Fact]
    public void Of_random_networks()
    {
        var count = 0;
        RandomNetworks.Declarations.Sample(declaration => System.Threading.Interlocked.Add(ref count, FixInspection.Inspect(declaration)), iter: 600);
        Assert.True(count > 600, $"only {count} fixes were met");
    }

    /// <summary>One argument of a use serves all its repetitions: a fix for one of them is none.</summary>
    [Fact]
    public void What_repetitions_share_is_not_rewritten_for_one_of_them()
    {
        var unit = Net.Block().Layer("Conv", ("filters", 4), ("kernel", new[] { 3 }), ("Padding", KnownNetworks.P(0)), ("Dilation", KnownNetworks.P(0)), ("Activation", ActivationKind.Relu));
        var repeated = Review(Net.Of(4, 40, 40).Use(unit, "Unit", [2], repeat: 3));
        Assert.DoesNotContain(Offered(repeated, "CVG104"), static fix => fix.Way == "rates");
        // Each use of its own has an argument of its own.
        var apart = Review(Net.Of(4, 40, 40).Use(unit, "Unit", [2]).Use(unit, "Unit", [2]).Use(unit, "Unit", [2]));
        Assert.Contains(Offered(apart, "CVG104"), static fix => fix.Way == "rates");
    }

    [Fact]
    public void A_network_beside_it_that_uses_the_block_is_not_touched()
    {
        var unit = Net.Block().Conv(8, 5, padding: 2, relu: true);
        var review = Review(Net.Of(8, 16, 16).Use(unit, "Unit", []).Conv(8, 1));
        var fix = Assert.Single(Offered(review, "CVG301"));
        Assert.False(Review(Net.Of(8, 32, 32).Use(unit, "Unit", [])).Bears(fix));
        Assert.True(Review(Net.Of(8, 32, 32).Conv(8, 5)).Bears(fix));
    }

    [Fact]
    public void A_title_says_what_changes()
    {
        Assert.Equal(
            ["Pad the end so that every position is read (output becomes 4×5×5; train again)", "Set the input to 8×8"],
            Offered(Review(Net.Of(3, 9, 9).Conv(4, 1).MaxPool(2, stride: 2)), "CVG101").Select(static fix => fix.Title));
        Assert.Equal(["Set Bias to false (train again, or take it off the mean)"], Offered(Review(Net.Of(3, 8, 8).Conv(4, 3).BatchNorm()), "CVG304").Select(static fix => fix.Title));
        Assert.Equal(["Use 20 filters (the weights change shape: train again)"], Offered(Review(Net.Of(3, 8, 8).Conv(17, 3).Conv(16, 1)), "CVG307").Select(static fix => fix.Title));
        Assert.Equal(["Remove it"], Offered(Review(Net.Of(3, 8, 8).Conv(3, 1, relu: true).Relu().Conv(3, 1)), "CVG312").Select(static fix => fix.Title));
    }

    [Fact]
    public void An_output_keeps_its_name()
    {
        var review = Review(Net.Of(3, 8, 8).Conv(3, 1, relu: true).Relu(name: "score").Output("score"));
        var fix = Assert.Single(Offered(review, "CVG312"));
        var after = NetworkReview.Of(DeclarationEditor.Apply(review.Declaration, fix));
        Assert.Equal("score", Assert.Single(after.Analysis.Graph.Outputs).Name);
        Assert.Equal(2, after.Analysis.Layers.Count);
        // Two names for one tensor are more than one layer has.
        Assert.Empty(Offered(Review(Net.Of(3, 8, 8).Conv(3, 1, relu: true, name: "logits").Relu(name: "score").Output("score")), "CVG312"));
    }

    [Fact]
    public void A_depthwise_pair_is_mixed_and_not_shuffled()
    {
        var net = Net.Of(8, 16, 16).Depthwise(3, padding: 1).Relu().Depthwise(3, padding: 1);
        var fix = Assert.Single(Offered(Review(net), "CVG305"));
        Assert.StartsWith("Put a 1×1 convolution before it", fix.Title, StringComparison.Ordinal);
        // What shuffles groups of one channel mixes nothing.
        Assert.Contains(Review(Net.Of(8, 16, 16).Depthwise(3, padding: 1).Layer("ChannelShuffle", ("groups", 8)).Depthwise(3, padding: 1)).Findings, static finding => finding.Rule == "CVG305");
    }

    [Fact]
    public void A_join_is_offered_what_is_missing_and_no_empty_input()
    {
        var unpadded = Review(Net.Of(8, 16, 16).Relu(name: "x").Conv(8, 3, relu: true).Conv(8, 3).Add("x"));
        var fixes = Offered(unpadded, "CVG005");
        Assert.Equal("Pad 'conv1' and 'conv2' so that the size stays", fixes[0].Title);
        Assert.Contains("'conv1' and 'conv2' take the border away for want of padding, padding 1 keeps the size", Single(unpadded, "CVG005").Message, StringComparison.Ordinal);
        Assert.DoesNotContain(fixes, static fix => fix.Title.StartsWith("Set the input", StringComparison.Ordinal));

        var widened = Review(Net.Of(8, 16, 16).Relu(name: "x").Conv(16, 3, padding: 1).Add("x"));
        Assert.Equal("Project 'x' by a 1×1 convolution of 16 filters", Offered(widened, "CVG005")[0].Title);
        Assert.Contains("a 1×1 convolution of 16 filters on 'x' makes them alike", Single(widened, "CVG005").Message, StringComparison.Ordinal);
        var halved = Review(Net.Of(8, 16, 16).Relu(name: "x").Conv(16, 3, stride: 2, padding: 1).Add("x"));
        var projection = Assert.Single(Offered(halved, "CVG005"), static fix => fix.Way == "projection");
        Assert.Equal("Project 'x' by a 1×1 convolution of 16 filters at stride 2", projection.Title);
        Assert.False(NetworkReview.Of(DeclarationEditor.Apply(halved.Declaration, projection)).IsRefused);
    }

    /// <summary>The output padding would leave positions that nothing reaches.</summary>
    [Fact]
    public void A_join_is_not_mended_into_a_smell() => Assert.DoesNotContain(
        Offered(Review(Net.Of(3, 9, 9).Conv(4, 3, padding: 1, name: "skip").MaxPool(2, stride: 2).Transposed(4, 2, stride: 2).Concat(["skip"])), "CVG005"), static fix => fix.Way == "padding");

    internal static NetworkReview Review(Net net) => NetworkReview.Of(net.Declaration);

    private static Finding Single(NetworkReview review, string rule) => Assert.Single(review.Findings, finding => finding.Rule == rule);

    private static List<SuggestedFix> Offered(NetworkReview review, string rule) => [.. review.FixesOf(review.Findings.First(finding => finding.Rule == rule))];
}
