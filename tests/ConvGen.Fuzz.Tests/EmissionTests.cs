using System;
using System.Globalization;
using System.Threading.Tasks;

namespace ConvGen.Fuzz.Tests;

/// <summary>Random networks compiled, loaded and run beside a reference in doubles.</summary>
[Collection(EmittedCollection.Name)]
public sealed class EmissionTests(EmittedFolder emitted)
{
    [Fact]
    public void What_is_generated_computes_what_is_declared()
    {
        var compared = 0;
        for (var i = 0; i < emitted.Types.Length; i++)
        {
            var network = emitted.Drawn[i];
            var comparison = Comparison.Of(network.Sketch, emitted.Types[i]);
            compared += comparison.IsConditioned ? 1 : 0;
            if (comparison.Difference is { } difference)
            {
                var failure = new InvalidOperationException($"{difference}\n{network}");
                throw network.Origin is { } origin
                    ? Fuzzing.Shrunk(origin.Gen, origin.State, sketch => EmittedNetworks.Check(sketch, network.Target), string.Create(CultureInfo.InvariantCulture, $"Seed {Fuzzing.Seed}, network {i}"), network.Sketch, failure)
                    : failure;
            }
        }

        Assert.True(compared >= 0.95 * emitted.Types.Length, string.Create(CultureInfo.InvariantCulture, $"only {compared} of {emitted.Types.Length} networks could be compared"));
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task It_does_so_without(string setting) => Assert.Equal("", await emitted.Without(setting, Program.Compare));
}
