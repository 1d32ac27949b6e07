using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>An ONNX operator that the importer turns into layers.</summary>
/// <param name="Name">The operator.</param>
/// <param name="Becomes">The attributes it becomes.</param>
/// <param name="Limits">What of it is refused; empty where nothing is.</param>
/// <param name="IsSpecialCase">Whether only a special case is taken that exporters leave behind, and not the operator as such.</param>
public sealed record SupportedOperator(string Name, string Becomes, string Limits, bool IsSpecialCase = false);

/// <summary>The operators the importer knows.</summary>
public static class OnnxOperators
{
    /// <summary>Operators on tensors that are computed at run time, in alphabetical order.</summary>
    public static IReadOnlyList<SupportedOperator> All { get; } = [.. OperatorTable.Rows.Select(static row => row.Operator).OrderBy(static row => row.Name, StringComparer.Ordinal)];
}

/// <summary>The table of operators: one row per operator.</summary>
internal static class OperatorTable
{
    private static readonly Dictionary<string, Action<NodeScene>> Index;

    static OperatorTable()
    {
        Rows =
        [
            .. Windows(), .. Norms(), .. Activations(), .. Arithmetic(), .. Shapes(),
        ];
        Index = Rows.ToDictionary(static row => row.Operator.Name, static row => row.Lower, StringComparer.Ordinal);
    }

    public static IReadOnlyList<(SupportedOperator Operator, Action<NodeScene> Lower)> Rows { get; }

    public static Action<NodeScene>? Find(string op) => Index.GetValueOrDefault(op);

    private static (SupportedOperator Operator, Action<NodeScene> Lower) Row(
        string name, string becomes, Action<NodeScene> lower, string limits = "", bool isSpecialCase = false) => (new SupportedOperator(name, becomes, limits, isSpecialCase), lower);

    private static IEnumerable<(SupportedOperator Operator, Action<NodeScene> Lower)> Windows() =>
    [
        Row("Conv", "`Conv`, `DepthwiseConv`; over a vector `Dense`", ConvolutionNodes.Conv, "weights computed at run time"),
        Row("ConvTranspose", "`ConvTranspose`", ConvolutionNodes.ConvTranspose, "weights computed at run time; output padding not below stride and dilation"),
        Row("DeformConv", "`DeformConv` with `Offsets` and `Mask`", ConvolutionNodes.DeformConv, "weights computed at run time"),
        Row("Gemm", "`Dense`, or over the channels of every position `Conv` 1×1", LinearNodes.Gemm, "a second operand computed at run time; a constant third that differs from row to row"),
        Row("MatMul", "`Dense`, or over the channels of every position `Conv` 1×1", LinearNodes.MatMul, "two operands computed at run time"),
        Row("MaxPool", "`MaxPool`; with padding beyond half the window after a `Pad`", PoolNodes.MaxPool, "the second output, indices; padding as wide as the window"),
        Row("AveragePool", "`AvgPool`; with dilation `DepthwiseConv`", PoolNodes.AveragePool, "dilation, or padding beyond half the window, where the divisor changes at the border"),
        Row("GlobalAveragePool", "`GlobalAvgPool`", PoolNodes.GlobalAveragePool),
        Row("GlobalMaxPool", "`GlobalMaxPool`", PoolNodes.GlobalMaxPool),
        Row("ReduceMean", "`GlobalAvgPool`, `AvgPool`; over channels `Conv` 1×1", PoolNodes.ReduceMean, "the batch"),
        Row("ReduceSum", "as ReduceMean, and a `Scale`", PoolNodes.ReduceSum, "the batch"),
        Row("ReduceMax", "`GlobalMaxPool`, `MaxPool`; of a few channels as Max", PoolNodes.ReduceMax, "the batch; more than 16 channels"),
        Row("Resize", "`Upsample`, `Resize`; coordinates that no mode has: `DepthwiseConv`, `PixelShuffle`", ResizeNodes.Resize, "coordinates that no mode has, unless the filter is the same at every position or the tensor is small"),
        Row("Upsample", "`Upsample`, `Resize`", ResizeNodes.Upsample, "as Resize"),
    ];

    private static IEnumerable<(SupportedOperator Operator, Action<NodeScene> Lower)> Norms() =>
    [
        Row("BatchNormalization", "`BatchNorm`", NormNodes.BatchNormalization, "training mode"),
        Row("InstanceNormalization", "`InstanceNorm`; over reshaped channels `GroupNorm`", NormNodes.InstanceNormalization),
        Row("GroupNormalization", "`GroupNorm`", NormNodes.GroupNormalization),
        Row("LayerNormalization", "`LayerNorm` over channels; over everything `GroupNorm(1)`", NormNodes.LayerNormalization, "other axes; the outputs for training"),
        Row("LpNormalization", "`L2Norm`", NormNodes.LpNormalization, "p = 1; axes other than channels"),
        Row("LRN", "`LocalResponseNorm`", NormNodes.LocalResponse, "windows of an even number of channels"),
    ];

