using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ConvGen.Analyzers.Tests;

/// <summary>Every fix of every rule, as it stands in the source afterwards.</summary>
public sealed class FixExampleTests
{
    private static readonly (string Key, string Before, string After)[] Examples =
    [
        ("CVG001", "ConvNet(3, 8, 8), Conv(4, 3, Strides = [1, 0])", "ConvNet(3, 8, 8), Conv(4, 3, Strides = [1, 1])"),
        ("CVG002", "ConvNet(3, 8, 8), Conv(4, 9)", "ConvNet(3, 9, 9), Conv(4, 9)"),
        ("CVG003", "ConvNet(64, 8, 8), Conv(100, 3, Groups = 32)", "ConvNet(64, 8, 8), Conv(100, 3, Groups = 4)"),
        ("CVG004", "ConvNet(128, 8, 8), Conv(4, 3, In = 64)", "ConvNet(128, 8, 8), Conv(4, 3, In = 128)"),
        ("CVG005", "ConvNet(3, 9, 9), Conv(4, 3, Padding = 1, Name = \"skip\"), MaxPool(2), ConvTranspose(4, 2, Stride = 2), Add(\"skip\")", "ConvNet(3, 10, 10), Conv(4, 3, Padding = 1, Name = \"skip\"), MaxPool(2), ConvTranspose(4, 2, Stride = 2), Add(\"skip\")"),
        ("CVG005.padding", "ConvNet(3, 9, 9), Conv(4, 3, Padding = 1, Name = \"skip\"), Conv(4, 3, Stride = 2, Padding = 1), ConvTranspose(4, 4, Stride = 2, Padding = 2), Add(\"skip\")", "ConvNet(3, 9, 9), Conv(4, 3, Padding = 1, Name = \"skip\"), Conv(4, 3, Stride = 2, Padding = 1), ConvTranspose(4, 4, Stride = 2, Padding = 2, OutputPadding = 1), Add(\"skip\")"),
        ("CVG005.crop", "ConvNet(3, 9, 9), Conv(4, 3, Padding = 1, Name = \"skip\"), MaxPool(2), ConvTranspose(4, 2, Stride = 2), Add(\"skip\")", "ConvNet(3, 9, 9), Conv(4, 3, Padding = 1, Name = \"skip\"), MaxPool(2), ConvTranspose(4, 2, Stride = 2), Crop([0, 0, 1, 1], From = \"skip\", Name = \"cropped\"), Add(\"cropped\", From = \"convtranspose1\")"),
        ("CVG005.same", "ConvNet(8, 9, 9), Relu(Name = \"x\"), Conv(8, 3), Add(\"x\")", "ConvNet(8, 9, 9), Relu(Name = \"x\"), Conv(8, 3, Padding = 1), Add(\"x\")"),
        ("CVG005.projection", "ConvNet(8, 8, 8), Relu(Name = \"x\"), Conv(16, 3, Padding = 1), Add(\"x\")", "ConvNet(8, 8, 8), Relu(Name = \"x\"), Conv(16, 3, Padding = 1), Conv(16, 1, From = \"x\", Name = \"projection\"), Add(\"projection\", From = \"conv1\")"),
        ("CVG006", "ConvNet(3, 8, 8), MaxPool(3, Stride = 2, Padding = 2)", "ConvNet(3, 8, 8), MaxPool(3, Stride = 2, Padding = 1)"),
        ("CVG007", "ConvNet(3, 8, 8), ConvTranspose(4, 3, Stride = 2, Padding = 1, OutputPadding = 2)", "ConvNet(3, 8, 8), ConvTranspose(4, 3, Stride = 2, Padding = 1, OutputPadding = 1)"),
        ("CVG007.kernel", "ConvNet(3, 8, 8), ConvTranspose(4, 3, Stride = 2, Padding = 1, OutputPadding = 2)", "ConvNet(3, 8, 8), ConvTranspose(4, 4, Stride = 2, Padding = 1, OutputPadding = 1)"),
        ("CVG008", "ConvNet(3, 8, 8), ConvTranspose(4, 2, Stride = 2, OutputPadding = 1)", "ConvNet(3, 8, 8), ConvTranspose(4, 4, Stride = 2, Paddings = [0, 0, 1, 1])"),
        ("CVG009", "ConvNet(3, 224, 224), Conv(4, 3, Stride = 2, AutoPad = AutoPad.SameUpper)", "ConvNet(3, 224, 224), Conv(4, 3, Stride = 2, Paddings = [0, 0, 1, 1])"),
        ("CVG010", "ConvNet(3, 12, 12), MaxPool(1, Stride = 2, CeilMode = true)", "ConvNet(3, 12, 12), MaxPool(1, Stride = 2)"),
        ("CVG011", "ConvNet(512, 8, 8), Dense(10, In = 25088)", "ConvNet(512, 8, 8), Dense(10, In = 32768)"),
        ("CVG011.pool", "ConvNet(512, 8, 8), Dense(10, In = 25088)", "ConvNet(512, 8, 8), GlobalAvgPool, Dense(10, In = 512)"),
        ("CVG013", "ConvNet(4, 8, 8), Conv(9, 3, Padding = 1, Name = \"offsets\"), DeformConv(4, 3, Padding = 1, Offsets = \"offsets\", From = \"input\")", "ConvNet(4, 8, 8), Conv(18, 3, Padding = 1, Name = \"offsets\"), DeformConv(4, 3, Padding = 1, Offsets = \"offsets\", From = \"input\")"),
        ("CVG014", "ConvNet(3, 8, 8), Conv(63, 3), PixelShuffle(2)", "ConvNet(3, 8, 8), Conv(64, 3), PixelShuffle(2)"),
        ("CVG016", "ConvNet(3, 8, 8), Conv(4, 3, Stride = 2, Strides = [2, 2])", "ConvNet(3, 8, 8), Conv(4, 3, Strides = [2, 2])"),
        ("CVG021", "ConvNet(3, 8, 8), Conv(4, 1, Name = \"features\"), Conv(4, 1), Add(\"featurs\")", "ConvNet(3, 8, 8), Conv(4, 1, Name = \"features\"), Conv(4, 1), Add(\"features\")"),
        ("CVG022", "ConvNet(3, 8, 8), Conv(4, 1, Name = \"equals\")", "ConvNet(3, 8, 8), Conv(4, 1, Name = \"equals2\")"),
        ("CVG033", "ConvNet(4, 8, 8), Relu(Name = \"a\"), Constant(4, 8, 8, From = \"a\"), Add(\"a\")", "ConvNet(4, 8, 8), Relu(Name = \"a\"), Constant(4, 8, 8), Add(\"a\")"),
        ("CVG101", "ConvNet(3, 9, 9), Conv(8, 3), MaxPool(2)", "ConvNet(3, 9, 9), Conv(8, 3), MaxPool(2, Paddings = [0, 0, 1, 1])"),
        ("CVG101.input", "ConvNet(3, 9, 9), Conv(8, 3), MaxPool(2)", "ConvNet(3, 8, 8), Conv(8, 3), MaxPool(2)"),
        ("CVG101.same", "ConvNet(3, 10, 10), Conv(8, 5, Stride = 3, Paddings = [0, 0])", "ConvNet(3, 10, 10), Conv(8, 5, Stride = 3, AutoPad = AutoPad.SameUpper)"),
        ("CVG102.average", "ConvNet(3, 9, 9), Conv(8, 3, Name = \"a\"), Relu(Name = \"b\"), Conv(8, 1, Stride = 2, From = \"b\")", "ConvNet(3, 9, 9), Conv(8, 3, Name = \"a\"), Relu(Name = \"b\"), AvgPool(2, CeilMode = true, From = \"b\"), Conv(8, 1)"),
        ("CVG102.stride", "ConvNet(3, 8, 8), MaxPool(2, Stride = 3)", "ConvNet(3, 8, 8), MaxPool(2, Stride = 2)"),
        ("CVG103", "ConvNet(16, 8, 8), Conv(16, 3, Padding = 1, Activation = Activation.Relu, Name = \"body\"), Conv(32, 1, Stride = 2, Name = \"left\"), Conv(32, 1, Stride = 2, From = \"body\"), Add(\"left\")", "ConvNet(16, 8, 8), Conv(16, 3, Padding = 1, Activation = Activation.Relu, Name = \"body\", Stride = 2), Conv(32, 1, Name = \"left\"), Conv(32, 1, From = \"body\"), Add(\"left\")"),
        ("CVG104.rates", "ConvNet(4, 32, 32), Conv(4, 3, Padding = 2, Dilation = 2), Relu, Conv(4, 3, Padding = 2, Dilation = 2), Relu, Conv(4, 3, Padding = 2, Dilation = 2)", "ConvNet(4, 32, 32), Conv(4, 3, Padding = 1), Relu, Conv(4, 3, Padding = 2, Dilation = 2), Relu, Conv(4, 3, Padding = 2, Dilation = 2)"),
        ("CVG104.convolution", "ConvNet(4, 32, 32), Conv(4, 3, Padding = 2, Dilation = 2), Relu, Conv(4, 3, Padding = 2, Dilation = 2)", "ConvNet(4, 32, 32), Conv(4, 3, Padding = 1), Relu, Conv(4, 3, Padding = 2, Dilation = 2), Relu, Conv(4, 3, Padding = 2, Dilation = 2)"),
        ("CVG105", "ConvNet(4, 28, 28), Conv(4, 3, Padding = 36, Dilation = 36)", "ConvNet(4, 28, 28), Conv(4, 3, Padding = 1, Dilation = 1)"),
        ("CVG105.point", "ConvNet(4, 28, 28), Conv(4, 3, Padding = 36, Dilation = 36)", "ConvNet(4, 28, 28), Conv(4, 1)"),
        ("CVG106", "ConvNet(8, 8, 8), ConvTranspose(4, 3, Stride = 2, Padding = 1, OutputPadding = 1)", "ConvNet(8, 8, 8), ConvTranspose(4, 4, Stride = 2, Padding = 1)"),
        ("CVG106.resize", "ConvNet(8, 8, 8), ConvTranspose(4, 3, Stride = 2, Padding = 1, OutputPadding = 1, Activation = Activation.Relu), Conv(4, 3), Conv(4, 3, From = \"convtranspose1\"), Add(\"conv1\")", "ConvNet(8, 8, 8), Upsample(2), Conv(4, 3, Padding = 1, Activation = Activation.Relu), Conv(4, 3), Conv(4, 3, From = \"conv1\"), Add(\"conv2\")"),
        ("CVG106.shuffle", "ConvNet(8, 8, 8), ConvTranspose(4, 3, Stride = 2, Padding = 1, OutputPadding = 1, Name = \"up\"), Conv(4, 3, Padding = 1), Add(\"up\")", "ConvNet(8, 8, 8), Conv(16, 3, Padding = 1), PixelShuffle(2, Name = \"up\"), Conv(4, 3, Padding = 1), Add(\"up\")"),
        ("CVG108", "ConvNet(3, 9, 9), Conv(4, 3, Name = \"a\"), Crop(2, 2, 0, 0, From = \"input\"), Concat(\"a\")", "ConvNet(3, 9, 9), Conv(4, 3, Name = \"a\"), Crop(1, From = \"input\"), Concat(\"a\")"),
        ("CVG108.even", "ConvNet(3, 8, 8), Conv(4, 3, Padding = 1, Name = \"skip\"), Conv(4, 3, Stride = 2, Padding = 1), Upsample(2), Concat(\"skip\")", "ConvNet(3, 8, 8), Conv(4, 3, Padding = 1, Name = \"skip\"), Conv(4, 4, Stride = 2, Padding = 1), Upsample(2), Concat(\"skip\")"),
        ("CVG109", "ConvNet(3, 9, 9), Conv(4, 4, Padding = 1), Conv(4, 3)", "ConvNet(3, 9, 9), Conv(4, 3, Padding = 1), Conv(4, 3)"),
        ("CVG111", "ConvNet(8, 16, 16), Conv(8, 3, Stride = 2, Padding = 2, Dilation = 2)", "ConvNet(8, 16, 16), Conv(8, 3, Stride = 2, Padding = 1)"),
        ("CVG111", "ConvNet(8, 16, 16), Conv(8, 5, Stride = 2, Padding = 8, Dilation = 4)", "ConvNet(8, 16, 16), Conv(8, 5, Stride = 2, Padding = 6, Dilation = 3)"),
        ("CVG201", "ConvNet(3, 16, 16), Conv(4, 7, Padding = 3), Relu, Conv(4, 3, Padding = 1), GlobalAvgPool, Dense(4)", "ConvNet(3, 16, 16), Conv(4, 7, Padding = 3), Relu, Conv(4, 3, Padding = 5, Dilation = 5), GlobalAvgPool, Dense(4)"),
        ("CVG202.removal", "ConvNet(3, 8, 8), Conv(4, 5, Padding = 2), Relu, Conv(4, 5, Padding = 2), Relu, Conv(4, 3, Padding = 1, Bias = false), BatchNorm, Relu, Conv(2, 1)", "ConvNet(3, 8, 8), Conv(4, 5, Padding = 2), Relu, Conv(4, 5, Padding = 2), Relu, Conv(2, 1)"),
        ("CVG202.input", "ConvNet(3, 8, 8), Conv(4, 5, Padding = 2), Relu, Conv(4, 5, Padding = 2), Relu, Conv(4, 3, Padding = 1)", "ConvNet(3, 10, 10), Conv(4, 5, Padding = 2), Relu, Conv(4, 5, Padding = 2), Relu, Conv(4, 3, Padding = 1)"),
        ("CVG203", "ConvNet(3, 64, 64), Conv(8, 3, Stride = 2, Padding = 1, Name = \"fine\"), Conv(8, 3, Stride = 2, Padding = 1, Name = \"coarse\"), Anchors(\"fine\", Boxes = [6, 6], Stride = 2)", "ConvNet(3, 64, 64), Conv(8, 3, Stride = 2, Padding = 1, Name = \"fine\"), Conv(8, 3, Stride = 2, Padding = 1, Name = \"coarse\"), Anchors(\"coarse\", Boxes = [6, 6], Stride = 4)"),
        ("CVG204", "ConvNet(3, 64, 64), Conv(8, 3, Stride = 2, Padding = 1, Name = \"fine\"), Conv(8, 3, Stride = 2, Padding = 1), Conv(8, 3, Stride = 2, Padding = 1, Name = \"coarse\"), Anchors(\"coarse\", Boxes = [1.8, 1.8], MatchingIoU = 0.05)", "ConvNet(3, 64, 64), Conv(8, 3, Stride = 2, Padding = 1, Name = \"fine\"), Conv(8, 3, Stride = 2, Padding = 1), Conv(8, 3, Stride = 2, Padding = 1, Name = \"coarse\"), Anchors(\"fine\", Boxes = [1.8, 1.8], MatchingIoU = 0.05)"),
        ("CVG204", "ConvNet(3, 64, 64), Conv(8, 3, Stride = 2, Padding = 1, Name = \"fine\"), Conv(8, 3, Stride = 2, Padding = 1), Conv(8, 3, Stride = 2, Padding = 1, Name = \"coarse\"), Anchors(\"coarse\", Boxes = [1.8, 1.8, 10, 10], MatchingIoU = 0.05)", "ConvNet(3, 64, 64), Conv(8, 3, Stride = 2, Padding = 1, Name = \"fine\"), Conv(8, 3, Stride = 2, Padding = 1), Conv(8, 3, Stride = 2, Padding = 1, Name = \"coarse\"), Anchors(\"coarse\", Boxes = [10, 10], MatchingIoU = 0.05), Anchors(\"fine\", Boxes = [1.8, 1.8], MatchingIoU = 0.05)"),
        ("CVG205", "ConvNet(3, 64, 64), Conv(8, 3, Stride = 2, Padding = 1), Anchors(\"conv1\", Sizes = [3, 8], MatchingIoU = 0.5)", "ConvNet(3, 64, 64), Conv(8, 3, Stride = 2, Padding = 1), Anchors(\"conv1\", Sizes = [6, 8], MatchingIoU = 0.5)"),
        ("CVG206", "ConvNet(3, 64, 64), Conv(8, 3, Stride = 2, Padding = 1), Anchors(\"conv1\", Boxes = [3, 3], Stride = 3)", "ConvNet(3, 64, 64), Conv(8, 3, Stride = 2, Padding = 1), Anchors(\"conv1\", Boxes = [3, 3], Stride = 2)"),
        ("CVG207", "ConvNet(3, 64, 64), Conv(8, 3, Stride = 2, Padding = 1), Relu, Conv(20, 1, Name = \"head\"), Anchors(\"head\", Boxes = [8, 8, 12, 8, 8, 12])", "ConvNet(3, 64, 64), Conv(8, 3, Stride = 2, Padding = 1), Relu, Conv(21, 1, Name = \"head\"), Anchors(\"head\", Boxes = [8, 8, 12, 8, 8, 12])"),
        ("CVG301", "ConvNet(64, 16, 16), Conv(64, 7, Padding = 3, Bias = false, Name = \"wide\"), BatchNorm, Relu, Conv(64, 3), Conv(64, 3, From = \"wide\"), Add(\"conv2\")", "ConvNet(64, 16, 16), Conv(64, 3, Padding = 1, Bias = false, Activation = Activation.Relu), Conv(64, 3, Padding = 1, Bias = false, Activation = Activation.Relu), Conv(64, 3, Padding = 1, Bias = false, Name = \"wide\"), BatchNorm, Relu, Conv(64, 3), Conv(64, 3, From = \"wide\"), Add(\"conv4\")"),
        ("CVG301", "ConvNet(64, 16, 16), Conv(64, 5, Bias = false), BatchNorm, Relu, Conv(64, 3), Add(\"conv2\"), Output(\"conv2\"), Output(\"add1\")", "ConvNet(64, 16, 16), Conv(64, 3, Bias = false), BatchNorm, Relu, Conv(64, 3, Bias = false), BatchNorm, Relu, Conv(64, 3), Add(\"conv3\"), Output(\"conv3\"), Output(\"add1\")"),
        ("CVG302", "ConvNet(32, 8, 8), Conv(32, 3, Padding = 1)", "ConvNet(32, 8, 8), SeparableConv(32, 3, Padding = 1)"),
        ("CVG303", "ConvNet(64, 8, 8), Conv(64, 3, Padding = 1), Conv(64, 1, Activation = Activation.LeakyRelu, Alpha = 0.1, Name = \"out\"), Relu(From = \"out\")", "ConvNet(64, 8, 8), Conv(64, 3, Padding = 1, Activation = Activation.LeakyRelu, Alpha = 0.1, Name = \"out\"), Relu(From = \"out\")"),
        ("CVG303.activation", "ConvNet(64, 8, 8), Conv(64, 3, Padding = 1), Conv(64, 1)", "ConvNet(64, 8, 8), Conv(64, 3, Padding = 1, Activation = Activation.Relu), Conv(64, 1)"),
        ("CVG304", "ConvNet(3, 8, 8), Conv(4, 3), BatchNorm", "ConvNet(3, 8, 8), Conv(4, 3, Bias = false), BatchNorm"),
        ("CVG305", "ConvNet(16, 8, 8), Conv(16, 3, Groups = 4), Relu, Conv(16, 3, Groups = 4)", "ConvNet(16, 8, 8), Conv(16, 3, Groups = 4), Relu, ChannelShuffle(4), Conv(16, 3, Groups = 4)"),
        ("CVG305", "ConvNet(8, 8, 8), DepthwiseConv(3, Padding = 1), Relu, DepthwiseConv(3, Padding = 1)", "ConvNet(8, 8, 8), DepthwiseConv(3, Padding = 1), Relu, Conv(8, 1), DepthwiseConv(3, Padding = 1)"),
        ("CVG306", "ConvNet(64, 8, 8), Conv(64, 3, Groups = 32)", "ConvNet(64, 8, 8), Conv(64, 3, Groups = 4)"),
        ("CVG307", "ConvNet(3, 8, 8), Conv(17, 3), Conv(16, 1)", "ConvNet(3, 8, 8), Conv(20, 3), Conv(16, 1)"),
        ("CVG311", "ConvNet(32, 8, 8), Conv(16, 1), BatchNorm, AvgPool(2, Name = \"pool\"), Conv(4, 1), Conv(4, 1, From = \"pool\"), Add(\"conv2\")", "ConvNet(32, 8, 8), AvgPool(2, Name = \"pool\"), Conv(16, 1), BatchNorm, Conv(4, 1), Conv(4, 1, From = \"batchnorm1\"), Add(\"conv2\")"),
        ("CVG312", "ConvNet(3, 8, 8), Conv(3, 1), Relu, Relu, Conv(3, 1), Add(\"relu2\")", "ConvNet(3, 8, 8), Conv(3, 1), Relu, Conv(3, 1), Add(\"relu1\")"),
        ("CVG312.both", "ConvNet(8, 8, 8), Conv(8, 3), ChannelShuffle(2), ChannelShuffle(4), Conv(8, 1), Add(\"channelshuffle2\")", "ConvNet(8, 8, 8), Conv(8, 3), Conv(8, 1), Add(\"conv1\")"),
        ("CVG303.activation", "ConvNet(64, 8, 8), Conv(64, 3, Padding = 1, Bias = false), BatchNorm, Conv(64, 1)", "ConvNet(64, 8, 8), Conv(64, 3, Padding = 1, Bias = false), BatchNorm, Relu, Conv(64, 1)"),
        ("CVG313", "ConvNet(64), Dense(10), Sigmoid, Softmax", "ConvNet(64), Dense(10), Softmax"),
        ("CVG313", "ConvNet(64), Dense(10, Activation = Activation.Relu), Softmax", "ConvNet(64), Dense(10), Softmax"),
        ("CVG314", "ConvNet(64, 1, 1), GroupNorm(64)", "ConvNet(64, 1, 1), GroupNorm(1)"),
        ("CVG314.stored", "ConvNet(64, 1, 1), InstanceNorm(Epsilon = 0.001)", "ConvNet(64, 1, 1), BatchNorm(Epsilon = 0.001)"),
        ("CVG316", "ConvNet(64, 8, 8), Conv(64, 9, Padding = 4, Groups = 64), Relu, Dense(512, In = 4096)", "ConvNet(64, 8, 8), Conv(64, 9, Padding = 4, Groups = 64), Relu, GlobalAvgPool, Dense(512)"),
        ("CVG316", "ConvNet(64, 8, 8), Conv(64, 9, Padding = 4, Groups = 64), Relu, Flatten(From = \"relu1\"), Dense(512)", "ConvNet(64, 8, 8), Conv(64, 9, Padding = 4, Groups = 64), Relu, GlobalAvgPool(From = \"relu1\"), Flatten, Dense(512)"),
        ("CVG406", "ConvNet(3, 8, 8, Task = NetworkTask.Classification), Conv(4, 8)", "ConvNet(3, 8, 8, Task = NetworkTask.Classification), Normalize, Conv(4, 8)"),
        ("CVG501", "ConvNet(3, 32, Causal = true), Conv(4, 3, Paddings = [1, 1])", "ConvNet(3, 32, Causal = true), Conv(4, 3, Paddings = [2, 0])"),
        ("CVG502", "ConvNet(3, 32, Causal = true), Pad(1), Relu, Conv(4, 3)", "ConvNet(3, 32, Causal = true), Pad([2, 0]), Relu, Conv(4, 3)"),
        ("CVG502", "ConvNet(3, 32, Causal = true), ConvTranspose(4, 4, Stride = 2, Padding = 1)", "ConvNet(3, 32, Causal = true), ConvTranspose(4, 4, Stride = 2, Paddings = [0, 2])"),
        ("CVG502", "ConvNet(3, 32, Causal = true), Conv(4, 3, Paddings = [2, 0], PaddingMode = PaddingMode.Reflect)", "ConvNet(3, 32, Causal = true), Conv(4, 3, Paddings = [2, 0])"),
        ("CVG502.layer", "ConvNet(3, 32, Causal = true), Conv(4, 1), InstanceNorm, Relu", "ConvNet(3, 32, Causal = true), Conv(4, 1), LayerNorm, Relu"),
    ];

