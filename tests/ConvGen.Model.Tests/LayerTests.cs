using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model.Tests;

/// <summary>Shapes, fields, costs and tensors of single layers in one, two and three dimensions.</summary>
public sealed class LayerTests
{
    [Theory]
    [InlineData("AdaptiveAvgPool", "output", new[] { 3 }, "2×3×3×3")]
    [InlineData("Resize", "output", new[] { 3, 4, 5 }, "2×3×4×5")]
    [InlineData("Upsample", "scale", new[] { 2, 1, 3 }, "2×16×8×24")]
    [InlineData("Pad", "paddings", new[] { 1, 2, 3, 0, 0, 1 }, "2×9×10×12")]
    [InlineData("Crop", "paddings", new[] { 1 }, "2×6×6×6")]
    [InlineData("MaxPool", "kernel", new[] { 1, 2, 4 }, "2×8×4×2")]
    public void Shapes_in_three_dimensions(string kind, string argument, int[] values, string shape) =>
        Assert.Equal(shape, Net.Of(2, 8, 8, 8).Layer(kind, (argument, values)).Analysis.Layers[1].Shape!.ToString());

    [Fact]
    public void Shapes_of_channel_layers()
    {
        static string Of(string kind, params (string, object)[] arguments) => Net.Of(8, 4, 6).Layer(kind, arguments).Analysis.Layers[1].Shape!.ToString();
        Assert.Equal("2×8×12", Of("PixelShuffle", ("factor", 2)));
        Assert.Equal("32×2×3", Of("PixelUnshuffle", ("factor", 2)));
        Assert.Equal("3×4×6", Of("Slice", ("start", 5), ("length", 3)));
        Assert.Equal("11×4×6", Of("PadChannels", ("before", 1), ("after", 2)));
        Assert.Equal("192", Of("Flatten"));
        Assert.Equal("8×1×1", Of("GlobalMaxPool"));
        Assert.Equal("24×4×6", Of("DepthwiseConv", ("kernel", new[] { 1 }), ("Multiplier", 3)));
    }

    [Fact]
    public void Dropout_hands_on_what_it_reads()
    {
        static Net Before() => Net.Of(3, 8, 8).Conv(4, 3, padding: 1, relu: true);
        var (plain, dropped) = (Before().Conv(2, 3).Analysis, Before().Layer("Dropout", ("rate", 0.2)).Conv(2, 3).Analysis);
        var dropout = dropped.Layers[2];
        Assert.Equal(new DropoutOp(0.2), dropout.Node.Op);
        Assert.Equal((dropped.Layers[1].Shape, dropped.Layers[1].Fields), (dropout.Shape, dropout.Fields));
        Assert.Equal((0L, 0L, 0L), (dropout.Cost.Parameters, dropout.Cost.Macs, dropout.Cost.ElementOperations));
        Assert.Equal(plain.Memory.PeakActivationBytes, dropped.Memory.PeakActivationBytes);
        Assert.Equal(plain.Layers[^1].Fields, dropped.Layers[^1].Fields);
        Assert.Equal(new DropoutOp(0.5), Net.Of(3, 8, 8).Plain("Dropout").Analysis.Layers[1].Node.Op);
        Assert.Equal(Net.Of(3, 8, 8).Conv(4, 3).Analysis.Memory.PeakActivationBytes, Net.Of(3, 8, 8).Plain("Dropout").Conv(4, 3).Analysis.Memory.PeakActivationBytes);
    }

    [Theory]
    [InlineData(-0.1, "0")]
    [InlineData(1.5, "1")]
    public void A_dropout_rate_is_a_share(double rate, string nearest)
    {
        var finding = Assert.Single(Net.Of(3, 8, 8).Layer("Dropout", ("rate", rate)).Findings);
        Assert.Equal(("CVG001", "rate"), (finding.Rule, finding.Site.Argument));
        Assert.Equal(nearest, ((ArgumentEdit)finding.Fixes[0].Edits[0]).Value);
    }

    [Fact]
    public void Dropout_is_no_layer_to_remove()
    {
        var review = NetworkReview.Of(Net.Of(3, 16, 16).Conv(8, 3, relu: true).Plain("Dropout").Conv(8, 3, relu: true).Declaration);
        Assert.DoesNotContain(review.Findings, static finding => finding.Site.Attribute == 2);
    }

