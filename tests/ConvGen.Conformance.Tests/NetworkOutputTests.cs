using System;
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
    public void Computes_the_golden_output_unless_pending(string name) => Verify(name);

    [Theory]
    [MemberData(nameof(Large))]
    [Trait("Category", "Large")]
    public void Computes_the_golden_output_of_large_networks_unless_pending(string name) => Verify(name);

    [Fact]
    public void Pending_names_exist() => Assert.Empty(Pending.Networks.Except(GoldenNetwork.Names));

    // A pending one that starts to work fails here, and leaves the list.
    private static void Verify(string name)
    {
        if (Pending.Networks.Contains(name))
            Assert.Throws<NotSupportedException>(() => GoldenNetwork.Of(name).RunGolden());
        else
            Assert.Null(GoldenNetwork.Of(name).RunGolden());
    }
}