    public static TheoryData<string, string, string> All
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (key, before, after) in Examples)
            {
                data.Add(key, before, after);
            }

            return data;
        }
    }

    /// <summary>The rules that have an example here.</summary>
    public static string[] Ids => [.. Examples.Select(static example => example.Key.Split('.')[0]).Distinct()];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_fix_changes_what_it_says_and_nothing_else(string key, string before, string after)
    {
        var parts = key.Split('.');

        Assert.Equal(Source(after), Assert.Single(await FixRun.Apply(parts[0], parts.Length > 1 ? parts[1] : "", Source(before))));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task The_source_says_afterwards_what_the_model_has_tried(string id, string before)
    {
        var graphs = await FixRun.Both(id, Source(before));

        Assert.NotEmpty(graphs);
        Assert.All(graphs, static both =>
        {
            Assert.Equal(both.Edited.Nodes.Select(static node => (node.Name, node.Key, node.Op)), both.Read.Nodes.Select(static node => (node.Name, node.Key, node.Op)));
            Assert.Equal(both.Edited.Nodes.Select(static node => node.Inputs), both.Read.Nodes.Select(static node => node.Inputs));
            Assert.Equal(both.Edited.Outputs, both.Read.Outputs);
            Assert.Equal(both.Edited.Anchors.Select(static anchors => (anchors.Node, anchors.Boxes, anchors.Stride)), both.Read.Anchors.Select(static anchors => (anchors.Node, anchors.Boxes, anchors.Stride)));
        });
    }

    public static TheoryData<string, string> Sources
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (id, before) in Examples.Select(static example => (example.Key.Split('.')[0], example.Before)).Distinct())
            {
                data.Add(id, before);
            }

            return data;
        }
    }

    private static string Source(string attributes) => $"using ConvGen;\n[{attributes}]\npartial class Net;";
}
