using System.Linq;
using ConvGen.Generator.Planning;
using ConvGen.Generator.Planning.Machine;
using Xunit;

namespace ConvGen.Generator.Tests.Planning;

/// <summary>Which layers are computed together, a band of rows at a time.</summary>
public sealed class BandTests
{
    [Theory]
    [InlineData("[ConvNet(3, 20, 20), Conv(16, 3)]", "conv1 conv1_output")]
    [InlineData("[ConvNet(3, 20, 20), Conv(16, 3), MaxPool(2)]", "conv1 maxpool1 maxpool1_output")]
    [InlineData("[ConvNet(3, 21, 20), Conv(16, 3), MaxPool(2)]", "conv1 maxpool1 maxpool1_output")]
    [InlineData("[ConvNet(16, 20, 20), Conv(16, 3), MaxPool(2)]", "conv1 maxpool1 maxpool1_output")]
    [InlineData("[ConvNet(20, 20, 20), DepthwiseConv(3), Conv(20, 1)]", "depthwiseconv1 conv1 conv1_output")]
    // Windows that overlap, or read a border, would need rows of two bands.
    [InlineData("[ConvNet(3, 20, 20), Conv(16, 3), MaxPool(3, Stride = 2)]", "")]
    [InlineData("[ConvNet(3, 20, 20), Conv(16, 3), MaxPool(2, Padding = 1)]", "")]
    [InlineData("[ConvNet(3, 20, 20), Conv(17, 1), Conv(20, 3)]", "conv2 conv2_output")]
    // What somebody else reads as well has to be written whole.
    [InlineData("[ConvNet(3, 20, 20), Conv(16, 3), MaxPool(2), Output(\"maxpool1\"), Output(\"conv1\")]", "maxpool1 maxpool1_output")]
    // Volumes: slice by slice, where a stage behind the first reads its own slice alone.
    [InlineData("[ConvNet(3, 5, 20, 20), Conv(16, 1)]", "conv1 conv1_output")]
    [InlineData("[ConvNet(3, 6, 20, 20), Conv(16, 1), MaxPool(2)]", "")]
    [InlineData("[ConvNet(3, 6, 20, 20), Conv(16, 1), MaxPool(1, 2, 2)]", "conv1 maxpool1 maxpool1_output")]
    public void Layers_are_joined_where_each_row_reads_rows_of_its_own(string network, string joined)
    {
        // Every size is large enough here, and a stage costs nothing.
        var target = Target.Tiny with { LeastBandedBytes = 0, LeastBandedBytesBetweenProducts = 0, MostBandWeightBytes = long.MaxValue, LeastBands = 1 };
        var parts = Plans.Of(network, target).Steps.Where(static step => step.Parts.Count > 0).Select(static step => string.Join(" ", step.Parts.Select(static part => part.Name).Distinct()));
        Assert.Equal(joined, string.Join(", ", parts));
    }

    [Fact]
    public void A_band_of_minimal_filtering_has_whole_tiles()
    {
        var spec = Plans.Only<BandedSpec>(Plans.Of("[ConvNet(16, 34, 34), Conv(16, 3), MaxPool(2)]", Target.Tiny with { MostBandWeightBytes = long.MaxValue }));
        Assert.Equal(0, 2 * spec.Rows % 4);
    }

    [Fact]
    public void Every_slice_of_a_volume_has_bands_of_its_own()
    {
        var spec = Plans.Only<BandedSpec>(Plans.Of("[ConvNet(16, 4, 32, 32), Conv(16, 1)]"));
        Assert.Equal((4, 32, 4 * spec.SliceBands), (spec.Depth, spec.Height, spec.Bands));
        Assert.All(spec.Stages, static stage => Assert.All(stage.Tensors, static tensor => Assert.Equal(tensor.RowStep == 0, tensor.SliceStep == 0)));
        var (input, output) = (spec.Stages[0].Tensors[0], spec.Stages[spec.Stages.Count - 1].Tensors[1]);
        Assert.Equal((32L * 16, 32L * 32 * 16), (input.RowStep, input.SliceStep));
        Assert.Equal((32L, 32L * 32), (output.RowStep, output.SliceStep));
    }
}
