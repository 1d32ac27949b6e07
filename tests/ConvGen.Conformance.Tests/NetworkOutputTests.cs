using System.Linq;
using ConvGen.Conformance.Golden;
using Xunit;

namespace ConvGen.Conformance.Tests;

/// <summary>Whole networks with the oracle's weights, held against PyTorch's float64 output.</summary>
public sealed class NetworkOutputTests
{
    public static TheoryData<string> Small => [.. GoldenNetwork.Names.Except(GoldenNetwork.LargeNames)];

    public static TheoryData<string> Large => [.. GoldenNetwork.LargeNames];

    [Theory]
    [MemberData(nameof(Small))]
    public void Computes_the_golden_output(string name) => Assert.Null(GoldenNetwork.Of(name).RunGolden());

    [Theory]
    [MemberData(nameof(Large))]
    [Trait("Category", "Large")]
    public void Computes_the_golden_output_of_large_networks(string name) => Assert.Null(GoldenNetwork.Of(name).RunGolden());
}
