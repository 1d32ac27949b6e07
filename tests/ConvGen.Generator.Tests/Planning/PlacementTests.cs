using System.Linq;
using ConvGen.Generator.Planning;
using Xunit;

namespace ConvGen.Generator.Tests.Planning;

/// <summary>Where tensors lie, and what is copied for it.</summary>
public sealed class PlacementTests
{
    [Theory]
    // Parts of a concatenation that begin on a block are written to their place; others are copied, and so is what stands there twice.
    [InlineData("[ConvNet(3, 9, 9), Conv(16, 1, Name = \"a\"), Conv(16, 1, Name = \"b\", From = \"input\"), Concat(\"a\"), Softmax]", 0)]
    [InlineData("[ConvNet(3, 9, 9), Conv(16, 1, Name = \"a\"), Conv(17, 1, Name = \"b\", From = \"input\"), Concat(\"a\"), Softmax]", 1)]
    [InlineData("[ConvNet(3, 9, 9), Conv(16, 1, Name = \"a\"), Concat(\"a\"), Softmax]", 2)]
    // A slice that begins on a block is a view.
    [InlineData("[ConvNet(3, 9, 9), Conv(48, 1), Slice(16, 20), Softmax]", 0)]
    [InlineData("[ConvNet(3, 9, 9), Conv(48, 1), Slice(15, 20), Softmax]", 1)]
    public void Channels_are_copied_only_where_they_must(string network, int copies) =>
        Assert.Equal(copies, Plans.Of(network).Steps.Count(static step => step.Kernel is ChannelCopySpec));

    [Theory]
    [InlineData("Conv(8, 3)", 0, 0)]
    [InlineData("Conv(8, 3, Padding = 1)", 1, 1)]
    [InlineData("Conv(8, 5, Padding = 2, Stride = 2)", 2, 2)]
    [InlineData("Conv(8, 2, Paddings = [1, 1, 0, 0])", 1, 0)]
    [InlineData("ConvTranspose(20, 3)", 2, 2)]
    [InlineData("ConvTranspose(20, 4, Stride = 2, Padding = 1)", 1, 1)]
    public void A_map_lies_between_the_zeros_that_its_reader_wants(string reader, int low, int high)
    {
        var plan = Plans.Of($"[ConvNet(20, 9, 9), Softmax, {reader}]");
        var layout = plan.Buffers.Single(static buffer => buffer.Layout.Channels == 20 && buffer.Layout.Size.Height == 9 && buffer.Born == 1).Layout;
        Assert.Equal((low, high), (layout.Low.Height, layout.High.Height));
    }

    [Fact]
    public void Tensors_of_different_times_share_memory()
    {
        var plan = Plans.Of("[ConvNet(16, 32, 32), Softmax, Softmax, Softmax, Softmax]");
        var map = 16L * 32 * 32;
        Assert.Equal(2 * map, plan.TensorFloats);
        Assert.Equal(plan.LeastTensorFloats, plan.TensorFloats);
    }
}
