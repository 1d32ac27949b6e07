using System.Threading.Tasks;
using ConvGen.CodeFixes;
using Xunit;

namespace ConvGen.Analyzers.Tests;

/// <summary>Where fixes write: beside the attribute or on lines of their own, in the block or at its use, in whatever file that is; comments stay.</summary>
public sealed class FixPlacementTests
{
    [Fact]
    public async Task An_attribute_on_a_line_of_its_own_gets_neighbours_on_lines_of_their_own() => Assert.Equal(
        """
        using ConvGen;

        [ConvNet(64, 16, 16)]
        // The wide one.
        [Conv(64, 3, Padding = 1, Activation = Activation.Relu)]
        [Conv(64, 3, Padding = 1, Activation = Activation.Relu, Name = "wide")] // five
        [Conv(64, 1, /* from */ From = "wide")]
        partial class Net;
        """,
        Assert.Single(await FixRun.Apply(
            "CVG301",
            "",
            """
            using ConvGen;

            [ConvNet(64, 16, 16)]
            // The wide one.
            [Conv(64, 5, Padding = 2, Activation = Activation.Relu, Name = "wide")] // five
            [Conv(64, 1, /* from */ From = "wide")]
            partial class Net;
            """)));

    [Fact]
    public async Task What_goes_leaves_its_comment_to_the_next() => Assert.Equal(
        """
        using ConvGen;
        [ConvNet(3, 8, 8)]
        [Conv(3, 1, Activation = Activation.Relu)]
        // Why.
        [Conv(3, 1)]
        partial class Net;
        """,
        Assert.Single(await FixRun.Apply(
            "CVG312",
            "",
            """
            using ConvGen;
            [ConvNet(3, 8, 8)]
            [Conv(3, 1, Activation = Activation.Relu)]
            // Why.
            [Relu]
            [Conv(3, 1)]
            partial class Net;
            """)));

    [Fact]
    public async Task Names_are_qualified_as_their_neighbours_are() => Assert.Equal(
        "[ConvGen.ConvNet(64, 8, 8), ConvGen.Conv(64, 3, Activation = ConvGen.Activation.Relu), ConvGen.Conv(64, 3)] partial class Net;",
        Assert.Single(await FixRun.Apply("CVG301", "", "[ConvGen.ConvNet(64, 8, 8), ConvGen.Conv(64, 5)] partial class Net;")));

    [Fact]
    public async Task A_value_that_a_block_takes_from_its_use_is_mended_there()
    {
        var files = await FixRun.Apply(
            "CVG001",
            "",
            "using ConvGen; [ConvNet(3, 8, 8), Use<Block>(4, 0)] partial class Net;",
            "using ConvGen; [ConvBlock, Conv(Param.A, 3, Stride = Param.B)] class Block;");

        Assert.Equal(["using ConvGen; [ConvNet(3, 8, 8), Use<Block>(4, 1)] partial class Net;", "using ConvGen; [ConvBlock, Conv(Param.A, 3, Stride = Param.B)] class Block;"], files);
    }

    [Fact]
    public async Task So_is_one_that_a_block_hands_on_to_another()
    {
        var files = await FixRun.Apply(
            "CVG003",
            "",
            "using ConvGen; [ConvNet(6, 8, 8), Use<Outer>(12, 4)] partial class Net;",
            "using ConvGen; [ConvBlock, Conv(Param.A, 3, Groups = Param.B)] class Inner; [ConvBlock, Use<Inner>(Param.A, Param.B)] class Outer;");

        Assert.Equal("using ConvGen; [ConvNet(6, 8, 8), Use<Outer>(12, 3)] partial class Net;", files[0]);
    }

    [Fact]
    public async Task A_value_of_the_block_itself_is_mended_in_its_file()
    {
        string[] files =
        [
            "using ConvGen; [ConvNet(3, 8, 8), Use<Block>(4), Use<Block>(8)] partial class Net;",
            "using ConvGen; [ConvBlock, Conv(Param.A, 3, Stride = 0)] class Block;",
        ];

        Assert.Equal(["Set Stride to 1 in the block Block"], await FixRun.Titles("CVG001", files));
        Assert.Equal("using ConvGen; [ConvBlock, Conv(Param.A, 3, Stride = 1)] class Block;", (await FixRun.Apply("CVG001", "", files))[1]);
    }

    [Fact]
    public async Task A_layer_inside_a_block_becomes_several_and_references_follow()
    {
        var files = await FixRun.Apply(
            "CVG301",
            "",
            "using ConvGen; [ConvNet(64, 16, 16), Use<Block>(64), Relu] partial class Net;",
            "using ConvGen; [ConvBlock, Conv(Param.A, 5, Padding = 2, Activation = Activation.Relu), Conv(Param.A, 1), Add(\"conv1\"), Relu, Add(\"conv2\")] class Block;");

        Assert.Equal(
            "using ConvGen; [ConvBlock, Conv(Param.A, 3, Padding = 1, Activation = Activation.Relu), Conv(Param.A, 3, Padding = 1, Activation = Activation.Relu), Conv(Param.A, 1), Add(\"conv2\"), Relu, Add(\"conv3\")] class Block;",
            files[1]);
    }

    [Fact]
    public async Task A_fix_that_mends_one_use_of_a_block_and_breaks_another_is_not_offered() => Assert.Equal(
        ["Remove In in the block Block"],
        await FixRun.Titles("CVG004", "using ConvGen; [ConvNet(3, 8, 8), Use<Block>(4), Use<Block>(8)] partial class Net; [ConvBlock, Conv(Param.A, 3, In = 5)] class Block;"));

    [Fact]
    public async Task Nor_is_one_that_breaks_another_network()
    {
        const string Source = "using ConvGen; [ConvBlock, Conv(4, 3, In = 5)] class Block; [ConvNet(3, 8, 8), Use<Block>] partial class Net;";

        Assert.Equal(["Set In to 3 in the block Block", "Remove In in the block Block"], await FixRun.Titles("CVG004", Source));
        Assert.Equal(["Remove In in the block Block"], await FixRun.Titles("CVG004", Source + " [ConvNet(5, 8, 8), Use<Block>] partial class Other;"));
    }

    [Fact]
    public Task Fixing_all_counts_the_layers_that_came_before() => ConvGenTest.Fixes<SuggestedValueCodeFix>(
        "using ConvGen;\n[ConvNet(64, 32, 32), Conv(64, {|CVG301:5|}, Activation = Activation.Relu), Conv(64, 5, Activation = Activation.Relu), Conv(64, 1), Relu, Add(\"conv3\")]\npartial class Net;",
        "using ConvGen;\n[ConvNet(64, 32, 32), Conv(64, 3, Activation = Activation.Relu), Conv(64, 3, Activation = Activation.Relu), Conv(64, 3, Activation = Activation.Relu), Conv(64, 3, Activation = Activation.Relu), Conv(64, 1), Relu, Add(\"conv5\")]\npartial class Net;");

    [Fact]
    public async Task Weights_that_a_network_names_are_not_broken_by_a_fix()
    {
        const string Source = "using ConvGen; [ConvNet(64, 8, 8, Weights = \"net.safetensors\"), Conv(64, 5, Key = \"c\")] partial class Net;";
        const string Header = """{"c.weight":{"dtype":"F32","shape":[64,64,5,5],"data_offsets":[0,409600]},"c.bias":{"dtype":"F32","shape":[64],"data_offsets":[409600,409856]}}""";

        Assert.NotEmpty(await FixRun.Titles("CVG301", Source));
        Assert.Empty(await FixRun.TitlesBeside("CVG301", Header, Source));
    }
}
