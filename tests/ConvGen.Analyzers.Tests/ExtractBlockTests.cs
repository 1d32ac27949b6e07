using System.Threading.Tasks;
using Xunit;

namespace ConvGen.Analyzers.Tests;

/// <summary>Layers that repeat become a block; the graph stays the same.</summary>
public sealed class ExtractBlockTests
{
    [Fact]
    public async Task What_differs_becomes_an_argument_and_what_does_not_a_repetition() => Assert.Equal(
        """
        using ConvGen;

        namespace Nets
        {
            /// <summary>A network.</summary>
            [ConvNet(3, 32, 32)]
            [Use<NetBlock>(64, 1, Repeat = 2), Use<NetBlock>(128, 2)]
            [GlobalAvgPool, Dense(10)]
            partial class Net;

            [ConvBlock]
            [Conv(Param.A, 3, Padding = 1), BatchNorm, Relu]
            [Conv(Param.A, [1, 1], Stride = Param.B)]
            class NetBlock;
        }
        """,
        await FixRun.Refactor(
            """
            using ConvGen;

            namespace Nets
            {
                /// <summary>A network.</summary>
                [ConvNet(3, 32, 32)]
                [Conv(64, 3, Padding = 1), BatchNorm, Relu]
                [Conv(64, [1, 1], Stride = 1)]
                [Conv(64, 3, Padding = 1), $$BatchNorm, Relu]
                [Conv(64, [1, 1], Stride = 1)]
                [Conv(128, 3, Padding = 1), BatchNorm, Relu]
                [Conv(128, [1, 1], Stride = 2)]
                [GlobalAvgPool, Dense(10)]
                partial class Net;
            }
            """));

    [Fact]
    public async Task References_see_the_blocks_own_layers_and_its_input() => Assert.Equal(
        """
        using ConvGen;
        [ConvNet(8, 16, 16)]
        [Conv(8, 3, Padding = 1, Name = "stem"), Use<NetBlock>(Repeat = 2), Conv(4, 1), Conv(4, 1, From = "stem"), Add("conv2")]
        partial class Net;

        [ConvBlock]
        [Conv(8, 3, Padding = 1), Relu, Conv(8, 3, Padding = 1, Name = "body"), Add("input"), Add("body")]
        class NetBlock;

        """,
        await FixRun.Refactor(
            """
            using ConvGen;
            [ConvNet(8, 16, 16)]
            [Conv(8, 3, Padding = 1, Name = "stem"), $$Conv(8, 3, Padding = 1), Relu, Conv(8, 3, Padding = 1, Name = "body"), Add("stem"), Add("body"), Conv(8, 3, Padding = 1), Relu, Conv(8, 3, Padding = 1, Name = "body2"), Add("add2"), Add("body2"), Conv(4, 1), Conv(4, 1, From = "stem"), Add("conv6")]
            partial class Net;
            """));

    [Theory]
    [InlineData("[ConvNet(3, 8, 8), Conv(8, 3), $$Relu, Conv(8, 1), Tanh] partial class Net;")]
    [InlineData("[ConvNet(3, 8, 8), $$Conv(8, 3), Relu(Name = \"a\"), Conv(8, 3), Relu, Conv(8, 3), Add(\"conv3\"), Conv(8, 5, From = \"a\"), Output(\"add1\"), Output(\"conv4\")] partial class Net;")]
    [InlineData("[ConvNet(3, 8, 8), $$Conv(8, 3, Key = \"a\"), Relu, Conv(8, 3, Key = \"b\"), Relu] partial class Net;")]
    public async Task Nothing_is_offered_where_nothing_repeats_or_names_reach_into_it(string source) => Assert.Null(await FixRun.Refactor("using ConvGen; " + source));
}
