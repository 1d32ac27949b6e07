using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model.Tests;

/// <summary>Values from papers, tables and model zoos; see the design's reference values.</summary>
public sealed class PublishedValueTests
{
    private static readonly Dictionary<string, Func<Net>> Networks = new()
    {
        ["AlexNet"] = static () => KnownNetworks.AlexNet(),
        ["VGG16"] = static () => KnownNetworks.Vgg16(),
        ["VGG16@32"] = static () => KnownNetworks.Vgg16(32),
        ["ResNet-18"] = static () => KnownNetworks.Resnet18(),
        ["ResNet-50"] = static () => KnownNetworks.Resnet50(),
        ["ResNet-50 v1"] = static () => KnownNetworks.Resnet50(strideIn3x3: false),
        ["MobileNetV1"] = static () => KnownNetworks.MobilenetV1(),
        ["MobileNetV2"] = static () => KnownNetworks.MobilenetV2(),
        ["DenseNet-121"] = static () => KnownNetworks.Densenet121(),
        ["U-Net"] = static () => KnownNetworks.Unet(),
        ["U-Net same"] = static () => KnownNetworks.Unet(256, 3, same: true),
    };

    [Theory]
    [InlineData("AlexNet", 61_100_840, 714_188_480)]
    [InlineData("VGG16", 138_357_544, 15_470_264_320)]
    [InlineData("ResNet-18", 11_689_512, 1_814_073_344)]
    [InlineData("ResNet-50", 25_557_032, 4_089_184_256)]
    [InlineData("ResNet-50 v1", 25_557_032, 3_857_973_248)]
    [InlineData("MobileNetV1", 4_231_976, 568_740_352)]
    [InlineData("MobileNetV2", 3_504_872, 300_774_272)]
    [InlineData("DenseNet-121", 7_978_856, 2_834_161_664)]
    [InlineData("U-Net", 31_030_658, 150_428_424_448)]
    [InlineData("U-Net same", 31_031_810, 48_171_581_440)]
    public void Parameters_and_macs(string network, long parameters, long macs)
    {
        var totals = Networks[network]().Analysis.Totals;
        Assert.Equal((parameters, macs, 2 * macs), (totals.Parameters, totals.Macs, totals.Flops));
    }

    [Theory]
    [InlineData("AlexNet", 657_918_720)]
    [InlineData("VGG16", 14_969_824_000)]
    [InlineData("ResNet-18", 1_680_390_912)]
    [InlineData("ResNet-50", 3_948_251_904)]
    [InlineData("MobileNetV1", 567_875_744)]
    [InlineData("MobileNetV2", 299_676_304)]
    public void Exact_macs_leave_out_the_taps_in_the_padding(string network, long exact) =>
        Assert.Equal(exact, Networks[network]().Analysis.Totals.MacsExact);

    [Theory]
    [InlineData("AlexNet", 1_376_512)]
    [InlineData("VGG16", 25_690_112)]
    [InlineData("ResNet-18", 4_014_080)]
    [InlineData("ResNet-50", 7_225_344)]
    [InlineData("MobileNetV1", 4_816_896)]
    [InlineData("MobileNetV2", 6_021_120)]
    [InlineData("DenseNet-121", 6_422_528)]
    [InlineData("U-Net", 167_362_560)]
    public void Peaks_of_activation_memory(string network, long bytes) => Assert.Equal(bytes, Networks[network]().Analysis.Memory.PeakActivationBytes);

    [Theory]
    [InlineData("AlexNet", 63)]
    [InlineData("VGG16", 32)]
    [InlineData("DenseNet-121", 29)]
    public void Smallest_inputs(string network, int size)
    {
        Assert.Equal(new long[] { size, size }, SizeAdvice.Minimal(Networks[network]().Graph, 0));
    }

    [Theory]
    [InlineData("AlexNet", 195, 32, 66)]
    [InlineData("VGG16", 212, 32, 90)]
    [InlineData("ResNet-18", 435, 32, 217)]
    [InlineData("ResNet-50", 427, 32, 213)]
    [InlineData("ResNet-50 v1", 483, 32, 241)]
    [InlineData("MobileNetV1", 315, 32, 157)]
    [InlineData("MobileNetV2", 491, 32, 245)]
    [InlineData("DenseNet-121", 2071, 32, 1021)]
    public void Receptive_field_jump_and_padding_of_the_last_map(string network, long size, double jump, long padding)
    {
        var last = Networks[network]().Analysis.Layers.Last(static layer => layer.Shape!.Positions > 1);
        var field = last.Fields[0];
        Assert.Equal((size, jump, -padding), (field.Size, field.Jump, field.Start));
    }

    [Fact]
    public void A_transposed_convolution_gives_its_phases_different_fields()
    {
        var field = Networks["U-Net"]().Analysis.Layers[^1].Fields[0];
        Assert.Equal((204, 188, 1), (field.Size, field.MinSize, field.Jump));
    }

    [Theory]
    [InlineData(5, .664)]
    [InlineData(10, .492)]
    [InlineData(20, .356)]
    [InlineData(40, .255)]
    public void Effective_fields_of_stacks_of_3x3_shrink_with_the_root_of_the_depth(int depth, double ratio)
    {
        var net = Net.Of(1, 500, 500);
        for (var i = 0; i < depth; i++)
            net.Conv(1, 3, padding: 1);
        var field = net.Analysis.Layers[^1].Fields[0];
        Assert.Equal(ratio, field.EffectiveSize / field.Size, 3);
    }

    [Fact]
    public void VGG16_at_32_keeps_its_exact_share()
    {
        var totals = Networks["VGG16@32"]().Analysis.Totals;
        // Convolutions alone: the published share leaves out the classifier.
        var layers = Networks["VGG16@32"]().Analysis.Layers.Where(static layer => layer.Node.Op is ConvOp).ToList();
        Assert.True(totals.MacsExact < totals.Macs);
        Assert.Equal(.7896, layers.Sum(static layer => layer.Cost.MacsExact) / (double)layers.Sum(static layer => layer.Cost.Macs), 4);
    }
}
