using System;
using System.Linq;
using static ConvGen.Model.Tests.GeometryRuleTests;

namespace ConvGen.Model.Tests;

/// <summary>Rules about layers that undo, repeat or lose what the layers before them made.</summary>
public sealed class CompositionRuleTests
{
    [Fact]
    public void CVG303_chains_stay_linear_through_norms_pools_and_flattening()
    {
        // 3×3–BN–1×1: 9·64·64·64 instead of (9·64·64 + 64·64)·64.
        var throughNorm = Assert.Single(Of("CVG303", Net.Of(64, 8, 8).Conv(64, 3, padding: 1, bias: false).BatchNorm().Conv(64, 1)));
        Assert.Equal(Severity.Warning, throughNorm.Severity);
        Assert.Contains("nothing but 'batchnorm1', which is linear, between them and are one convolution of 3×3 taps: 2,359,296 multiply-accumulates instead of 2,621,440", throughNorm.Message, StringComparison.Ordinal);

        // Dense–Dense: 100·10 instead of 100·50 + 50·10.
        var dense = Assert.Single(Of("CVG303", Net.Of(100).Dense(50).Dense(10)));
        Assert.Equal((Severity.Warning, true), (dense.Severity, dense.Message.Contains("one dense layer: 1,000 multiply-accumulates instead of 5,500", StringComparison.Ordinal)));
        Assert.False(Fires("CVG303", Net.Of(100).Dense(50, relu: true).Dense(10)));
        // A factorisation of low rank: 100·2 + 2·100 instead of 100·100.
        Assert.False(Fires("CVG303", Net.Of(100).Dense(2).Dense(100)));

        Assert.True(Fires("CVG303", Net.Of(8, 4, 4).Conv(64, 3, padding: 1).Plain("Flatten").Dense(4)));
        // The mean of a 1×1 convolution is the convolution of the mean: 8·4.
        Assert.Contains(": 32 multiply-accumulates", Assert.Single(Of("CVG303", Net.Of(8, 4, 4).Conv(64, 1).Plain("GlobalAvgPool").Dense(4))).Message, StringComparison.Ordinal);
        Assert.False(Fires("CVG303", Net.Of(8, 4, 4).Conv(64, 1).Plain("GlobalMaxPool").Dense(4)));
        Assert.Contains("one transposed convolution of 4×4 taps", Assert.Single(Of("CVG303", Net.Of(8, 8, 8).Transposed(8, 4, 2, 1).Conv(8, 1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CVG303_two_windows_without_an_activation_are_a_fact_and_factors_are_silent()
    {
        var finding = Assert.Single(Of("CVG303", Net.Of(64, 8, 8).Conv(64, 3, padding: 1).BatchNorm().Conv(64, 3, padding: 1)));
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Contains("one convolution of 5×5 taps; an activation between them makes two layers of them", finding.Message, StringComparison.Ordinal);
        // A row and a column, depthwise and pointwise, a narrow point before a window.
        Assert.False(Fires("CVG303", Net.Of(64, 8, 8).Layer("Conv", ("filters", 64), ("kernel", new[] { 1, 7 })).Layer("Conv", ("filters", 64), ("kernel", new[] { 7, 1 }))));
        Assert.False(Fires("CVG303", Net.Of(64, 8, 8).Depthwise(3).BatchNorm().Conv(64, 1)));
        Assert.False(Fires("CVG303", Net.Of(64, 8, 8).Conv(16, 1).Conv(64, 3, padding: 1)));
        Assert.False(Fires("CVG303", Net.Of(1, 8, 8).Layer("SeparableConv", ("filters", 1), ("kernel", new[] { 3 }))));
    }

    [Fact]
    public void CVG303_averages_are_linear_and_growing_between_is_meant()
    {
        var finding = Assert.Single(Of("CVG303", Net.Of(8, 16, 16).Conv(8, 3, padding: 1).BatchNorm().AvgPool(2, stride: 2).Conv(8, 3, padding: 1)));
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Contains("'batchnorm1' and 'avgpool1', which are linear, between them and are one linear map", finding.Message, StringComparison.Ordinal);
        Assert.False(Fires("CVG303", Net.Of(8, 16, 16).Conv(8, 3, padding: 1).MaxPool(2, stride: 2).Conv(8, 3, padding: 1)));
        Assert.False(Fires("CVG303", Net.Of(8, 16, 16).Conv(8, 1).AvgPool(2, stride: 2).Conv(8, 3, padding: 1)));
        // The ways in which EDSR and ESRGAN grow: the second convolution fills in what the first could not.
        Assert.False(Fires("CVG303", Net.Of(8, 16, 16).Conv(8, 3, padding: 1).Layer("Upsample", ("scale", 2)).Conv(8, 3, padding: 1)));
        Assert.False(Fires("CVG303", Net.Of(8, 16, 16).Conv(32, 3, padding: 1).Layer("PixelShuffle", ("factor", 2)).Conv(3, 3, padding: 1)));
    }

    [Fact]
    public void CVG312_a_layer_that_undoes_the_one_before()
    {
        static Net Pair(Func<Net, Net> first, Func<Net, Net> second) => second(first(Net.Of(8, 8, 8).Conv(8, 3, relu: true))).Conv(8, 3);
        static Func<Net, Net> With(string kind, string argument, int value) => net => net.Layer(kind, (argument, kind is "Pad" or "Crop" ? new[] { value } : value));
        foreach (var net in new[]
        {
            Pair(With("PixelShuffle", "factor", 2), With("PixelUnshuffle", "factor", 2)),
            Pair(With("PixelUnshuffle", "factor", 2), With("PixelShuffle", "factor", 2)),
            Pair(With("ChannelShuffle", "groups", 2), With("ChannelShuffle", "groups", 4)),
            Pair(With("Pad", "paddings", 1), With("Crop", "paddings", 1)),
            Pair(With("Upsample", "scale", 2), static net => net.MaxPool(2, stride: 2)),
            Pair(static net => net.Layer("PadChannels", ("before", 2), ("after", 1)), static net => net.Layer("Slice", ("start", 2), ("length", 8))),
        })
        {
            var finding = Assert.Single(Of("CVG312", net));
            Assert.Contains("undoes", finding.Message, StringComparison.Ordinal);
            var review = NetworkReview.Of(net.Declaration);
            Assert.Equal(3, DeclarationEditor.Apply(net.Declaration, Assert.Single(review.FixesOf(finding))).Attributes.Count);
        }

        Assert.False(Fires("CVG312", Pair(With("ChannelShuffle", "groups", 2), With("ChannelShuffle", "groups", 2))));
        Assert.False(Fires("CVG312", Pair(With("Upsample", "scale", 2), static net => net.MaxPool(2, stride: 1))));
        Assert.False(Fires("CVG312", Pair(With("Upsample", "scale", 2), static net => net.MaxPool(3, stride: 2, padding: 1))));
        Assert.False(Fires("CVG312", Pair(static net => net.Layer("PadChannels", ("before", 2), ("after", 1)), static net => net.Layer("Slice", ("start", 1), ("length", 8)))));
    }

    [Fact]
    public void CVG303_an_inverted_residuals_projection_is_linear_on_purpose()
    {
        static Net Inverted(bool isDepthwise) => (isDepthwise ? Net.Of(16, 8, 8).Depthwise(3, padding: 1) : Net.Of(16, 8, 8).Conv(16, 3, padding: 1)).BatchNorm().Relu().Conv(16, 1).BatchNorm().Conv(72, 1).Relu();
        // 16·72 is less than 16·16 + 16·72, as in MobileNetV3-Small.
        Assert.False(Fires("CVG303", Inverted(true)));
        Assert.True(Fires("CVG303", Inverted(false)));
    }

    [Fact]
    public void CVG303_a_chain_draws_one_finding_with_its_length()
    {
        var net = Enumerable.Range(0, 28).Aggregate(Net.Of(16, 8, 8), static (net, _) => net.Conv(16, 3, padding: 1).BatchNorm());
        Assert.Contains("; 28 layers in a row are linear so", Assert.Single(Of("CVG303", net)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, "Softmax", "Softmax", "CVG313 Warning")]
    [InlineData(10, "Sigmoid", "Softmax", "CVG313 Warning")]
    [InlineData(10, "Sigmoid", "LogSoftmax", "CVG313 Warning")]
    [InlineData(10, "Softmax", "LogSoftmax", "CVG313 Warning")]
    [InlineData(10, "Tanh", "Softmax", "CVG313 Warning")]
    [InlineData(10, "Relu", "Softmax", "CVG313 Warning")]
    [InlineData(10, "LogSoftmax", "Relu", "CVG313 Warning")]
    [InlineData(1, "Gelu", "Softmax", "CVG313 Warning")]
    [InlineData(1, "Gelu", "LogSoftmax", "CVG313 Warning")]
    [InlineData(10, "Relu", "Sigmoid", "CVG313 Warning")]
    [InlineData(10, "Sigmoid", "Sigmoid", "CVG313 Warning")]
    [InlineData(10, "Softmax", "Sigmoid", "CVG313 Warning")]
    [InlineData(10, "Tanh", "Sigmoid", "CVG313 Warning")]
    [InlineData(10, "Relu", "Tanh", "CVG313 Warning")]
    [InlineData(10, "Tanh", "Tanh", "CVG313 Info")]
    [InlineData(10, "Silu", "Sigmoid", "CVG313 Info")]
    [InlineData(10, "Softplus", "Tanh", "")]
    [InlineData(10, "LeakyRelu", "Softmax", "")]
    [InlineData(10, "Gelu", "Sigmoid", "CVG313 Info")]
    [InlineData(10, "Relu", "Relu", "CVG312 Warning")]
    [InlineData(10, "Sigmoid", "Relu", "CVG312 Warning")]
    [InlineData(10, "Softmax", "Relu", "CVG312 Warning")]
    [InlineData(10, "Relu", "LeakyRelu", "CVG312 Warning")]
    [InlineData(10, "Relu6", "Elu", "CVG312 Warning")]
    [InlineData(10, "Relu", "PRelu", "CVG312 Warning")]
    [InlineData(10, "Sigmoid", "Relu6", "CVG312 Warning")]
    [InlineData(10, "Tanh", "HardTanh", "CVG312 Warning")]
    [InlineData(10, "LogSoftmax", "Softmax", "CVG312 Warning")]
    [InlineData(10, "LogSoftmax", "LogSoftmax", "CVG312 Warning")]
    [InlineData(10, "Relu6", "Relu", "CVG312 Warning")]
    [InlineData(10, "Relu", "Selu", "")]
    [InlineData(10, "Tanh", "Relu", "")]
    [InlineData(10, "LeakyRelu", "Relu", "")]
    public void CVG312_and_CVG313_compositions(int channels, string first, string second, string expected)
    {
        var net = Net.Of(8).Dense(channels).Plain(first).Plain(second);
        Assert.Equal(expected, string.Join(", ", NetworkRules.Check(net.Analysis).Where(static finding => finding.Rule is "CVG312" or "CVG313").Select(static finding => finding.Rule + " " + finding.Severity)));
    }

    [Fact]
    public void CVG313_says_what_is_left()
    {
        // Logits between 0 and 1 over 10 classes: at most e/(e+9), at least 1/(1+9e).
        Assert.Contains("lie between 0.039 and 0.232, 19.3 % of", Assert.Single(Of("CVG313", Net.Of(8).Dense(10).Plain("Sigmoid").Plain("Softmax"))).Message, StringComparison.Ordinal);
        Assert.Contains("makes 1 of everything", Assert.Single(Of("CVG313", Net.Of(8).Dense(1).Plain("Softmax"))).Message, StringComparison.Ordinal);
        Assert.Contains("makes 0 of everything", Assert.Single(Of("CVG313", Net.Of(8).Dense(4).Plain("LogSoftmax").Relu())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CVG313_rectified_logits()
    {
        static Net Scores(bool relu) => Net.Of([("Task", NetworkTaskKind.Classification)], 8).Dense(10, relu);
        Assert.Contains("rectifies the 10 scores", Assert.Single(Of("CVG313", Scores(true))).Message, StringComparison.Ordinal);
        Assert.False(Fires("CVG313", Scores(false)));
        Assert.True(Fires("CVG313", Net.Of(8).Dense(10, relu: true).Plain("Softmax")));
        // Features, and the rectified maps that SqueezeNet pools.
        Assert.False(Fires("CVG313", Net.Of(8).Dense(10, relu: true)));
        Assert.False(Fires("CVG313", Net.Of([("Task", NetworkTaskKind.Classification)], 8, 4, 4).Conv(10, 1, relu: true).Plain("GlobalAvgPool").Plain("Softmax")));
    }

    [Fact]
    public void CVG314_norms_over_one_value()
    {
        static Net Norm(int channels, int extent, string kind, params (string, object)[] arguments) => Net.Of(channels, extent, extent).Layer(kind, arguments);
        Assert.Contains("a value less itself is 0", Assert.Single(Of("CVG314", Norm(8, 1, "InstanceNorm"))).Message, StringComparison.Ordinal);
        Assert.True(Fires("CVG314", Norm(1, 4, "LayerNorm")));
        Assert.True(Fires("CVG314", Norm(8, 1, "GroupNorm", ("groups", 8))));
        Assert.Contains("its sign", Assert.Single(Of("CVG314", Norm(1, 4, "L2Norm"))).Message, StringComparison.Ordinal);
        Assert.False(Fires("CVG314", Norm(8, 2, "InstanceNorm")));
        Assert.False(Fires("CVG314", Norm(2, 4, "LayerNorm")));
        Assert.False(Fires("CVG314", Norm(8, 1, "GroupNorm", ("groups", 4))));
        Assert.False(Fires("CVG314", Norm(8, 1, "BatchNorm")));
    }

    [Fact]
    public void CVG312_every_layer_that_does_nothing()
    {
        foreach (var (net, severity) in new[]
        {
            (Net.Of(3, 8, 8).Layer("Slice", ("start", 0), ("length", 3)), Severity.Info),
            (Net.Of(3, 8, 8).Layer("Pad", ("paddings", new[] { 0 })), Severity.Info),
            (Net.Of(3, 8, 8).Layer("Crop", ("paddings", new[] { 0 })), Severity.Info),
            (Net.Of(3, 8, 8).Layer("Scale", ("Factor", 1.0)), Severity.Warning),
            (Net.Of(3, 8, 8).Layer("Resize", ("output", new[] { 8, 8 })), Severity.Info),
            (Net.Of(3, 8, 8).Layer("AdaptiveAvgPool", ("output", new[] { 8, 8 })), Severity.Info),
            (Net.Of(3, 1, 1).Plain("GlobalAvgPool"), Severity.Info),
            (Net.Of(3).Plain("Flatten"), Severity.Info),
            (Net.Of(4, 8, 8).Layer("PixelShuffle", ("factor", 1)), Severity.Warning),
            (Net.Of(4, 8, 8).Layer("ChannelShuffle", ("groups", 1)), Severity.Warning),
            (Net.Of(4, 8, 8).Layer("ChannelShuffle", ("groups", 4)), Severity.Warning),
            (Net.Of(4, 8, 8).Layer("PadChannels", ("before", 0), ("after", 0)), Severity.Warning),
            (Net.Of(4, 8, 8).Plain("Sigmoid").Layer("Clip", ("Min", 0.0), ("Max", 1.0)), Severity.Warning),
            (Net.Of(4, 8, 8).Relu().MaxPool(2, stride: 2).Relu(), Severity.Info),
        })
        {
            Assert.Equal(severity, Assert.Single(Of("CVG312", net)).Severity);
        }

        foreach (var net in new[]
        {
            Net.Of(3, 8, 8).Layer("Slice", ("start", 0), ("length", 2)),
            Net.Of(3, 8, 8).Layer("Pad", ("paddings", new[] { 1 })),
            Net.Of(3, 8, 8).Layer("Scale", ("Factor", 1.0), ("Offset", 0.5)),
            Net.Of(3, 8, 8).Plain("Flatten"),
            Net.Of(4, 8, 8).Layer("ChannelShuffle", ("groups", 2)),
            Net.Of(4, 8, 8).Plain("Sigmoid").Layer("Clip", ("Min", 0.0), ("Max", 0.9)),
            Net.Of(4, 8, 8).Relu().BatchNorm().Relu(),
        })
        {
            Assert.False(Fires("CVG312", net));
        }
    }
}
