using System;
using System.Collections.Generic;

namespace ConvGen.Model;

/// <summary>The table of layers: which attribute binds to which record.</summary>
internal static class LayerBinders
{
    /// <summary>The attribute that expands a block.</summary>
    public const string Use = "Use";

    /// <summary>The attribute that expands into a depthwise and a pointwise convolution.</summary>
    public const string SeparableConv = "SeparableConv";

    /// <summary>The attribute that brings its own offset convolution along.</summary>
    public const string DeformConv = "DeformConv";

    /// <summary>The attribute that reads nothing.</summary>
    public const string Constant = "Constant";

    private static readonly HashSet<string> Composite = [Use, SeparableConv, DeformConv];

    private static readonly HashSet<string> Joins = ["Add", "Mul", "Concat"];

    private static readonly Dictionary<string, Func<ArgumentReader, LayerOp>> Table = new()
    {
        ["Conv"] = ConvolutionBinders.Conv,
        ["DepthwiseConv"] = ConvolutionBinders.Depthwise,
        ["ConvTranspose"] = ConvolutionBinders.Transposed,
        ["Dense"] = ConvolutionBinders.Dense,
        ["MaxPool"] = PoolBinders.Max,
        ["AvgPool"] = PoolBinders.Average,
        ["GlobalAvgPool"] = static _ => new GlobalPoolOp(true),
        ["GlobalMaxPool"] = static _ => new GlobalPoolOp(false),
        ["AdaptiveAvgPool"] = static reader => new AdaptiveAvgPoolOp(reader.RequiredAxes(0, 1)),
        ["Upsample"] = ResizeBinders.Upsample,
        ["Resize"] = ResizeBinders.Resize,
        ["PixelShuffle"] = static reader => new PixelShuffleOp(reader.RequiredInteger(0, 1)),
        ["PixelUnshuffle"] = static reader => new PixelUnshuffleOp(reader.RequiredInteger(0, 1)),
        ["ChannelShuffle"] = static reader => new ChannelShuffleOp(reader.RequiredInteger(0, 1)),
        ["BatchNorm"] = static reader => NormBinders.Norm(reader, NormKind.Batch),
        ["GroupNorm"] = static reader => NormBinders.Norm(reader, NormKind.Group),
        ["InstanceNorm"] = static reader => NormBinders.Norm(reader, NormKind.Instance),
        ["LayerNorm"] = static reader => NormBinders.Norm(reader, NormKind.Layer),
        ["L2Norm"] = static reader => NormBinders.Norm(reader, NormKind.L2),
        ["LocalResponseNorm"] = NormBinders.LocalResponse,
        ["Scale"] = NormBinders.Scale,
        ["Relu"] = static _ => ActivationBinders.Plain(ActivationKind.Relu),
        ["Relu6"] = static _ => ActivationBinders.Plain(ActivationKind.Relu6),
        ["LeakyRelu"] = ActivationBinders.LeakyRelu,
        ["PRelu"] = static _ => new PReluOp(),
        ["Elu"] = ActivationBinders.Elu,
        ["Selu"] = static _ => ActivationBinders.Plain(ActivationKind.Selu),
        ["Sigmoid"] = static _ => ActivationBinders.Plain(ActivationKind.Sigmoid),
        ["Tanh"] = static _ => ActivationBinders.Plain(ActivationKind.Tanh),
        ["HardSwish"] = static _ => ActivationBinders.Plain(ActivationKind.HardSwish),
        ["HardSigmoid"] = ActivationBinders.HardSigmoid,
        ["HardTanh"] = ActivationBinders.HardTanh,
        ["Silu"] = static _ => ActivationBinders.Plain(ActivationKind.Silu),
        ["Gelu"] = ActivationBinders.Gelu,
        ["Mish"] = static _ => ActivationBinders.Plain(ActivationKind.Mish),
        ["Softplus"] = static _ => ActivationBinders.Plain(ActivationKind.Softplus),
        ["Clip"] = ActivationBinders.Clip,
        ["Softmax"] = static _ => new SoftmaxOp(false),
        ["LogSoftmax"] = static _ => new SoftmaxOp(true),
        [Constant] = static reader => new ConstantOp(GraphAssembler.InputShape(reader, 0)),
        ["Dropout"] = ActivationBinders.Dropout,
        ["Add"] = static reader => new AddOp(ActivationBinders.Fused(reader)),
        ["Mul"] = static reader => new MulOp(ActivationBinders.Fused(reader)),
        ["Concat"] = static reader => new ConcatOp(ActivationBinders.Fused(reader)),
        ["Slice"] = static reader => new SliceOp(reader.RequiredInteger(0, 0), reader.RequiredInteger(1, 1)),
        ["PadChannels"] = static reader => new PadChannelsOp(reader.RequiredInteger(0, 0), reader.RequiredInteger(1, 0)),
        ["Pad"] = static reader => new PadOp(reader.RequiredSides(0), (PaddingModeKind)reader.Member("Mode", 4)),
        ["Crop"] = static reader => new CropOp(reader.RequiredSides(0)),
        ["Flatten"] = static reader => new FlattenOp((LayoutKind)reader.Member("Layout", 2)),
    };

    /// <summary>Whether the attribute is a layer.</summary>
    public static bool IsLayer(string kind) => Table.ContainsKey(kind) || Composite.Contains(kind);

    /// <summary>Whether the layer names further operands in its constructor.</summary>
    public static bool IsJoin(string kind) => Joins.Contains(kind);

    /// <summary>The record of a layer that is one node.</summary>
    public static LayerOp Bind(string kind, ArgumentReader reader) => Table[kind](reader);
}
