using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit;

namespace ConvGen.Runtime.Tests.Language;

public sealed class VocabularyTests
{
    public static TheoryData<Type> LayerTypes() =>
        [.. typeof(LayerAttribute).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(LayerTypes))]
    public void A_layer_may_stand_several_times_on_a_class_and_nowhere_else(Type layer)
    {
        var usage = layer.GetCustomAttribute<AttributeUsageAttribute>()!;
        Assert.Equal(AttributeTargets.Class, usage.ValidOn);
        Assert.True(usage.AllowMultiple);
        Assert.False(usage.Inherited);
        Assert.True(layer.IsSealed);
    }

    [Theory]
    [MemberData(nameof(LayerTypes))]
    public void Every_constructor_argument_can_be_read_back(Type layer)
    {
        foreach (var parameter in layer.GetConstructors().Single().GetParameters())
        {
            var property = layer.GetProperty(parameter.Name!, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase);
            Assert.NotNull(property);
            Assert.Equal(parameter.ParameterType, property.PropertyType);
            Assert.False(property.CanWrite);
        }
    }

    [Fact]
    public void Every_layer_of_the_language_has_its_attribute()
    {
        string[] language =
        [
            "Conv", "DepthwiseConv", "SeparableConv", "ConvTranspose", "DeformConv", "Dense",
            "MaxPool", "AvgPool", "GlobalAvgPool", "GlobalMaxPool", "AdaptiveAvgPool",
            "Upsample", "Resize", "PixelShuffle", "PixelUnshuffle", "ChannelShuffle",
            "BatchNorm", "GroupNorm", "InstanceNorm", "LayerNorm", "LocalResponseNorm", "L2Norm", "Scale",
            "Relu", "Relu6", "LeakyRelu", "PRelu", "Elu", "Selu", "Sigmoid", "Tanh", "HardSwish", "HardSigmoid", "HardTanh",
            "Silu", "Gelu", "Mish", "Softplus", "Clip", "Softmax", "LogSoftmax", "Dropout",
            "Add", "Mul", "Concat", "Constant", "Slice", "PadChannels", "Pad", "Crop", "Flatten", "Use`1",
        ];
        var attributes = ((IEnumerable<object[]>)LayerTypes()).Select(static row => ((Type)row[0]).Name.Replace("Attribute", "", StringComparison.Ordinal));
        Assert.Equal(language.Order(StringComparer.Ordinal), attributes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Placeholders_are_distinct_and_lie_where_the_language_says()
    {
        int[] placeholders = [Param.A, Param.B, Param.C, Param.D, Param.E, Param.F, Param.G, Param.H];
        Assert.Equal(Enumerable.Range(0, 8).Select(static k => int.MinValue + (1_000_003 * k)), placeholders);
    }

    [Fact]
    public void Arguments_are_kept()
    {
        var conv = typeof(Declared).GetCustomAttribute<ConvAttribute>()!;
        Assert.Equal(64, conv.Filters);
        Assert.Equal([3, 5], conv.Kernel);
        Assert.Equal([2, 1], conv.Strides!);
        Assert.Equal(Activation.LeakyRelu, conv.Activation);
        Assert.Equal(0.1, conv.Alpha);
        var use = typeof(Declared).GetCustomAttribute<UseAttribute<Block>>()!;
        Assert.Equal([64, 256, 1], use.Arguments);
        Assert.Equal("layer1.{n}", use.Key);
        var anchors = typeof(Declared).GetCustomAttribute<AnchorsAttribute>()!;
        Assert.Equal("conv", anchors.Layer);
        Assert.Equal([1.5, 2.5], anchors.Boxes!);
    }

    [ConvNet(3, 8, 8)]
    [Conv(64, 3, 5, Strides = [2, 1], Activation = Activation.LeakyRelu, Alpha = 0.1, Name = "conv")]
    [Use<Block>(64, 256, 1, Key = "layer1.{n}", First = 1, Repeat = 2)]
    [Anchors("conv", Boxes = [1.5, 2.5])]
    private sealed class Declared;

    [ConvBlock]
    [Conv(Param.A, 1), BatchNorm, Relu, Conv(Param.B, 3, Stride = Param.C), Add("input")]
    private sealed class Block;
}
