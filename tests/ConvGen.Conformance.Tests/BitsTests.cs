using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics.X86;
using System.Threading.Tasks;
using ConvGen.Conformance.Golden;
using Xunit;

namespace ConvGen.Conformance.Tests;

/// <summary>Published networks compute the same bits from run to run, on any number of threads, and with 512- and 256-bit vectors.</summary>
public sealed class BitsTests
{
    [Fact]
    public Task Networks_compute_the_same_bits() => Compare([.. GoldenNetwork.Names.Except(GoldenNetwork.LargeNames)]);

    [Fact]
    [Trait("Category", "Large")]
    public Task Large_networks_compute_the_same_bits() => Compare(GoldenNetwork.LargeNames);

    private static async Task Compare(IReadOnlyList<string> names)
    {
        var here = names.Select(static name => $"{name}: {GoldenNetwork.Of(name).Fingerprint()}").ToList();
        Assert.All(here, static line => Assert.Equal(2, line.Split(' ').Length));
        if (!Fma.IsSupported)
            return;
        var narrower = await RunnerProcess.ReadAsync(new Dictionary<string, string> { ["DOTNET_EnableAVX512"] = "0" }, ["fingerprints", .. names]);
        Assert.Equal(here, narrower.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
