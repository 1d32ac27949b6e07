using Xunit;

namespace ConvGen.Onnx.Tests;

/// <summary>What is not written says so before anything is made of it.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void Uneven_averages_of_a_long_axis_are_refused_with_their_extents()
    {
        var exception = Assert.Throws<OnnxExportException>(static () => OnnxWriter.ToModel(Analysis.Of(typeof(LongAverages)), static _ => []));

        Assert.Contains("'adaptiveavgpool1'", exception.Message);
        Assert.Contains("638403 to 7032", exception.Message);
    }

    [Fact]
    public void Even_averages_of_a_long_axis_are_a_pooling() =>
        Assert.Equal("AveragePool", Assert.Single(OnnxWriter.ToModel(Analysis.Of(typeof(EvenAverages)), static _ => []).Graph!.Nodes).OpType);

    [ConvNet(3, 638_403)]
    [AdaptiveAvgPool(7_032)]
    private sealed class LongAverages;

    [ConvNet(3, 640_000)]
    [AdaptiveAvgPool(6_400)]
    private sealed class EvenAverages;
}
