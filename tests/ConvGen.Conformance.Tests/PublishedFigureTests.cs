using System;
using System.Linq;
using ConvGen.Conformance.Golden;
using ConvGen.Networks;
using Xunit;

namespace ConvGen.Conformance.Tests;

/// <summary>Parameters, multiply-accumulates and receptive fields that papers, torchvision's metadata and the receptive-field literature state.</summary>
public sealed class PublishedFigureTests
{
    [Theory]
    [InlineData(typeof(AlexNet), 61_100_840, 714_188_480)]
    [InlineData(typeof(Vgg16), 138_357_544, 15_470_264_320)]
    [InlineData(typeof(ResNet18), 11_689_512, 1_814_073_344)]
    [InlineData(typeof(ResNet50), 25_557_032, 4_089_184_256)]
    [InlineData(typeof(ResNet50V1), 25_557_032, 3_857_973_248)]
    [InlineData(typeof(ResNeXt50), 25_028_904, 4_230_479_872)]
    [InlineData(typeof(MobileNetV1), 4_231_976, 568_740_352)]
    [InlineData(typeof(MobileNetV2), 3_504_872, 300_774_272)]
    [InlineData(typeof(InceptionV3), 23_834_568, 5_713_216_096)]
    [InlineData(typeof(DenseNet121), 7_978_856, 2_834_161_664)]
    [InlineData(typeof(UNetValid572), 31_030_658, 150_428_424_448)]
    [InlineData(typeof(UNetSame256), 31_031_810, 48_171_581_440)]
    [InlineData(typeof(DcganGenerator), 3_576_704, 104_628_224)]
    [InlineData(typeof(YoloV3), 61_949_149, 32_932_037_632)]
    [InlineData(typeof(Ssd300), 35_641_826, 34_858_153_472)]
    [InlineData(typeof(DeepLabV3At520), 42_004_074, 178_721_945_088)]
    public void Parameters_and_multiply_accumulates(Type network, long parameters, long macs)
    {
        var info = NetworkUnderTest.InfoOf(network);
        Assert.Equal((parameters, macs), (info.Parameters, info.Macs));
    }

    [Theory]
    [InlineData(typeof(AlexNet), 657_918_720)]
    [InlineData(typeof(Vgg16), 14_969_824_000)]
    [InlineData(typeof(ResNet18), 1_680_390_912)]
    [InlineData(typeof(ResNet50), 3_948_251_904)]
    [InlineData(typeof(MobileNetV1), 567_875_744)]
    [InlineData(typeof(MobileNetV2), 299_676_304)]
    public void Multiply_accumulates_outside_the_padding(Type network, long macs) => Assert.Equal(macs, NetworkUnderTest.InfoOf(network).MacsExact);

    [Theory]
    [InlineData(typeof(AlexNet), 1_376_512)]
    [InlineData(typeof(Vgg16), 25_690_112)]
    [InlineData(typeof(ResNet18), 4_014_080)]
    [InlineData(typeof(ResNet50), 7_225_344)]
    [InlineData(typeof(MobileNetV1), 4_816_896)]
    [InlineData(typeof(MobileNetV2), 6_021_120)]
    [InlineData(typeof(DenseNet121), 6_422_528)]
    [InlineData(typeof(UNetValid572), 167_362_560)]
    public void Peak_of_the_activations(Type network, long bytes) => Assert.Equal(bytes, NetworkUnderTest.InfoOf(network).PeakActivationBytes);

    // The last layer before the classifier reads everything.
    [Theory]
    [InlineData(typeof(AlexNet), 195, 32, 66)]
    [InlineData(typeof(Vgg11), 150, 32, 59)]
    [InlineData(typeof(Vgg16), 212, 32, 90)]
    [InlineData(typeof(ResNet18), 435, 32, 217)]
    [InlineData(typeof(ResNet50), 427, 32, 213)]
    [InlineData(typeof(ResNet50V1), 483, 32, 241)]
    [InlineData(typeof(MobileNetV1), 315, 32, 126)]
    [InlineData(typeof(MobileNetV2), 491, 32, 245)]
    [InlineData(typeof(SqueezeNet11), 207, 16, 88)]
    [InlineData(typeof(DenseNet121), 2071, 32, 1021)]
    [InlineData(typeof(GoogLeNet), 379, 32, 167)]
    [InlineData(typeof(InceptionV3), 1311, 32, 618)]
    [InlineData(typeof(Pix2PixDiscriminator), 70, 8, 23)]
    public void Receptive_field_of_the_last_feature_map(Type network, long size, double jump, long padding)
    {
        var layer = NetworkUnderTest.InfoOf(network).Layers.Last(static layer => layer.ReceptiveFields.Any(static field => !field.IsWholeInput));
        Assert.All(layer.ReceptiveFields, field =>
            Assert.Equal((size, size, jump, ((size - 1) / 2.0) - padding), (field.Size, field.MinSize, field.Jump, field.Center)));
    }

    [Fact]
    public void Receptive_field_of_the_original_u_net_has_two_sizes()
    {
        var head = NetworkUnderTest.InfoOf(typeof(UNetValid572)).Layers[^1];
        Assert.All(head.ReceptiveFields, static field => Assert.Equal((204L, 188L), (field.Size, field.MinSize)));
    }
}
