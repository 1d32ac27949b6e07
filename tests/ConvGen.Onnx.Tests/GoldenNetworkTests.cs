using System;
using System.Linq;
using System.Text.Json;
using ConvGen.Model;
using ConvGen.Networks;
using Xunit;

namespace ConvGen.Onnx.Tests;

/// <summary>Declaration → graph → ONNX → ONNX Runtime gives PyTorch's outputs: the declarations and the export check each other.</summary>
public sealed class GoldenNetworkTests
{
    private const double Tolerance = 1e-4;

    public static TheoryData<string> Names => [.. NetworkCatalog.All.Keys.Where(static name => GoldenFiles.Networks.TryGetProperty(name, out _))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Exported_network_gives_the_golden_outputs(string name)
    {
        var golden = GoldenFiles.Networks.GetProperty(name).GetProperty("golden");
        var analysis = Analysis.Of(NetworkCatalog.All[name]);
        var shapes = analysis.Tensors.ToDictionary(static tensor => tensor.Name, static tensor => tensor.Shape);
        var input = (InputOp)analysis.Graph.Nodes[0].Op;

        var output = Runtime.Run(
            analysis,
            tensor => DeterministicTensors.Make(tensor, shapes[tensor]),
            DeterministicTensors.Make(DeterministicTensors.Input, [input.Shape.Channels, .. input.Shape.Extents]))[0];

        var largest = golden.GetProperty("absmax").GetDouble();
        var expected = golden.GetProperty("first").EnumerateArray().Select(static number => number.GetDouble()).ToArray();
        Assert.Equal(Length(GoldenFiles.Networks.GetProperty(name).GetProperty("output")), output.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], output[i], Tolerance * largest);
        }

        Assert.Equal(largest, output.Max(Math.Abs), Tolerance * largest);
        Assert.Equal(golden.GetProperty("mean").GetDouble(), output.Average(static value => (double)value), Tolerance * largest);
        Assert.Equal(golden.GetProperty("argmax").GetInt32(), Array.IndexOf(output, output.Max()));
    }

    private static int Length(JsonElement shape) => shape.EnumerateArray().Aggregate(1, static (product, extent) => product * extent.GetInt32());
}