    private static IEnumerable<(SupportedOperator Operator, Action<NodeScene> Lower)> Activations() =>
    [
        Row("Abs", "`LeakyRelu(-1)`", ActivationNodes.Abs),
        Row("Celu", "`Elu` between two `Scale`", ActivationNodes.Celu),
        Row("Clip", "`Relu`, `Relu6`, `Clip`", ActivationNodes.Clip, "bounds computed at run time"),
        Row("Elu", "`Elu`", ActivationNodes.Elu),
        Row("Gelu", "`Gelu`", ActivationNodes.Gelu),
        Row("HardSigmoid", "`HardSigmoid`", ActivationNodes.HardSigmoid),
        Row("HardSwish", "`HardSwish`", ActivationNodes.Plain("HardSwish")),
        Row("LeakyRelu", "`LeakyRelu`", ActivationNodes.LeakyRelu),
        Row("LogSoftmax", "`LogSoftmax`", ActivationNodes.LogSoftmax, "axes other than channels"),
        Row("Mish", "`Mish`", ActivationNodes.Plain("Mish")),
        Row("Neg", "`Scale(Factor = -1)`", ActivationNodes.Negate),
        Row("PRelu", "`PRelu`", ActivationNodes.PRelu, "slopes that differ within a channel"),
        Row("Relu", "`Relu`", ActivationNodes.Plain("Relu")),
        Row("Selu", "`Selu`, `Elu` and `Scale`", ActivationNodes.Selu),
        Row("Sigmoid", "`Sigmoid`", ActivationNodes.Plain("Sigmoid")),
        Row("Softmax", "`Softmax`", ActivationNodes.Softmax, "axes other than channels"),
        Row("Softplus", "`Softplus`", ActivationNodes.Plain("Softplus")),
        Row("Swish", "`Silu`", ActivationNodes.Swish, "an alpha other than 1"),
        Row("Tanh", "`Tanh`", ActivationNodes.Plain("Tanh")),
    ];

    private static IEnumerable<(SupportedOperator Operator, Action<NodeScene> Lower)> Arithmetic() =>
    [
        Row("Add", "`Add`; with a constant the bias of the layer before, `Scale`, or one with `Constant`", JoinNodes.Add),
        Row("Sub", "`Add` and `Scale(Factor = -1)`; with a constant as Add", JoinNodes.Sub),
        Row("Mul", "`Mul`; with a constant `Scale`, or one with `Constant`", JoinNodes.Mul),
        Row("Div", "as Mul with the reciprocals", JoinNodes.Div, "divisors computed at run time"),
        Row("Pow", "`Mul`", JoinNodes.Pow, "exponents other than a constant 1, 2 or 3", isSpecialCase: true),
        Row("Sum", "`Add`", JoinNodes.Sum),
        Row("Mean", "`Add`, `Scale`", JoinNodes.Mean),
        Row("Max", "`Clip`; of two tensors `Add`, `Relu`, `Add`", JoinNodes.Max),
        Row("Min", "`Clip`; of two tensors `Add`, `Relu`, `Add`", JoinNodes.Min),
        Row("Concat", "`Concat`; with zeros `PadChannels`, with other constants `Constant`; along the outermost axis `Flatten` and `Concat`", ConcatNodes.Concat, "spatial axes"),
    ];

    private static IEnumerable<(SupportedOperator Operator, Action<NodeScene> Lower)> Shapes() =>
    [
        Row("Cast", "nothing", ShapeNodes.Cast, "casts of computed tensors to integers", isSpecialCase: true),
        Row("DepthToSpace", "`PixelShuffle`, in mode DCR after a `ChannelShuffle`", ShapeNodes.DepthToSpace),
        Row("Dropout", "`Dropout`", ShapeNodes.Dropout, "training mode; the mask"),
        Row("Expand", "`Resize`, `Conv` 1×1; in front of all other axes `Concat`", ExpandNodes.Expand, "axes that have lost their place by reshaping"),
        Row("Flatten", "a view; where needed `Flatten`", ShapeNodes.Flatten),
        Row("Gather", "`Slice`, `Crop`; runs of channels also `Concat`", SliceNodes.Gather, "scattered positions"),
        Row("Identity", "nothing", ShapeNodes.Identity),
        Row("Pad", "the padding of the convolution behind it; `Pad`, `PadChannels`, `Crop`; other constants than 0: `Scale` around it", SliceNodes.Pad, "channels in other modes; constants that are not finite"),
        Row("Reshape", "a view; where needed `ChannelShuffle`, `PixelShuffle`, `PixelUnshuffle`, `Flatten`", ShapeNodes.Reshape, "a vector to an image"),
        Row("Shape", "a constant", ShapeNodes.Shape),
        Row("Size", "a constant", ShapeNodes.Size),
        Row("Slice", "`Slice`, `Crop`; with steps `MaxPool(1)`", SliceNodes.Slice, "negative steps; steps over channels"),
        Row("SpaceToDepth", "`PixelUnshuffle`, `ChannelShuffle`", ShapeNodes.SpaceToDepth),
        Row("Split", "`Slice`, `Crop`", SliceNodes.Split),
        Row("Squeeze", "a view", ShapeNodes.Squeeze),
        Row("Transpose", "a view; where needed as Reshape", ShapeNodes.Transpose, "orders of axes that no layer makes"),
        Row("Unsqueeze", "a view", ShapeNodes.Unsqueeze),
    ];
}
