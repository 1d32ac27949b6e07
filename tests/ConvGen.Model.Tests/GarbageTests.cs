using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;

namespace ConvGen.Model.Tests;

/// <summary>Declarations as they look while somebody types, and worse: nothing throws, and what is wrong has a finding.</summary>
public sealed class GarbageTests
{
    private static readonly string[] Kinds =
    [
        "Conv", "DepthwiseConv", "SeparableConv", "ConvTranspose", "DeformConv", "Dense", "MaxPool", "AvgPool", "GlobalAvgPool", "GlobalMaxPool", "AdaptiveAvgPool",
        "Upsample", "Resize", "PixelShuffle", "PixelUnshuffle", "ChannelShuffle", "BatchNorm", "GroupNorm", "InstanceNorm", "LayerNorm", "LocalResponseNorm", "L2Norm",
        "Scale", "Relu", "LeakyRelu", "PRelu", "HardTanh", "Gelu", "Clip", "Softmax", "Add", "Mul", "Concat", "Slice", "PadChannels", "Pad", "Crop", "Flatten", "Use",
        "Input", "Output", "Anchors", "Normalize", "ConvNet", "Nonsense",
    ];

    private static readonly string[] Names =
    [
        "filters", "kernel", "units", "output", "scale", "factor", "groups", "size", "alpha", "min", "max", "others", "other", "start", "length", "before", "after", "paddings", "arguments",
        "Stride", "Strides", "Padding", "Paddings", "Dilation", "Dilations", "OutputPadding", "Groups", "Bias", "Activation", "Alpha", "AutoPad", "PaddingMode", "In", "Multiplier",
        "OffsetGroups", "Modulated", "Offsets", "Mask", "CeilMode", "CountIncludePad", "Mode", "AlignCorners", "Epsilon", "Affine", "Name", "Key", "From", "Repeat", "First", "Layout",
        "Boxes", "Sizes", "Ratios", "MatchingIoU", "Mean", "Std", "Scale",
    ];

    private static readonly Gen<int> Number = Gen.Frequency(
        (10, Gen.Int[1, 4]),
        (1, Pick(0, -1, 7, 64, 1000, 1 << 20, int.MaxValue, int.MinValue, ParamPlaceholder.Value(0), ParamPlaceholder.Value(7), ParamPlaceholder.Value(1) * 2)));

    private static readonly Gen<string> Text = Pick("input", "conv1", "conv2", "relu1", "x", "", "block1.conv1", "Equals", "ä", "block2");

    private static readonly Gen<object> Value = Gen.OneOf<object>(
        Number.Select(static n => (object)n),
        Number.Select(static n => (object)n),
        Number.Array[0, 4].Select(static n => (object)n),
        Number.Array[1, 2].Select(static n => (object)n),
        Text.Select(static text => (object)text),
        Text.Array[0, 3].Select(static texts => (object)texts),
        Gen.Bool.Select(static flag => (object)flag),
        Gen.Double.Select(static real => (object)real),
        Gen.Double.Array[0, 3].Select(static reals => (object)reals),
        Gen.Const<object>(DBNull.Value));

    private static readonly Gen<AttributeDeclaration> Attribute =
        from kind in Pick(Kinds)
        from arguments in Gen.Select(Pick(Names), Value).Array[0, 5]
        from broken in Gen.Int[0, 30]
        from block in Pick("Block", "Loop", "Nowhere", null)
        select new AttributeDeclaration(kind, Distinct(arguments), kind == "Use" ? block : null, broken == 0);

    /// <summary>Mostly sane layers, so that something stands behind the wreckage.</summary>
    private static readonly Gen<AttributeDeclaration> Sane =
        from kind in Pick("Conv", "MaxPool", "Relu", "ConvTranspose", "Add", "BatchNorm", "Concat", "Upsample")
        from a in Gen.Int[1, 4]
        from b in Gen.Int[1, 3]
        from named in Gen.Select(Pick("Stride", "Padding", "Dilation", "Groups", "Name", "From"), Gen.OneOf<object>(Number.Select(static n => (object)n), Text.Select(static t => (object)t))).Array[0, 2]
        select new AttributeDeclaration(kind, Distinct([.. SanePositional(kind, a, b), .. named]));

    /// <summary>Whole declarations of both.</summary>
    internal static Gen<NetworkDeclaration> Declarations => Declaration;

    private static readonly Gen<NetworkDeclaration> Declaration =
        from size in Number.Array[0, 4]
        from channels in Number
        from attributes in Gen.Frequency((1, Attribute), (2, Sane)).Array[0, 12]
        from block in Gen.Frequency((1, Attribute), (2, Sane)).Array[0, 4]
        select Net.Of(channels, size).Declaration with
        {
            Attributes = Net.Of(channels, size).Declaration.Attributes.Concat(attributes).ToEquatable(),
            Blocks = new(
                new BlockDeclaration("Block", "Block", true, new(block)),
                new BlockDeclaration("Loop", "Loop", true, new(new AttributeDeclaration("Use", default, "Loop")))),
        };

    [Fact]
    public void Nothing_throws_and_an_unknown_shape_has_a_reason() => Declaration.Sample(
        static declaration =>
        {
            var review = NetworkReview.Of(declaration);
            if (review.Analysis.Layers.Any(static layer => layer.Shape is null))
                Assert.True(review.IsRefused, "a shape is unknown, and nobody says why");
            foreach (var finding in review.Findings)
            {
                Assert.Equal(finding.Rule, RuleCatalog.Get(finding.Rule).Id);
                Assert.InRange(finding.Site.Attribute, -1, declaration.Attributes.Count - 1);
                Assert.Null(finding.Site.Block);
                Assert.NotEmpty(finding.Message);
            }

            NetworkRules.CheckRefactorings(review.Analysis);
            Assert.Equal(review, NetworkReview.Of(declaration));
        },
        iter: 5000);

    private static IEnumerable<(string, object)> SanePositional(string kind, int a, int b) => kind switch
    {
        "Conv" or "ConvTranspose" => [("filters", a), ("kernel", new[] { b })],
        "MaxPool" => [("kernel", new[] { b })],
        "Upsample" => [("scale", new[] { a })],
        "Add" or "Concat" => [("others", new[] { "input" })],
        _ => [],
    };

    private static EquatableArray<ArgumentDeclaration> Distinct(IEnumerable<(string Name, object Value)> arguments) =>
        arguments.GroupBy(static a => a.Name).Select(static same => Net.Argument(same.Key, same.First().Value)).OrderBy(static a => char.IsUpper(a.Name[0])).ToEquatable();

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
