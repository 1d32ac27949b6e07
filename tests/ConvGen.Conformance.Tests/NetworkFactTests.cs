using System.Linq;
using ConvGen.Conformance.Golden;
using Xunit;

namespace ConvGen.Conformance.Tests;

/// <summary>Shapes, parameters, multiply-accumulates and receptive fields of the oracle's networks, layer by layer. Equal, not close.</summary>
public sealed class NetworkFactTests
{
    public static TheoryData<string> Networks => [.. GoldenNetwork.Names];

    public static TheoryData<string> Measured => [.. GoldenReceptiveField.All.Keys];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Totals_are_the_oracles(string name)
    {
        var golden = GoldenNetwork.Of(name);
        var network = golden.Network;
        Assert.Equal(golden.Parameters, network.Info.Parameters);
        Assert.Equal(golden.Macs, network.Info.Macs);
        Assert.Equal(golden.Parameters, network.Constant("Parameters"));
        Assert.Equal(golden.Macs, network.Constant("Macs"));
        Assert.Equal(2 * golden.Macs, network.Constant("Flops"));
        Assert.Equal(Product(golden.Input), network.Constant("InputLength"));
        Assert.Equal(Product(golden.Output), network.Constant("OutputLength"));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Layers_are_the_oracles(string name)
    {
        var golden = GoldenNetwork.Of(name);
        var layers = golden.Network.Info.Layers.ToLookup(static layer => layer.Key);
        foreach (var expected in golden.Layers.Where(static layer => !layer.IsIdentity))
        {
            var layer = Assert.Single(layers[expected.Key]);
            Assert.Equal((expected.Key, Text(expected.Output)), (layer.Key, Text([layer.Channels, .. layer.Extents])));
            Assert.Equal((expected.Key, expected.Parameters), (layer.Key, layer.Parameters));
            Assert.Equal((expected.Key, expected.Macs), (layer.Key, layer.Macs));
        }
    }

    [Theory]
    [MemberData(nameof(Measured))]
    public void Receptive_fields_are_the_measured_ones(string name)
    {
        var layers = GoldenNetwork.Of(name).Network.Info.Layers.ToLookup(static layer => layer.Key);
        foreach (var expected in GoldenReceptiveField.All[name])
        {
            var fields = Assert.Single(layers[expected.Key]).ReceptiveFields;
            Assert.Equal(2, fields.Count);
            Assert.All(fields, field =>
            {
                Assert.Equal((expected.Key, expected.Size, expected.Size), (expected.Key, field.Size, field.MinSize));
                Assert.Equal((expected.Key, expected.Jump), (expected.Key, field.Jump));
                Assert.Equal((expected.Key, expected.Start + ((expected.Size - 1) / 2.0)), (expected.Key, field.Center));
            });
        }
    }

    private static long Product(int[] shape) => shape.Aggregate(1L, static (product, extent) => product * extent);

    private static string Text(int[] shape) => string.Join('×', shape);
}
