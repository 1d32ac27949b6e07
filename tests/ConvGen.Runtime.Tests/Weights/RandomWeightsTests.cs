using System;
using System.Linq;
using Xunit;

namespace ConvGen.Runtime.Tests.Weights;

public sealed class RandomWeightsTests
{
    private static readonly NetworkInfo Network = TestNetworks.WithTensors(
        ("conv.weight", [64, 32, 3, 3], TensorRole.Weight),
        ("conv.bias", [64], TensorRole.Bias),
        ("bn.weight", [64], TensorRole.Weight),
        ("bn.running_mean", [64], TensorRole.RunningMean),
        ("bn.running_var", [64], TensorRole.RunningVariance));

    // Computed with the definition of the reference data, apart from this code.
    [Fact]
    public void Seed_zero_is_the_plain_sequence_of_the_name()
    {
        var loader = new WeightLoader(Network, RandomWeights.Create(Network, 0));
        Assert.Equal([-0.0808343291f, 0.0415899754f, 0.094600983f, 0.0274161715f], loader.Read("conv.weight").Take(4));
        Assert.Equal([1.21699536f, 0.918400884f, 0.78297174f, 0.959485888f], loader.Read("bn.running_var").Take(4));
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights_and_another_seed_others()
    {
        var first = new WeightLoader(Network, RandomWeights.Create(Network, 5)).Read("conv.weight");
        var again = new WeightLoader(Network, RandomWeights.Create(Network, 5)).Read("conv.weight");
        var other = new WeightLoader(Network, RandomWeights.Create(Network, 6)).Read("conv.weight");
        Assert.Equal(first, again);
        Assert.True(first.Zip(other).Count(static pair => pair.First == pair.Second) < first.Length / 1000);
    }

    [Theory]
    [InlineData("conv.weight", 0, 0.12990381)]
    [InlineData("conv.bias", 0, 0.1)]
    [InlineData("bn.weight", 1, 0.2)]
    [InlineData("bn.running_mean", 0, 0.1)]
    [InlineData("bn.running_var", 1, 0.3)]
    public void Every_role_has_its_range(string name, double centre, double range)
    {
        var values = new WeightLoader(Network, RandomWeights.Create(Network, 1)).Read(name);
        Assert.All(values, value => Assert.InRange(value, centre - range - 1e-6, centre + range + 1e-6));
        Assert.InRange(values.Max() - values.Min(), 1.6 * range, 2 * range + 1e-6);
        Assert.InRange(values.Average(), centre - (0.3 * range), centre + (0.3 * range));
    }

    [Fact]
    public void Nothing_is_left_over() => Assert.Empty(new WeightLoader(Network, RandomWeights.Create(Network, 1)).UnusedTensors);
}
