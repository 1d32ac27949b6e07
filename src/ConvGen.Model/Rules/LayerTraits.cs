using System.Linq;

namespace ConvGen.Model;

/// <summary>What rules ask of layers again and again, in one place.</summary>
internal static class LayerTraits
{
    /// <summary>The activation a layer applies to what it computes, its own where it is one.</summary>
    public static Activation ActivationOf(LayerOp op) => op switch
    {
        ActivationOp activation => activation.Activation,
        ConvOp conv => conv.Activation,
        ConvTransposeOp transposed => transposed.Activation,
        DeformConvOp deform => deform.Activation,
        DenseOp dense => dense.Activation,
        AddOp add => add.Activation,
        MulOp mul => mul.Activation,
        ConcatOp concat => concat.Activation,
        _ => Activation.None,
    };

    /// <summary>Whether the layer multiplies by weights and adds, and does nothing else: what it makes is linear in what it reads, up to its bias.</summary>
    public static bool IsLinear(LayerOp op) => op is ConvOp or ConvTransposeOp or DenseOp && ActivationOf(op).Kind == ActivationKind.None;

    /// <summary>Whether it scales and shifts each channel by numbers that do not depend on the input.</summary>
    public static bool IsAffine(LayerOp op) => op is NormOp { Kind: NormKind.Batch } or ScaleOp;

    /// <summary>Whether it averages or moves values, each output a fixed weighted sum of inputs of the same channel, and no finer grid than before.</summary>
    public static bool IsLinearMove(LayerOp op) => op is PoolOp { Average: true } or AdaptiveAvgPoolOp or CropOp or PadOp;

    /// <summary>Whether an affine layer adds nothing, so that zeros stay zeros.</summary>
    public static bool KeepsZero(LayerOp op) => op is ScaleOp { Bias: false, Offset: 0 };

    /// <summary>Whether a layer's weights add a bias.</summary>
    public static bool HasBias(LayerOp op) => op switch
    {
        ConvOp conv => conv.Bias,
        ConvTransposeOp transposed => transposed.Bias,
        DeformConvOp deform => deform.Bias,
        DenseOp dense => dense.Bias,
        _ => false,
    };

    /// <summary>Whether a convolution looks at one position at a time, each once.</summary>
    public static bool IsPointwise(LayerAnalysis layer) =>
        layer.Node.Op is ConvOp && layer.Windows.All(static window => window is { Kernel: 1, Stride: 1, PadLow: 0, PadHigh: 0 });

    /// <summary>Whether its channels are as many groups.</summary>
    public static bool IsDepthwise(LayerAnalysis layer, TensorShape input) => layer.Node.Op is ConvOp && layer.Groups > 1 && layer.Groups == input.Channels;
}