    [Theory]
    [InlineData("Add")]
    [InlineData("Mul")]
    public void Gates_are_channel_vectors_of_any_form(string kind)
    {
        Net Joined(Net net) => net.Layer(kind, kind == "Add" ? ("others", new[] { "x" }) : ("other", "x"));
        Assert.Equal("8×4×6", Joined(Net.Of(8, 4, 6).Relu(name: "x").Plain("GlobalAvgPool")).Analysis.Layers[^1].Shape!.ToString());
        Assert.Equal("8×4×6", Joined(Net.Of(8, 4, 6).Relu(name: "x").Plain("GlobalAvgPool").Dense(8)).Analysis.Layers[^1].Shape!.ToString());
        Assert.Equal("CVG005", Assert.Single(Joined(Net.Of(8, 4, 6).Relu(name: "x").Plain("GlobalAvgPool").Dense(7)).Findings).Rule);
    }

    [Theory]
    [InlineData(new[] { 8, 4, 6 }, new[] { 8, 4, 6 }, "8×4×6")]
    [InlineData(new[] { 8, 4, 6 }, new[] { 1, 4, 6 }, "8×4×6")]
    [InlineData(new[] { 1, 4, 6 }, new[] { 8, 1, 1 }, "8×4×6")]
    [InlineData(new[] { 8, 4, 1 }, new[] { 8, 1, 6 }, "8×4×6")]
    [InlineData(new[] { 8, 4, 6 }, new[] { 1 }, "8×4×6")]
    [InlineData(new[] { 8, 9 }, new[] { 8 }, "8×9")]
    [InlineData(new[] { 1, 1, 1 }, new[] { 8 }, "8×1×1")]
    [InlineData(new[] { 2, 3, 4, 5 }, new[] { 1, 3, 1, 5 }, "2×3×4×5")]
    [InlineData(new[] { 8, 4, 6 }, new[] { 2, 4, 6 }, null)]
    [InlineData(new[] { 8, 4, 6 }, new[] { 8, 4 }, null)]
    [InlineData(new[] { 8, 4, 6 }, new[] { 8, 2, 6 }, null)]
    public void Operands_stretch_where_they_have_one_value(int[] left, int[] right, string? shape)
    {
        static TensorShape Of(int[] numbers) => new(numbers[0], numbers[1..]);
        Assert.Equal(shape, Broadcast.Join([Of(left), Of(right)])?.ToString());
        Assert.Equal(shape, Broadcast.Join([Of(right), Of(left)])?.ToString());
    }

    [Theory]
    [InlineData(new[] { 7 })]
    [InlineData(new[] { 7, 9 })]
    [InlineData(new[] { 4, 7, 9 })]
    public void A_resize_takes_the_extents_of_another_layer(int[] extents)
    {
        var layers = Net.Of(3, extents).Conv(8, 2, name: "model").Conv(4, 2, stride: 2).Layer("Resize", ("Like", "model"), ("Mode", ResizeModeKind.Bilinear)).Analysis.Layers;
        Assert.Equal((4, layers[1].Shape!.Extents), (layers[^1].Shape!.Channels, layers[^1].Shape!.Extents));
        // It reads the layer before it alone, and is what the same numbers would be.
        Assert.Equal([2], layers[^1].Node.Inputs);
        var written = Net.Of(3, extents).Conv(8, 2, name: "model").Conv(4, 2, stride: 2).Layer("Resize", ("output", layers[1].Shape!.Extents.ToArray()), ("Mode", ResizeModeKind.Bilinear)).Analysis.Layers[^1];
        Assert.Equal((written.Shape, written.Fields, written.Cost), (layers[^1].Shape, layers[^1].Fields, layers[^1].Cost));
    }

    [Theory]
    [InlineData("CVG021", "nowhere")]
    [InlineData("CVG024", "later")]
    [InlineData("CVG024", "resize1")]
    [InlineData("CVG015", "vector")]
    public void What_a_resize_takes_its_extents_from_must_have_them_before(string rule, string like)
    {
        var finding = Assert.Single(
            Net.Of(3, 8, 8).Dense(4, name: "vector").Conv(4, 1, name: "x", from: "input").Layer("Resize", ("Like", like)).Conv(2, 1, name: "later").Findings, static finding => finding.Severity == Severity.Error);
        Assert.Equal((rule, "Like"), (finding.Rule, finding.Site.Argument));
    }

