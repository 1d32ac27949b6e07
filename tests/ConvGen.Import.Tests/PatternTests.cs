using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;
using ConvGen.Onnx;
using ConvGen.Onnx.Protocol;
using Xunit;

namespace ConvGen.Import.Tests;

/// <summary>What exporters write in several nodes becomes the layers a person would write, and computes what ONNX Runtime computes.</summary>
public sealed class PatternTests
{
    private const double Tolerance = 1e-4;

    private static readonly Lazy<CompiledNetworks> Compiled = new(static () => CompiledNetworks.Of(PatternCases.All.Select(static entry => Import(entry).Declaration)));

    public static TheoryData<string> Names => [.. PatternCases.All.Select(static entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pattern_becomes_layers(string name)
    {
        var entry = PatternCases.All.Single(entry => entry.Name == name);
        var imported = Import(entry);
        var input = FloatFile.Noise(entry.Input.Aggregate(static (product, extent) => product * extent));
        float[] expected = [.. ReferenceRuntime.Run(entry.File, input, [.. entry.Input.Select(static extent => (long)extent)]).SelectMany(static output => output)];

        var actual = new float[expected.Length];
        Compiled.Value.Create(imported).RunAll(input, actual);

        Assert.Equal(entry.Layers, Layers(imported.Declaration));
        Closeness.AssertClose(expected, actual, Tolerance);
    }

    private static ImportedNetwork Import(PatternCase entry) => OnnxImporter.Import(entry.File, new OnnxImportOptions { Name = entry.Name });

    /// <summary>The attributes' names, activations beside them.</summary>
    private static string Layers(NetworkDeclaration declaration) => string.Join(' ', declaration.Attributes.Where(static attribute => attribute.Kind is not "ConvNet").Select(static attribute =>
        attribute.Arguments.FirstOrDefault(static argument => argument.Name == "Activation")?.Value is ArgumentValue.Integer activation
            ? $"{attribute.Kind}+{(ActivationKind)activation.Value}"
            : attribute.Kind));
}

/// <summary>A graph and the layers it should become.</summary>
internal sealed record PatternCase(string Name, int[] Input, byte[] File, string Layers);

/// <summary>The cases.</summary>
internal static class PatternCases
{
    private const long Opset = 17;

    public static IReadOnlyList<PatternCase> All { get; } =
    [
        Case("HardSwishByDivision", [1, 8, 6, 5], "HardSwish", static (g, x) => g.Op("Div", [g.Op("Mul", [x, Clamp(g, x)]), g.Number(6)])),
        Case("HardSwishByGate", [1, 8, 6, 5], "HardSwish", static (g, x) => g.Op("Mul", [x, g.Op("Div", [Clamp(g, x), g.Number(6)])])),
        Case("HardSwishByOperator", [1, 8, 6, 5], "HardSwish", static (g, x) =>
            g.Op("Mul", [g.Op("HardSigmoid", x, AttributeProto.Of("alpha", 1.0 / 6), AttributeProto.Of("beta", 0.5)), x])),
        Case("HardSigmoidByDivision", [1, 8, 6, 5], "HardSigmoid", static (g, x) => g.Op("Div", [Clamp(g, x), g.Number(6)])),
        Case("HardSigmoidByClip", [1, 8, 6, 5], "HardSigmoid", static (g, x) =>
            g.Op("Clip", [g.Op("Add", [g.Op("Mul", [x, g.Number(0.2)]), g.Number(0.5)]), g.Number(0), g.Number(1)])),
        Case("Silu", [1, 8, 6, 5], "Silu", static (g, x) => g.Op("Mul", [x, g.Op("Sigmoid", x)])),
        Case("Mish", [1, 8, 6, 5], "Mish", static (g, x) => g.Op("Mul", [x, g.Op("Tanh", g.Op("Log", g.Op("Add", [g.Op("Exp", x), g.Number(1)])))])),
        Case("Gelu", [1, 8, 6, 5], "Gelu", static (g, x) =>
            g.Op("Mul", [g.Op("Mul", [x, g.Op("Add", [g.Op("Erf", g.Op("Div", [x, g.Number(Math.Sqrt(2))])), g.Number(1)])]), g.Number(0.5)])),
        Case("GeluByTanh", [1, 8, 6, 5], "Gelu", static (g, x) =>
        {
            var inner = g.Op("Add", [x, g.Op("Mul", [g.Op("Pow", [x, g.Number(3)]), g.Number(0.044715)])]);
            var tanh = g.Op("Tanh", g.Op("Mul", [inner, g.Number(Math.Sqrt(2 / Math.PI))]));
            return g.Op("Mul", [g.Op("Mul", [x, g.Number(0.5)]), g.Op("Add", [tanh, g.Number(1)])]);
        }),
        Case("LeakyByMaximum", [1, 8, 6, 5], "LeakyRelu", static (g, x) => g.Op("Max", [x, g.Op("Mul", [x, g.Number(0.1)])])),
        Case("Relu6", [1, 8, 6, 5], "Relu6", static (g, x) => g.Op("Clip", [x, g.Number(0), g.Number(6)])),
        Case("Squares", [1, 8, 6, 5], "Mul", static (g, x) => g.Op("Pow", [x, g.Number(2)])),
        Case("LayerNormOverChannels", [1, 8, 6, 5], "LayerNorm", static (g, x) =>
        {
            var axes = AttributeProto.Of("axes", [1]);
            var centred = g.Op("Sub", [x, g.Op("ReduceMean", x, axes)]);
            var variance = g.Op("ReduceMean", g.Op("Pow", [centred, g.Number(2)]), axes);
            var normalized = g.Op("Div", [centred, g.Op("Sqrt", g.Op("Add", [variance, g.Number(1e-6)]))]);
            return g.Op("Add", [g.Op("Mul", [normalized, g.Weights([8, 1, 1], 1)]), g.Weights([8, 1, 1])]);
        }),
        Case("LengthOverChannels", [1, 8, 6, 5], "L2Norm", static (g, x) =>
        {
            var length = g.Op("Clip", [g.Op("ReduceL2", x, AttributeProto.Of("axes", [1])), g.Number(1e-12)]);
            return g.Op("Div", [x, g.Op("Expand", [length, g.Op("Shape", x)])]);
        }),
        Case("LengthByRootOfSquares", [1, 8, 6, 5], "L2Norm", static (g, x) =>
        {
            var squares = g.Op("ReduceSum", [g.Op("Mul", [x, x]), g.Integers(1)]);
            var normalized = g.Op("Div", [x, g.Op("Max", [g.Op("Sqrt", squares), g.Number(1e-12)])]);
            return g.Op("Mul", [normalized, g.Weights([8, 1, 1], 1)]);
        }),
        Case("GroupNormByReshape", [1, 8, 6, 5], "GroupNorm", static (g, x) =>
        {
            var grouped = g.Op("Reshape", [x, g.Integers(0, 2, -1)]);
            var normalized = g.Op("InstanceNormalization", [grouped, g.Numbers([2], 1, 1), g.Numbers([2], 0, 0)]);
            var back = g.Op("Reshape", [normalized, g.Op("Shape", x)]);
            return g.Op("Add", [g.Op("Mul", [back, g.Weights([8, 1, 1], 1)]), g.Weights([8, 1, 1])]);
        }),
        Case("NormByMulAndAdd", [1, 8, 6, 5], "Conv Scale Relu", static (g, x) =>
        {
            var convolved = g.Op("Conv", [x, g.Weights([4, 8, 3, 3])]);
            return g.Op("Relu", g.Op("Add", [g.Op("Mul", [convolved, g.Weights([1, 4, 1, 1], 1)]), g.Weights([1, 4, 1, 1])]));
        }),
        Case("BiasByAdd", [1, 8, 6, 5], "Conv+Relu", static (g, x) => g.Op("Relu", g.Op("Add", [g.Op("Conv", [x, g.Weights([4, 8, 3, 3])]), g.Weights([4, 1, 1])]))),
        Case("DenseByMatMul", [1, 8, 6, 5], "GlobalAvgPool Dense", static (g, x) =>
        {
            var mean = g.Op("ReduceMean", x, AttributeProto.Of("axes", [2, 3]), AttributeProto.Of("keepdims", 0));
            return g.Op("Add", [g.Op("MatMul", [mean, g.Weights([8, 5])]), g.Weights([5])]);
        }),
        Case("ChannelShuffle", [1, 8, 6, 5], "ChannelShuffle", static (g, x) =>
            g.Op("Reshape", [g.Op("Transpose", g.Op("Reshape", [x, g.Integers(1, 2, 4, 6, 5)]), AttributeProto.Of("perm", [0, 2, 1, 3, 4])), g.Integers(1, 8, 6, 5)])),
        Case("ChannelShuffleInHalves", [1, 8, 6, 5], "ChannelShuffle Slice Slice Concat", static (g, x) =>
        {
            var shuffled = g.Op("Reshape", [g.Op("Transpose", g.Op("Reshape", [x, g.Integers(1, 2, 4, 6, 5)]), AttributeProto.Of("perm", [0, 2, 1, 3, 4])), g.Integers(1, -1, 6, 5)]);
            var halves = g.Ops("Split", 2, [shuffled], AttributeProto.Of("axis", 1));
            return g.Op("Concat", [halves[1], halves[0]], AttributeProto.Of("axis", 1));
        }),
        Case("PixelShuffleByReshape", [1, 8, 6, 5], "PixelShuffle", static (g, x) =>
            g.Op("Reshape", [g.Op("Transpose", g.Op("Reshape", [x, g.Integers(1, 2, 2, 2, 6, 5)]), AttributeProto.Of("perm", [0, 1, 4, 2, 5, 3])), g.Integers(1, 2, 12, 10)])),
        Case("DepthToSpaceInBothModes", [1, 32, 6, 5], "PixelShuffle ChannelShuffle PixelShuffle", static (g, x) =>
            g.Op("DepthToSpace", g.Op("DepthToSpace", x, AttributeProto.Of("blocksize", 2), AttributeProto.Of("mode", "CRD")), AttributeProto.Of("blocksize", 2))),
        Case("PixelUnshuffleByReshape", [1, 2, 6, 8], "PixelUnshuffle", static (g, x) =>
            g.Op("Reshape", [g.Op("Transpose", g.Op("Reshape", [x, g.Integers(1, 2, 3, 2, 4, 2)]), AttributeProto.Of("perm", [0, 1, 3, 5, 2, 4])), g.Integers(1, 8, 3, 4)])),
        Case("SpaceToDepth", [1, 3, 6, 8], "PixelUnshuffle ChannelShuffle", static (g, x) => g.Op("SpaceToDepth", x, AttributeProto.Of("blocksize", 2))),
        Case("FocusBySlices", [1, 3, 6, 8], "Crop MaxPool Crop MaxPool Concat", static (g, x) =>
        {
            string Every(long start) => g.Op("Slice", [x, g.Integers(start), g.Integers(100), g.Integers(3), g.Integers(2)]);
            return g.Op("Concat", [Every(0), Every(1)], AttributeProto.Of("axis", 1));
        }),
        Case("ChannelsLast", [1, 6, 5, 8], "Conv+Relu Softmax", static (g, x) =>
        {
            var convolved = g.Op("Conv", [g.Op("Transpose", x, AttributeProto.Of("perm", [0, 3, 1, 2])), g.Weights([4, 8, 3, 3])]);
            return g.Op("Softmax", g.Op("Relu", g.Op("Transpose", convolved, AttributeProto.Of("perm", [0, 2, 3, 1]))), AttributeProto.Of("axis", -1));
        }),
        Case("LinearOverChannelsLast", [1, 8, 6, 5], "Conv", static (g, x) =>
            g.Op("Transpose", g.Op("Add", [g.Op("MatMul", [g.Op("Transpose", x, AttributeProto.Of("perm", [0, 2, 3, 1])), g.Weights([8, 3])]), g.Weights([3])]), AttributeProto.Of("perm", [0, 3, 1, 2]))),
        Case("FlattenedChannelsLast", [1, 8, 6, 5], "Flatten Dense", static (g, x) =>
            g.Op("Gemm", [g.Op("Flatten", g.Op("Transpose", x, AttributeProto.Of("perm", [0, 2, 3, 1]))), g.Weights([3, 240])], AttributeProto.Of("transB", 1))),
        Case("FlattenByShape", [1, 8, 6, 5], "Dense", static (g, x) =>
        {
            var batch = g.Op("Unsqueeze", [g.Op("Gather", [g.Op("Shape", x), g.Integers(0)], AttributeProto.Of("axis", 0)), g.Integers(0)]);
            var shape = g.Op("Concat", [g.Op("Squeeze", [batch, g.Integers(0)]), g.Integers(-1)], AttributeProto.Of("axis", 0));
            return g.Op("MatMul", [g.Op("Reshape", [x, shape]), g.Weights([240, 3])]);
        }),
        Case("PadBeforeConv", [1, 8, 6, 5], "Conv", static (g, x) =>
            g.Op("Conv", [g.Op("Pad", [x, g.Integers(0, 0, 0, 1, 0, 0, 2, 1)]), g.Weights([4, 8, 3, 3])])),
        Case("MirrorBeforeConv", [1, 8, 6, 5], "Conv", static (g, x) =>
            g.Op("Conv", [g.Op("Pad", [x, g.Integers(0, 0, 1, 1, 0, 0, 1, 1)], AttributeProto.Of("mode", "reflect")), g.Weights([4, 8, 3, 3])])),
        Case("ZerosBehindChannels", [1, 8, 6, 5], "PadChannels", static (g, x) =>
            g.Op("Concat", [x, g.Op("ConstantOfShape", g.Integers(1, 3, 6, 5))], AttributeProto.Of("axis", 1))),
        Case("SqueezeAndExcite", [1, 8, 6, 5], "GlobalAvgPool Dense+Relu Dense+Sigmoid Mul", static (g, x) =>
        {
            var squeezed = g.Op("Relu", g.Op("Gemm", [g.Op("Flatten", g.Op("GlobalAveragePool", x)), g.Weights([8, 2])]));
            var gate = g.Op("Sigmoid", g.Op("Gemm", [squeezed, g.Weights([2, 8])]));
            return g.Op("Mul", [g.Op("Reshape", [gate, g.Integers(1, 8, 1, 1)]), x]);
        }),
        Case("SpatialGate", [1, 8, 6, 5], "Conv+Sigmoid Mul", static (g, x) => g.Op("Mul", [x, g.Op("Sigmoid", g.Op("ReduceMean", x, AttributeProto.Of("axes", [1])))])),
        Case("StretchedSum", [1, 8, 6, 5], "GlobalAvgPool Add", static (g, x) => g.Op("Add", [g.Op("GlobalAveragePool", x), x])),
        Case("Difference", [1, 8, 6, 5], "Relu Scale Add", static (g, x) => g.Op("Sub", [x, g.Op("Relu", x)])),
        Case("Preprocessing", [1, 3, 6, 5], "Scale", static (g, x) => g.Op("Sub", [g.Op("Div", [x, g.Number(127.5)]), g.Number(1)])),
        Case("TwoHeads", [1, 4, 6, 5], "Conv Conv Output Output", static (g, x) =>
            [g.Op("Conv", [x, g.Weights([2, 4, 1, 1])]), g.Op("Transpose", g.Op("Conv", [x, g.Weights([3, 4, 1, 1])]), AttributeProto.Of("perm", [0, 2, 3, 1]))]),
        Case("HeadsEndToEnd", [1, 4, 6, 5], "MaxPool Conv Conv Flatten Flatten Concat", static (g, x) =>
        {
            string Head(string from) => g.Op("Reshape", [g.Op("Transpose", g.Op("Conv", [from, g.Weights([6, 4, 1, 1])]), AttributeProto.Of("perm", [0, 2, 3, 1])), g.Integers(1, -1, 2)]);
            var pooled = g.Op("MaxPool", x, AttributeProto.Of("kernel_shape", [2, 2]), AttributeProto.Of("strides", [2, 2]));
            return g.Op("Concat", [Head(x), Head(pooled)], AttributeProto.Of("axis", 1));
        }),
        Case("TwiceTheSame", [1, 8, 6, 5], "Relu Concat", static (g, x) =>
        {
            var y = g.Op("Relu", x);
            return g.Op("Concat", [y, y, y], AttributeProto.Of("axis", 1));
        }),
        Case("BlocksTwice", [1, 16, 6, 5], "Conv Relu Concat", static (g, x) =>
        {
            var y = g.Op("Conv", [x, g.Weights([16, 16, 1, 1])]);
            return g.Op("Concat", [y, g.Op("Relu", y), y], AttributeProto.Of("axis", 1));
        }),
        Case("SequenceShownAsPicture", [1, 4, 9], "MaxPool Conv", static (g, x) =>
        {
            var pooled = g.Op("MaxPool", g.Op("Unsqueeze", [x, g.Integers(3)]), AttributeProto.Of("kernel_shape", [2, 1]), AttributeProto.Of("strides", [2, 1]));
            return g.Op("Squeeze", [g.Op("Conv", [pooled, g.Weights([3, 4, 3, 1])]), g.Integers(3)]);
        }),
        Case("SequenceShownAsRow", [1, 4, 9], "Conv", static (g, x) =>
            g.Op("Squeeze", [g.Op("Conv", [g.Op("Unsqueeze", [x, g.Integers(2)]), g.Weights([3, 4, 1, 3])]), g.Integers(2)])),
        Case("DropoutWithItsRate", [1, 4, 6, 5], "Conv+Relu Dropout Dropout Conv", static (g, x) =>
        {
            var kept = g.Op("Dropout", g.Op("Dropout", [g.Op("Relu", g.Op("Conv", [x, g.Weights([8, 4, 1, 1])])), g.Number(0.25)]));
            return g.Op("Conv", [kept, g.Weights([3, 8, 3, 3])]);
        }),
        Case("SumWithPlane", [1, 8, 6, 5], "Conv Add", static (g, x) => g.Op("Add", [x, g.Op("Conv", [x, g.Weights([1, 8, 1, 1])])])),
        Case("SumWithGate", [1, 8, 7], "GlobalAvgPool Add", static (g, x) => g.Op("Add", [g.Op("GlobalAveragePool", x), x])),
        Case("DifferenceOfStrips", [1, 4, 3, 5, 6], "AvgPool AvgPool Scale Add", static (g, x) =>
            g.Op("Sub", [g.Op("ReduceMean", x, AttributeProto.Of("axes", [2])), g.Op("ReduceMean", x, AttributeProto.Of("axes", [4]))])),
        Case("ProductWithOneChannel", [1, 8, 6, 5], "Conv+Sigmoid Mul", static (g, x) => g.Op("Mul", [g.Op("Sigmoid", g.Op("Conv", [x, g.Weights([1, 8, 1, 1])])), x])),
        Case("PositionalEmbedding", [1, 6, 5, 4], "Conv Constant Add Conv", static (g, x) =>
        {
            var embedded = g.Op("Add", [g.Op("Conv", [x, g.Weights([18, 6, 1, 1])]), g.Weights([1, 18, 5, 4])]);
            return g.Op("Conv", [embedded, g.Weights([3, 18, 3, 3])], AttributeProto.Of("pads", [1, 1, 1, 1]));
        }),
        Case("LearnedMask", [1, 6, 5, 4], "Constant Mul", static (g, x) => g.Op("Mul", [g.Weights([5, 4]), x])),
        Case("LearnedStrip", [1, 6, 7], "Constant Add", static (g, x) => g.Op("Sub", [x, g.Weights([6, 7])])),
        Case("DividedByElements", [1, 3, 2, 4, 5], "Constant Mul", static (g, x) => g.Op("Div", [x, g.Weights([1, 2, 1, 5], centre: 2)])),
        Case("LearnedMaximum", [1, 6, 5, 4], "Constant Scale Add+Relu Add", static (g, x) => g.Op("Max", [x, g.Weights([6, 5, 4])])),
        Case("EmbeddingOfAVector", [1, 6, 5, 4], "Constant Add Dense", static (g, x) =>
            g.Op("MatMul", [g.Op("Add", [g.Op("Flatten", x), g.Weights([120])]), g.Weights([120, 7])])),
        Case("LearnedChannels", [1, 6, 5, 4], "Constant Constant Concat", static (g, x) =>
            g.Op("Concat", [g.Weights([1, 2, 5, 4]), x, g.Weights([1, 3, 5, 4])], AttributeProto.Of("axis", 1))),
        Case("ChannelsLastEmbedding", [1, 6, 5, 4], "Conv Constant Add", static (g, x) =>
        {
            var last = g.Op("Transpose", g.Op("Conv", [x, g.Weights([8, 6, 1, 1])]), AttributeProto.Of("perm", [0, 2, 3, 1]));
            return g.Op("Transpose", g.Op("Add", [last, g.Weights([5, 4, 8])]), AttributeProto.Of("perm", [0, 3, 1, 2]));
        }),
        Case("SwappedColours", [1, 3, 6, 5], "Slice Slice Slice Concat", static (g, x) => g.Op("Gather", [x, g.Integers(2, 1, 0)], AttributeProto.Of("axis", 1))),
    ];

    private static PatternCase Case(string name, int[] input, string layers, Func<GraphSketch, string, string> build) =>
        Case(name, input, layers, (graph, x) => new[] { build(graph, x) });

    private static PatternCase Case(string name, int[] input, string layers, Func<GraphSketch, string, string[]> build)
    {
        var graph = new GraphSketch(input);
        return new PatternCase(name, input, graph.File(Opset, build(graph, "x")), layers);
    }

    private static string Clamp(GraphSketch graph, string x) => graph.Op("Clip", [graph.Op("Add", [x, graph.Number(3)]), graph.Number(0), graph.Number(6)]);
}
