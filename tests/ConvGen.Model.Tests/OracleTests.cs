using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model.Tests;

public sealed class OracleTests
{
    private static readonly Dictionary<string, Func<int?, Net>> Networks = new()
    {
        ["lenet5"] = static _ => KnownNetworks.Lenet5(),
        ["cifar_vgg"] = static _ => KnownNetworks.CifarVgg(),
        ["alexnet"] = static size => KnownNetworks.AlexNet(size ?? 224),
        ["vgg16"] = static size => KnownNetworks.Vgg16(size ?? 224),
        ["resnet18"] = static size => KnownNetworks.Resnet18(size ?? 224),
        ["resnet50"] = static size => KnownNetworks.Resnet50(size ?? 224),
        ["mobilenet_v2"] = static size => KnownNetworks.MobilenetV2(size ?? 224),
    };

    [Theory]
    [InlineData("lenet5")]
    [InlineData("cifar_vgg")]
    [InlineData("alexnet")]
    [InlineData("vgg16")]
    [InlineData("resnet18")]
    [InlineData("resnet50")]
    [InlineData("mobilenet_v2")]
    public void Parameters_macs_and_shapes_equal_the_oracles(string name)
    {
        var oracle = Oracle.Of(name);
        var analysis = Networks[name](null).Analysis;
        Assert.Equal(oracle.Parameters, analysis.Totals.Parameters);
        Assert.Equal(oracle.Macs, analysis.Totals.Macs);
        Assert.Equal(oracle.Output, Shape(analysis.Layers[^1]));
        foreach (var expected in oracle.Layers.Where(static layer => layer.Type != "AdaptiveAvgPool2d"))
        {
            var layer = analysis.Layers.Single(layer => layer.Node.Key == expected.Name);
            Assert.Equal((expected.Name, expected.Parameters, expected.Macs), (layer.Node.Key, layer.Cost.Parameters, layer.Cost.Macs));
            Assert.Equal(expected.Output, Shape(layer));
        }
    }

    [Theory]
    [InlineData("alexnet")]
    [InlineData("vgg16")]
    [InlineData("resnet18")]
    [InlineData("resnet50")]
    [InlineData("mobilenet_v2")]
    public void Receptive_fields_equal_the_measured_ones_at_every_layer(string name)
    {
        var (probe, fields) = Oracle.FieldsOf(name);
        var analysis = Networks[name](probe).Analysis;
        foreach (var expected in fields)
        {
            var layer = analysis.Layers.Single(layer => layer.Node.Key == expected.Name);
            foreach (var field in layer.Fields)
            {
                Assert.Equal(expected, new Oracle.Field(layer.Node.Key, field.Size, field.Jump, field.Start));
                Assert.Equal(field.Size, field.MinSize);
                Assert.Equal(field.Start + ((field.Size - 1) / 2.0), field.Center);
                Assert.False(field.IsWholeInput);
            }
        }
    }

    private static int[] Shape(LayerAnalysis layer) => [layer.Shape!.Channels, .. layer.Shape.Extents];
}
