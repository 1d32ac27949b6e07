using System;
using System.Globalization;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <summary>Random large networks beside ONNX Runtime. <c>CONVGEN_FUZZ_SCALE=34</c> makes it more than two thousand.</summary>
public sealed class LargeNetworkTests
{
    [Fact]
    public void Large_networks_compute_what_ONNX_Runtime_does()
    {
        var results = LargeNetworks.Compare().ToList();

        var failures = results.Where(static result => result.Comparison.Difference is not null).ToList();
        if (failures is [var (state, sketch, _, comparison), ..])
        {
            var all = string.Join("\n", failures.Select(static failure => $"{failure.Comparison.Difference}\n{failure.Sketch}"));
            var where = string.Create(CultureInfo.InvariantCulture, $"Seed {Fuzzing.Seed}, {failures.Count} of {results.Count} networks:\n{all}");
            throw Fuzzing.Shrunk(LargeNetworks.Gen, state, LargeNetworks.Check, where, sketch, new InvalidOperationException(comparison.Difference));
        }

        var compared = results.Count(static result => result.Comparison.IsConditioned);
        Assert.True(compared >= 0.9 * results.Count, string.Create(CultureInfo.InvariantCulture, $"only {compared} of {results.Count} networks could be compared"));
    }
}
