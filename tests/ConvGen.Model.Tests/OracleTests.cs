using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Networks;

namespace ConvGen.Model.Tests;

/// <summary>The declared networks against PyTorch: parameters, multiply-accumulates, shapes and receptive fields, layer by layer.</summary>
public sealed class OracleTests
{
    private static readonly Dictionary<string, Type> Networks = new()
    {
        ["lenet5"] = typeof(LeNet5),
        ["cifar_vgg"] = typeof(CifarVgg),
        ["alexnet"] = typeof(AlexNet),
        ["vgg16"] = typeof(Vgg16),
        ["vgg11"] = typeof(Vgg11),
        ["resnet18"] = typeof(ResNet18),
        ["resnet50"] = typeof(ResNet50),
        ["mobilenet_v2"] = typeof(MobileNetV2),
        ["squeezenet1_1"] = typeof(SqueezeNet11),
        ["googlenet"] = typeof(GoogLeNet),
        ["unet"] = typeof(UNetSmall),
        ["dcgan"] = typeof(DcganSmall),
        ["deform"] = typeof(DeformSmall),
        ["tiny3d"] = typeof(Tiny3D),
        ["rpn_vgg16"] = typeof(RpnVgg16),
        ["mobilenet_v3_small"] = typeof(MobileNetV3Small),
        ["shufflenet_v2_x0_5"] = typeof(ShuffleNetV2),
        ["densenet121"] = typeof(DenseNet121),
    };

    public static TheoryData<string> Names => [.. Networks.Keys];

    public static TheoryData<string> FieldNames => [.. Oracle.NetworksWithFields];

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_macs_and_shapes_equal_the_oracles(string name)
    {
        var oracle = Oracle.Of(name);
        var analysis = Analyze(name);
        Assert.Equal((oracle.Parameters, oracle.Macs), (analysis.Totals.Parameters, analysis.Totals.Macs));
        Assert.Equal(oracle.Output, Shape(analysis.Layers[analysis.Graph.Outputs[0].Node], oracle.Output.Length));
        // Pools carry no weights, and so not always the name of a module.
        foreach (var expected in oracle.Layers.Where(static layer => layer.Parameters > 0))
        {
            var layer = analysis.Layers.Single(layer => layer.Node.Key == expected.Name && layer.Cost.Parameters > 0);
            Assert.Equal((expected.Name, expected.Parameters, expected.Macs), (layer.Node.Key, layer.Cost.Parameters, layer.Cost.Macs));
            Assert.Equal(expected.Output, Shape(layer, expected.Output.Length));
        }
    }

    [Theory]
    [MemberData(nameof(FieldNames))]
    public void Receptive_fields_equal_the_measured_ones_at_every_layer(string name)
    {
        var analysis = Analyze(name);
        // Keys of pools are free: they are compared in order.
        var pools = new Queue<LayerAnalysis>(analysis.Layers.Where(static layer => layer.Node.Op is PoolOp));
        foreach (var expected in Oracle.FieldsOf(name))
        {
            var layer = analysis.Layers.FirstOrDefault(layer => layer.Node.Key == expected.Name && layer.Node.Op is ConvOp) ?? pools.Dequeue();
            foreach (var field in layer.Fields)
            {
                Assert.Equal(expected, expected with { Size = field.Size, Jump = field.Jump, Start = field.Start });
                Assert.Equal(field.Size, field.MinSize);
                Assert.Equal(field.Start + ((field.Size - 1) / 2.0), field.Center);
                Assert.False(field.IsWholeInput);
            }
        }
    }

    private static NetworkAnalysis Analyze(string name)
    {
        var result = GraphBuilder.Build(ReflectedDeclaration.Read(Networks[name]));
        Assert.Empty(result.Findings);
        return NetworkAnalyzer.Analyze(result.Graph);
    }

    /// <summary>The shape as PyTorch has it: without the extents of 1 that it flattens away.</summary>
    private static int[] Shape(LayerAnalysis layer, int rank) => [.. new[] { layer.Shape!.Channels }.Concat(layer.Shape.Extents).Take(rank)];
}
