using Xunit;

namespace ConvGen.Benchmarks.Tests;

public class QuantilesTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 2)]
    [InlineData(0.5, 3)]
    [InlineData(0.75, 4)]
    [InlineData(1, 5)]
    [InlineData(0.625, 3.5)]
    public void Quantiles_are_linear_between_neighbours(double share, double expected) =>
        Assert.Equal(expected, Quantiles.Of([5.0, 3, 1, 4, 2], share));

    [Fact]
    public void The_median_of_an_even_number_lies_between_the_middle_two() => Assert.Equal(2.5, Quantiles.Median([4.0, 1, 2, 3]));

    [Fact]
    public void One_value_is_every_quantile() => Assert.Equal(7, Quantiles.Of([7.0], 0.75));

    [Fact]
    public void A_half_and_a_double_cancel_in_the_geometric_mean() => Assert.Equal(1, Quantiles.GeometricMean([0.5, 2.0]), 1e-15);
}