    [Fact]
    public void A_resize_has_extents_or_a_model()
    {
        var both = Assert.Single(Net.Of(3, 8, 8).Layer("Resize", ("output", new[] { 4 }), ("Like", "input")).Findings);
        Assert.Equal(("CVG016", "Like", 2), (both.Rule, both.Site.Argument, both.Fixes.Count));
        Assert.Equal("CVG015", Assert.Single(Net.Of(3, 8, 8).Layer("Resize", ("output", Array.Empty<int>())).Findings).Rule);
    }

    [Fact]
    public void The_sizes_that_fit_follow_a_resize_to_another_layer()
    {
        // Whatever the input, the resized map meets its model.
        Assert.Empty(Net.Of(3, 9, 9).Conv(4, 3, padding: 1, name: "skip").MaxPool(2).Layer("Resize", ("Like", "skip")).Add("skip").Findings);
        var finding = Assert.Single(Net.Of(3, 9, 9).Conv(4, 3, padding: 1, name: "skip").MaxPool(2).Layer("Resize", ("Like", "skip")).Layer("MaxPool", ("kernel", new[] { 2 })).Layer("Upsample", ("scale", new[] { 2 })).Add("skip").Findings);
        Assert.Contains("height 9 of the input does not fit, 8 and 10 do", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_is_a_weight_and_a_layer()
    {
        static Net Of(bool withConstant) => withConstant
            ? Net.Of(3, 6, 5).Conv(4, 3, padding: 1, name: "x").Layer("Constant", ("channels", 4), ("extents", new[] { 6, 5 }), ("Name", "pos"), ("Key", "head.pos")).Add("x")
            : Net.Of(3, 6, 5).Conv(4, 3, padding: 1, name: "x").Relu();
        var analysis = Of(true).Analysis;
        var constant = analysis.Layers[2];
        Assert.Equal(("4×6×5", 120L, 0L), (constant.Shape!.ToString(), constant.Cost.Parameters, constant.Cost.ActivationBytes));
        Assert.True(constant.Fields.IsEmpty);
        Assert.Equal(("head.pos.value", TensorRole.Weight, "[4, 6, 5]"), (constant.Tensors[0].Name, constant.Tensors[0].Role, constant.Tensors[0].Shape.ToString()));
        Assert.Equal(112 + 120, analysis.Totals.Parameters);
        Assert.Equal(4 * (112 + 120), analysis.Memory.WeightBytes);
        // No activation stands for it, and the sum takes the convolution's place.
        Assert.Equal(Of(false).Analysis.Memory.PeakActivationBytes, analysis.Memory.PeakActivationBytes);
        Assert.Equal(3, analysis.Layers[3].Fields[0].Size);
    }

    [Theory]
    [InlineData("CVG033", "From", "input", 4)]
    [InlineData("CVG001", "channels", null, 0)]
    public void A_constant_reads_nothing_and_has_a_shape(string rule, string argument, string? from, int channels)
    {
        var net = Net.Of(3, 6, 5);
        var finding = Assert.Single(
            (from is null ? net.Layer("Constant", ("channels", channels), ("extents", new[] { 6 })) : net.Layer("Constant", ("channels", channels), ("From", from))).Relu().Findings, static finding => finding.Severity == Severity.Error);
        Assert.Equal((rule, argument), (finding.Rule, finding.Site.Argument));
    }

    [Fact]
    public void A_network_of_constants_is_analysed_by_every_rule()
    {
        var review = NetworkReview.Of(Net.Of(3, 6, 6)
            .Layer("Constant", ("channels", 8), ("extents", new[] { 6, 6 })).Conv(8, 3, padding: 1, relu: true).Depthwise(3, padding: 1).MaxPool(2).Plain("GlobalAvgPool").Dense(3)
            .Layer("Constant", ("channels", 3), ("extents", Array.Empty<int>()), ("Name", "gate")).Mul("dense1").Layer("Anchors", ("layer", "conv1"), ("Boxes", new[] { 3.0, 3.0 })).Declaration);
        Assert.Empty(review.Findings.Where(static finding => finding.Severity == Severity.Error).Select(static finding => finding.Message));
        NetworkRules.CheckRefactorings(review.Analysis);
    }

    [Fact]
    public void Operands_that_do_not_meet_are_named()
    {
        var finding = Assert.Single(Net.Of(8, 4, 6).Conv(1, 1, name: "plane").Conv(8, 1, name: "a", from: "input").Conv(5, 1, name: "b").Layer("Add", ("others", new[] { "plane", "a" })).Findings);
        Assert.StartsWith("'add1': 'b' is 5×4×6, 'a' is 8×4×6; a sum's operands are alike along every axis, or have 1 there", finding.Message, StringComparison.Ordinal);
        Assert.Equal(("others", 1), (finding.Site.Argument, finding.Site.Element));
    }

    [Fact]
    public void What_stretches_along_an_axis_has_no_place_on_it()
    {
        // A strip of one column: along the height it stays where it is, along the width it is everywhere.
        var strip = Net.Of(4, 16, 12).Conv(4, 3, padding: 1, name: "x").Layer("AvgPool", ("kernel", new[] { 1, 12 })).Add("x").Analysis.Layers[^1].Fields;
        Assert.Equal((3, false), (strip[0].Size, strip[0].IsWholeInput));
        Assert.Equal((12, true, 1.0), (strip[1].Size, strip[1].IsWholeInput, strip[1].Jump));
        // A plane of one channel keeps its places.
        var plane = Net.Of(4, 16, 12).Conv(4, 3, padding: 1, name: "x").Conv(1, 5, padding: 2).Mul("x").Analysis.Layers[^1].Fields;
        Assert.Equal((7, 7, false), (plane[0].Size, plane[1].Size, plane[1].IsWholeInput));
    }

    [Fact]
    public void A_gate_makes_a_field_whole_and_leaves_the_grid()
    {
        var field = Net.Of(8, 32, 32).Conv(8, 3, stride: 2, padding: 1, name: "x").Plain("GlobalAvgPool").Conv(8, 1).Plain("Sigmoid").Mul("x").Conv(8, 3, padding: 1).Analysis.Layers[^1].Fields[0];
        Assert.Equal((32, true, 2, 0), (field.Size, field.IsWholeInput, field.Jump, field.Center));
        Assert.Equal(32, field.EffectiveSize);
    }

    [Theory]
    [InlineData("Upsample", ResizeModeKind.Nearest, 1, 1, 0.5, -0.25)]
    [InlineData("Upsample", ResizeModeKind.Bilinear, 2, 2, 0.5, -0.25)]
    [InlineData("Upsample", ResizeModeKind.Bicubic, 4, 4, 0.5, -0.25)]
    public void Resizes_have_the_fields_of_their_taps(string kind, ResizeModeKind mode, long size, long min, double jump, double center)
    {
        var field = Net.Of(1, 16).Layer(kind, ("scale", new[] { 2 }), ("Mode", mode)).Analysis.Layers[1].Fields[0];
        Assert.Equal((size, min, jump, center), (field.Size, field.MinSize, field.Jump, field.Center));
    }

    [Fact]
    public void Other_maps_have_the_fields_of_their_formulas()
    {
        static ReceptiveField Of(string kind, params (string, object)[] arguments) => Net.Of(16, 14).Layer(kind, arguments).Analysis.Layers[1].Fields[0];
        var aligned = Of("Resize", ("output", new[] { 27 }), ("Mode", ResizeModeKind.Bilinear), ("AlignCorners", true));
        Assert.Equal((13 / 26.0, 2, 1), (aligned.Jump, aligned.Size, aligned.MinSize));
        var adaptive = Of("AdaptiveAvgPool", ("output", new[] { 4 }));
        Assert.Equal((3.5, 4, 4), (adaptive.Jump, adaptive.Size, adaptive.MinSize));
        Assert.Equal((0.5, -0.25), (Of("PixelShuffle", ("factor", 2)).Jump, Of("PixelShuffle", ("factor", 2)).Center));
        Assert.Equal((2.0, 0.5, 2), (Of("PixelUnshuffle", ("factor", 2)).Jump, Of("PixelUnshuffle", ("factor", 2)).Center, Of("PixelUnshuffle", ("factor", 2)).Size));
        Assert.Equal(-3, Of("Pad", ("paddings", new[] { 3 })).Center);
        Assert.Equal(3, Of("Crop", ("paddings", new[] { 3 })).Center);
        Assert.True(Of("Flatten").IsWholeInput);
    }

    [Fact]
    public void Costs_in_one_and_three_dimensions()
    {
        Assert.Equal((3L * 4 * 5 * 10) + 5, Cost(Net.Of(4, 10).Layer("Conv", ("filters", 5), ("kernel", new[] { 3 }), ("Padding", 1))).Macs + 5);
        Assert.Equal(28L * 4 * 5, Cost(Net.Of(4, 10).Layer("Conv", ("filters", 5), ("kernel", new[] { 3 }), ("Padding", 1))).MacsExact);
        Assert.Equal(27L * 4 * 5 * 64, Cost(Net.Of(4, 4, 4, 4).Layer("Conv", ("filters", 5), ("kernel", new[] { 3 }), ("Padding", 1), ("PaddingMode", PaddingModeKind.Replicate))).MacsExact);
        Assert.Equal(216, Cost(Net.Of(1, 4, 4, 4).Layer("Conv", ("filters", 1), ("kernel", new[] { 2 }), ("Bias", false))).Macs);
        Assert.Equal(16L * 4 * 5 * 64, Cost(Net.Of(4, 8, 8).Transposed(5, 4, 2, 1)).Macs);
        Assert.Equal(4L * 90, Cost(Net.Of(10, 3, 3).Dense(4)).Macs);
    }

    [Fact]
    public void Tensors_have_pytorchs_names_and_shapes()
    {
        static IEnumerable<string> Of(Net net) => net.Analysis.Tensors.Select(static tensor => tensor.Name + tensor.Shape);
        Assert.Equal(["c.weight[6, 2, 3, 5]", "c.bias[6]"], Of(Net.Of(4, 8, 8).Layer("Conv", ("filters", 6), ("kernel", new[] { 3, 5 }), ("Groups", 2), ("Key", "c"))));
        Assert.Equal(["t.weight[4, 3, 2, 2]", "t.bias[6]"], Of(Net.Of(4, 8, 8).Layer("ConvTranspose", ("filters", 6), ("kernel", new[] { 2 }), ("Groups", 2), ("Key", "t"))));
        Assert.Equal(["d.weight[12, 1, 3, 3]"], Of(Net.Of(4, 8, 8).Layer("DepthwiseConv", ("kernel", new[] { 3 }), ("Multiplier", 3), ("Bias", false), ("Key", "d"))));
        Assert.Equal(["f.weight[10, 256]", "f.bias[10]"], Of(Net.Of(4, 8, 8).Dense(10, key: "f")));
        Assert.Equal(["b.weight[4]", "b.bias[4]", "b.running_mean[4]", "b.running_var[4]"], Of(Net.Of(4, 8, 8).BatchNorm(key: "b")));
        Assert.Equal(["b.running_mean[4]", "b.running_var[4]"], Of(Net.Of(4, 8, 8).Layer("BatchNorm", ("Affine", false), ("Key", "b"))));
        Assert.Equal(["g.weight[4]", "g.bias[4]"], Of(Net.Of(4, 8, 8).Layer("GroupNorm", ("groups", 2), ("Key", "g"))));
        Assert.Equal(["l.weight[4]"], Of(Net.Of(4, 8, 8).Layer("L2Norm", ("Key", "l"))));
        Assert.Equal(["p.weight[4]"], Of(Net.Of(4, 8, 8).Layer("PRelu", ("Key", "p"))));
        Assert.Equal(["s.weight[4]", "s.bias[4]"], Of(Net.Of(4, 8, 8).Layer("Scale", ("Bias", true), ("Key", "s"))));
        Assert.Empty(Of(Net.Of(4, 8, 8).Layer("Scale", ("Factor", 2.0))));
        var shared = Net.Of(4, 8, 8).Conv(4, 1, key: "a").Conv(4, 1, key: "a").Analysis;
        Assert.Equal((20, 2), (shared.Totals.Parameters, shared.Tensors.Count));
    }

    private static LayerCost Cost(Net net) => net.Analysis.Layers[1].Cost;
}
