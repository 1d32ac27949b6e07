using System;
using System.Linq;
using ConvGen.Generator.Planning;
using Xunit;

namespace ConvGen.Generator.Tests.Planning;

/// <summary>What generated code says of its layers is what they are.</summary>
public sealed class CommentTests
{
    [Theory]
    [InlineData("BatchNorm", "Batch norm: ")]
    [InlineData("GroupNorm(2)", "Group norm: ")]
    [InlineData("InstanceNorm", "Instance norm: ")]
    [InlineData("LayerNorm", "Layer norm: ")]
    [InlineData("L2Norm", "L2 norm: ")]
    [InlineData("Relu, BatchNorm", "Batch norm: ")]
    [InlineData("BatchNorm, Scale", "Batch norm, scale folded in: ")]
    public void A_norm_is_called_by_its_name(string layers, string comment)
    {
        var plan = Plans.Of($"[ConvNet(4, 6, 6), MaxPool(2), {layers}]");
        Assert.StartsWith(comment, plan.Steps.Last(static step => step.Kernel is NormSpec or PointwiseSpec).Comment, StringComparison.Ordinal);
    }

    [Fact]
    public void Planning_leaves_a_layer_as_it_was()
    {
        const string Layers = "[ConvNet(4, 6, 6), MaxPool(2), BatchNorm, Scale, MaxPool(3)]";
        var folded = Plans.Of(Layers).Steps.SelectMany(static step => step.Weights).Single().Folded;
        Assert.Equal(2, folded.Count);
    }
}
