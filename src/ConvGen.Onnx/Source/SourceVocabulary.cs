using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>What the writer knows of the language's arguments: which are members of an enum, which a block may replace, and in what order people name them.</summary>
internal static class SourceVocabulary
{
    public const string Use = "Use";

    private static readonly Dictionary<string, (string Type, string[] Members)> Enums = new(StringComparer.Ordinal)
    {
        ["Activation"] = ("Activation", Enum.GetNames<ActivationKind>()),
        ["AutoPad"] = ("AutoPad", Enum.GetNames<AutoPadKind>()),
        ["PaddingMode"] = ("PaddingMode", Enum.GetNames<PaddingModeKind>()),
        ["Layout"] = ("Layout", Enum.GetNames<LayoutKind>()),
        ["Task"] = ("NetworkTask", Enum.GetNames<NetworkTaskKind>()),
        ["Precision"] = ("Precision", Enum.GetNames<PrecisionKind>()),
        ["Order"] = ("ChannelOrder", Enum.GetNames<ChannelOrderKind>()),
        ["Pad.Mode"] = ("PaddingMode", Enum.GetNames<PaddingModeKind>()),
        ["Mode"] = ("ResizeMode", Enum.GetNames<ResizeModeKind>()),
    };

    // Sizes before options, what a layer is before what it is called.
    private static readonly string[] NamedOrder =
    [
        "Task", "Layout", "Weights", "Precision", "PreferSmallWeights", "Causal", "AnalysisOnly",
        "Stride", "Strides", "Padding", "Paddings", "OutputPadding", "OutputPaddings", "Dilation", "Dilations",
        "Groups", "OffsetGroups", "Multiplier", "Modulated", "AutoPad", "PaddingMode", "Mode", "AlignCorners", "CeilMode", "CountIncludePad",
        "Bias", "Epsilon", "Affine", "Factor", "Activation", "Alpha", "Beta", "K", "Min", "Max", "Approximate",
        "Name", "Key", "First", "Repeat", "From", "Like", "Offsets", "Mask",
    ];

    private static readonly HashSet<string> Substitutable = new(StringComparer.Ordinal)
    {
        "filters", "kernel", "units", "output", "scale", "groups", "factor", "size", "start", "length", "before", "after", "paddings", "arguments",
        "Stride", "Strides", "Padding", "Paddings", "OutputPadding", "OutputPaddings", "Dilation", "Dilations", "Groups", "OffsetGroups", "Multiplier",
    };

    private static readonly HashSet<string> PerAxis = new(StringComparer.Ordinal)
    {
        "kernel", "output", "scale", "paddings", "Strides", "Paddings", "OutputPaddings", "Dilations",
    };

    private static readonly HashSet<string> Norms = new(StringComparer.Ordinal)
    {
        "BatchNorm", "GroupNorm", "InstanceNorm", "LayerNorm", "LocalResponseNorm", "L2Norm",
    };

    private static readonly HashSet<string> Activations = new(StringComparer.Ordinal)
    {
        "Relu", "Relu6", "LeakyRelu", "PRelu", "Elu", "Selu", "Sigmoid", "Tanh",
        "HardSwish", "HardSigmoid", "HardTanh", "Silu", "Gelu", "Mish", "Softplus", "Clip", "Softmax", "LogSoftmax", "Dropout",
    };

    private static readonly HashSet<string> Weighted = new(StringComparer.Ordinal)
    {
        "Conv", "DepthwiseConv", "SeparableConv", "ConvTranspose", "DeformConv", "Dense",
    };

    /// <summary>The enums whose members arguments name.</summary>
    public static IEnumerable<string> EnumTypes => Enums.Values.Select(static found => found.Type).Distinct();

    /// <summary>Whether people write a layer of <paramref name="kind"/> on the line of the one before it: activations, and norms that belong to a convolution.</summary>
    public static bool IsTrailing(string previous, string kind) =>
        Activations.Contains(kind) || Norms.Contains(kind) && (Weighted.Contains(previous) || Activations.Contains(previous) || Norms.Contains(previous));

    /// <summary>Whether a block's placeholder may stand for the argument.</summary>
    public static bool IsSubstitutable(string argument) => Substitutable.Contains(argument);

    /// <summary>Whether the argument has one value for all axes, or several.</summary>
    public static bool IsPerAxis(string argument) => PerAxis.Contains(argument);

    /// <summary>Whether the argument is a constructor's: parameters are lower case, properties upper case.</summary>
    public static bool IsPositional(string argument) => argument.Length > 0 && char.IsLower(argument[0]);

    public static bool IsEnum(string kind, string argument) => Find(kind, argument) is not null;

    /// <summary>The enum member <paramref name="value"/> of the argument as C#; null where the argument is a number.</summary>
    public static string? Member(string kind, string argument, long value) =>
        Find(kind, argument) is { } found && value >= 0 && value < found.Members.Length ? found.Type + "." + found.Members[value] : null;

    /// <summary>Constructor arguments in their own order, then the named ones as people order them.</summary>
    public static IEnumerable<ArgumentDeclaration> InOrder(IEnumerable<ArgumentDeclaration> arguments) =>
        arguments.OrderBy(static argument => IsPositional(argument.Name) ? -1 : Rank(argument.Name));

    private static int Rank(string argument)
    {
        var rank = Array.IndexOf(NamedOrder, argument);
        return rank < 0 ? NamedOrder.Length : rank;
    }

    private static (string Type, string[] Members)? Find(string kind, string argument) =>
        Enums.TryGetValue(kind + "." + argument, out var special) ? special : Enums.TryGetValue(argument, out var found) ? found : null;
}
