using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConvGen.Model;

namespace ConvGen.Onnx.Tests;

// Inside the namespace, where it comes before the enum that declarations use.
using Activation = ConvGen.Model.Activation;

/// <summary>A golden operator case as a graph of one layer.</summary>
internal sealed class OperatorCase(JsonElement json)
{
    private const string Layer = "layer";

    private static readonly string[] SecondInputs = ["input2", "offset", "mask", "scale"];

    public string Name => json.GetProperty("name").GetString()!;

    /// <summary>The inputs' tensors in order.</summary>
    public IReadOnlyList<float[]> Inputs => [.. InputNames.Select(Tensor)];

    public float[] Expected => Tensor("output");

    private IEnumerable<string> InputNames => SecondInputs.Where(Has).Prepend("input");

    private string Operator => json.GetProperty("op").GetString()!;

    private JsonElement Attributes => json.GetProperty("attrs");

    /// <summary>The tensor of the layer by the name the analysis gives it.</summary>
    public float[] Weight(string name)
    {
        var role = name[(Layer.Length + 1)..];
        return Tensor(Operator == "prelu" ? "slope" : role);
    }

    /// <summary>The graph: the case's inputs, the layer, its output.</summary>
    public NetworkGraph Graph()
    {
        var nodes = new List<Node>();
        foreach (var input in InputNames)
        {
            nodes.Add(new Node(nodes.Count, input, input, new InputOp(Shape(input), LayoutKind.ChannelsFirst), default, FindingSite.Class));
        }

        var inputs = Enumerable.Range(0, nodes.Count).ToEquatable();
        nodes.Add(new Node(nodes.Count, Layer, Layer, Op(), inputs, FindingSite.Class));
        return new NetworkGraph(
            Name, nodes.ToEquatable(), default, new EquatableArray<NetworkOutput>(new NetworkOutput(nodes.Count - 1, LayoutKind.ChannelsFirst)),
            default, Normalization: null, new NetworkOptions());
    }

    private LayerOp Op() => Operator switch
    {
        "conv1d" or "conv2d" or "conv3d" => new ConvOp(
            Filters(0), Window("pads"), Attributes.GetProperty("groups").GetInt32(), Has("bias"), PaddingModeKind.Zeros, Activation.None, null),
        "conv_transpose1d" or "conv_transpose2d" or "conv_transpose3d" => new ConvTransposeOp(
            Filters(1) * Attributes.GetProperty("groups").GetInt32(), Window("padding"), new AxisValues(Integers("output_padding")),
            Attributes.GetProperty("groups").GetInt32(), Has("bias"), Activation.None, null),
        "deform_conv2d" => new DeformConvOp(
            Filters(0), Window("padding"), Attributes.GetProperty("groups").GetInt32(), Attributes.GetProperty("offset_groups").GetInt32(),
            MaskFromOffsets: false, Has("bias"), Activation.None, null),
        "linear" => new DenseOp(Filters(0), Has("bias"), Activation.None, null),
        "max_pool1d" or "max_pool2d" or "max_pool3d" => new PoolOp(false, Window("padding"), Flag("ceil_mode"), CountIncludePad: false),
        "avg_pool1d" or "avg_pool2d" or "avg_pool3d" => new PoolOp(true, Window("padding"), Flag("ceil_mode"), Flag("count_include_pad")),
        "global_avg_pool" => new GlobalPoolOp(true),
        "global_max_pool" => new GlobalPoolOp(false),
        "adaptive_avg_pool2d" => new AdaptiveAvgPoolOp(new AxisValues(Integers("out"))),
        "resize" => Resize(),
        "pixel_shuffle" => new PixelShuffleOp(Attributes.GetProperty("factor").GetInt32()),
        "pixel_unshuffle" => new PixelUnshuffleOp(Attributes.GetProperty("factor").GetInt32()),
        "channel_shuffle" => new ChannelShuffleOp(Attributes.GetProperty("groups").GetInt32()),
        "batch_norm" => Norm(NormKind.Batch),
        "group_norm" => Norm(NormKind.Group),
        "instance_norm" => Norm(NormKind.Instance),
        "layer_norm2d" => Norm(NormKind.Layer),
        "local_response_norm" => new LocalResponseNormOp(Attributes.GetProperty("size").GetInt32(), Real("alpha"), Real("beta"), Real("k")),
        "prelu" => new PReluOp(),
        "clip" => new ClipOp(Real("min"), Real("max")),
        "softmax" => new SoftmaxOp(Log: false),
        "log_softmax" => new SoftmaxOp(Log: true),
        "add" => new AddOp(Activation.None),
        "mul" or "channel_scale" => new MulOp(Activation.None),
        "concat" => new ConcatOp(Activation.None),
        "pad" => new PadOp(new PaddingValues(Integers("pads")), PaddingMode()),
        _ => new ActivationOp(ActivationOf(Operator)),
    };

