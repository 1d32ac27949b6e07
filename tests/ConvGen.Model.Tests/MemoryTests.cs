namespace ConvGen.Model.Tests;

/// <summary>Which tensors are alive at once. All maps are 4×4×4 floats, 256 bytes, unless a layer changes that.</summary>
public sealed class MemoryTests
{
    private const long Map = 256;

    [Fact]
    public void A_layer_needs_what_it_reads_and_what_it_makes() => Assert.Equal(2 * Map, Peak(Start().Conv(4, 1).Conv(4, 1)));

    [Fact]
    public void Elementwise_layers_are_fused_but_never_write_the_callers_input()
    {
        Assert.Equal(2 * Map, Peak(Start().Conv(4, 1).BatchNorm().Relu().Plain("Softmax")));
        Assert.Equal(2 * Map, Peak(Start().Relu()));
    }

    [Fact]
    public void A_sum_takes_the_place_of_an_operand_that_nobody_needs()
    {
        // Both operands and the sum in one of them.
        Assert.Equal(2 * Map, Peak(Start().Conv(4, 1, name: "x").Conv(4, 1).Add("x")));
        // Both operands live on, so the sum needs a place of its own; then a copy of all three.
        var net = Start().Conv(4, 1, name: "x").Conv(4, 1, name: "y").Add("x", name: "s").Concat(["x", "y"], from: "s").Output("concat1");
        Assert.Equal(6 * Map, Peak(net));
    }

    [Fact]
    public void Outputs_stay_to_the_end_and_are_not_overwritten()
    {
        Assert.Equal(3 * Map, Peak(Start().Conv(4, 1, name: "x").Conv(4, 1).Conv(4, 1).Output("x").Output("conv3")));
        Assert.Equal(2 * Map, Peak(Start().Conv(4, 1, name: "x").Relu(name: "y").Output("x").Output("y")));
    }

    [Fact]
    public void A_concatenation_is_a_copy() => Assert.Equal(4 * Map, Peak(Start().Conv(4, 1, name: "x").Conv(4, 1).Concat(["x"])));

    [Fact]
    public void Sums_and_weights()
    {
        var memory = Start().Conv(4, 1).BatchNorm().Analysis.Memory;
        Assert.Equal((3 * Map, 4 * (16 + 4 + (4 * 4))), (memory.TotalActivationBytes, memory.WeightBytes));
        Assert.Equal(1, memory.PeakLayer);
    }

    private static Net Start() => Net.Of(4, 4, 4);

    private static long Peak(Net net) => net.Analysis.Memory.PeakActivationBytes;
}