    private Activation ActivationOf(string name) => name switch
    {
        "relu" => new Activation(ActivationKind.Relu),
        "relu6" => new Activation(ActivationKind.Relu6),
        "leaky_relu" => new Activation(ActivationKind.LeakyRelu, Real("alpha")),
        "elu" => new Activation(ActivationKind.Elu, Real("alpha")),
        "selu" => new Activation(ActivationKind.Selu),
        "sigmoid" => new Activation(ActivationKind.Sigmoid),
        "tanh" => new Activation(ActivationKind.Tanh),
        "hardswish" => new Activation(ActivationKind.HardSwish),
        "hardsigmoid" => new Activation(ActivationKind.HardSigmoid, 1.0 / 6, 0.5),
        "hardtanh" => new Activation(ActivationKind.HardTanh, -1, 1),
        "silu" => new Activation(ActivationKind.Silu),
        "gelu" => new Activation(ActivationKind.Gelu),
        "gelu_tanh" => new Activation(ActivationKind.GeluTanh),
        "mish" => new Activation(ActivationKind.Mish),
        "softplus" => new Activation(ActivationKind.Softplus),
        _ => throw new NotSupportedException($"The case '{Name}' has the operator '{name}', which these tests do not know."),
    };

    private ResizeOp Resize()
    {
        var mode = Attributes.GetProperty("mode").GetString() switch
        {
            "nearest" => ResizeModeKind.Nearest,
            "bicubic" => ResizeModeKind.Bicubic,
            _ => ResizeModeKind.Bilinear,
        };
        var aligned = Attributes.GetProperty("align_corners");
        return new ResizeOp(null, new AxisValues(Integers("out")), mode, aligned.ValueKind == JsonValueKind.True);
    }

    private NormOp Norm(NormKind kind) =>
        new(kind, Attributes.TryGetProperty("groups", out var groups) ? groups.GetInt32() : 1, Real("eps"), Affine: true);

    private PaddingModeKind PaddingMode() => Attributes.GetProperty("mode").GetString() switch
    {
        "reflect" => PaddingModeKind.Reflect,
        "replicate" => PaddingModeKind.Replicate,
        "circular" => PaddingModeKind.Circular,
        _ => PaddingModeKind.Zeros,
    };

    private WindowSpec Window(string padding) => new(
        new AxisValues(Integers("kernel")),
        new AxisValues(Integers("stride")),
        new PaddingValues(Integers(padding)),
        new AxisValues(Attributes.TryGetProperty("dilation", out _) ? Integers("dilation") : new EquatableArray<int>(1)));

    // A number stands for all axes.
    private EquatableArray<int> Integers(string name)
    {
        var value = Attributes.GetProperty(name);
        return value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(static number => number.GetInt32()).ToEquatable()
            : new EquatableArray<int>(value.GetInt32());
    }

    private double Real(string name) => Attributes.GetProperty(name).GetDouble();

    private bool Flag(string name) => Attributes.GetProperty(name).GetBoolean();

    private int Filters(int axis) => json.GetProperty("shapes").GetProperty("weight")[axis].GetInt32();

    private bool Has(string tensor) => json.GetProperty("shapes").TryGetProperty(tensor, out _);

    private TensorShape Shape(string tensor)
    {
        var extents = json.GetProperty("shapes").GetProperty(tensor).EnumerateArray().Skip(1).Select(static extent => extent.GetInt32()).ToArray();
        return new TensorShape(extents[0], extents[1..]);
    }

    private float[] Tensor(string role) => GoldenFiles.OperatorTensor($"{Name}/{role}");
}
