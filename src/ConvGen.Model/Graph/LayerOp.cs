namespace ConvGen.Model;

/// <summary>What a layer computes, as declared: its arguments without the shapes it will meet. One record per layer kind.</summary>
public abstract record LayerOp
{
    /// <summary>Whether it reads nothing and only gives: an input, or a learned constant.</summary>
    public bool IsSource => this is InputOp or ConstantOp;
}

/// <summary>A layer that could not be understood: a finding says why, or C# itself does. Its shape and everything behind it stay unknown.</summary>
public sealed record UnknownOp : LayerOp;

/// <summary>A network input.</summary>
/// <param name="Shape">Its shape.</param>
/// <param name="Layout">The order of its elements at the boundary.</param>
public sealed record InputOp(TensorShape Shape, LayoutKind Layout) : LayerOp;

/// <summary>A learned tensor.</summary>
/// <param name="Shape">Its shape.</param>
public sealed record ConstantOp(TensorShape Shape) : LayerOp;

/// <summary>A window as declared, before the rank and the extents are known.</summary>
/// <param name="Kernel">Taps per axis.</param>
/// <param name="Stride">Stride per axis.</param>
/// <param name="Padding">Padding per side.</param>
/// <param name="Dilation">Dilation per axis.</param>
/// <param name="AutoPad">How the padding is found.</param>
public sealed record WindowSpec(AxisValues Kernel, AxisValues Stride, PaddingValues Padding, AxisValues Dilation, AutoPadKind AutoPad = AutoPadKind.Explicit);

/// <summary>A convolution. A depthwise one has <paramref name="Groups"/> 0: one group per input channel, <paramref name="Filters"/> then counts filters per channel.</summary>
/// <param name="Filters">Output channels m, or the multiplier of a depthwise convolution.</param>
/// <param name="Window">The window.</param>
/// <param name="Groups">Groups g; 0 for one per input channel.</param>
/// <param name="Bias">Whether a bias is added.</param>
/// <param name="PaddingMode">What stands outside the border.</param>
/// <param name="Activation">The activation after it.</param>
/// <param name="DeclaredIn">The input channels the declaration claims, if it does.</param>
public sealed record ConvOp(
    int Filters, WindowSpec Window, int Groups, bool Bias, PaddingModeKind PaddingMode, Activation Activation, int? DeclaredIn) : LayerOp
{
    /// <summary>Whether every input channel is its own group.</summary>
    public bool IsDepthwise => Groups == 0;
}

/// <summary>A transposed convolution.</summary>
/// <param name="Filters">Output channels m.</param>
/// <param name="Window">The window.</param>
/// <param name="OutputPadding">Output padding per axis.</param>
/// <param name="Groups">Groups g.</param>
/// <param name="Bias">Whether a bias is added.</param>
/// <param name="Activation">The activation after it.</param>
/// <param name="DeclaredIn">The input channels the declaration claims, if it does.</param>
public sealed record ConvTransposeOp(
    int Filters, WindowSpec Window, AxisValues OutputPadding, int Groups, bool Bias, Activation Activation, int? DeclaredIn) : LayerOp;

/// <summary>A deformable convolution: inputs are the feature map, the offsets and, when modulated, the mask (already through its sigmoid unless <paramref name="MaskFromOffsets"/>).</summary>
/// <param name="Filters">Output channels m.</param>
/// <param name="Window">The window.</param>
/// <param name="Groups">Groups g.</param>
/// <param name="OffsetGroups">Offset groups G.</param>
/// <param name="MaskFromOffsets">Whether the offset tensor carries the mask's logits behind the 2·G·k offsets.</param>
/// <param name="Bias">Whether a bias is added.</param>
/// <param name="Activation">The activation after it.</param>
/// <param name="DeclaredIn">The input channels the declaration claims, if it does.</param>
public sealed record DeformConvOp(
    int Filters, WindowSpec Window, int Groups, int OffsetGroups, bool MaskFromOffsets, bool Bias, Activation Activation, int? DeclaredIn) : LayerOp;

/// <summary>A fully connected layer over the flattened input.</summary>
/// <param name="Units">Outputs.</param>
/// <param name="Bias">Whether a bias is added.</param>
/// <param name="Activation">The activation after it.</param>
/// <param name="DeclaredIn">The input features the declaration claims, if it does.</param>
public sealed record DenseOp(int Units, bool Bias, Activation Activation, int? DeclaredIn) : LayerOp;

/// <summary>A pooling.</summary>
/// <param name="Average">Average or maximum.</param>
/// <param name="Window">The window.</param>
/// <param name="CeilMode">Whether a partial last window counts.</param>
/// <param name="CountIncludePad">Whether padding counts in an average.</param>
public sealed record PoolOp(bool Average, WindowSpec Window, bool CeilMode, bool CountIncludePad) : LayerOp;

/// <summary>A pooling over all positions.</summary>
/// <param name="Average">Average or maximum.</param>
public sealed record GlobalPoolOp(bool Average) : LayerOp;

/// <summary>An average over ⌊i·n/o⌋ … ⌈(i+1)·n/o⌉.</summary>
/// <param name="Output">Output extents.</param>
public sealed record AdaptiveAvgPoolOp(AxisValues Output) : LayerOp;

/// <summary>A resize, by integer scales, to given extents or to those of another tensor.</summary>
/// <param name="Scale">Integer scales, if given so.</param>
/// <param name="Output">Output extents, if given so.</param>
/// <param name="Mode">How a pixel is made.</param>
/// <param name="AlignCorners">Whether corner pixels' centres coincide.</param>
public sealed record ResizeOp(AxisValues? Scale, AxisValues? Output, ResizeModeKind Mode, bool AlignCorners) : LayerOp
{
    /// <summary>The id of the node whose extents it takes; −1 where they are given. It reads nothing else of that node.</summary>
    public int Like { get; init; } = -1;
}

/// <summary>Channels to space by the factor r.</summary>
/// <param name="Factor">r.</param>
public sealed record PixelShuffleOp(int Factor) : LayerOp;

/// <summary>Space to channels by the factor r.</summary>
/// <param name="Factor">r.</param>
public sealed record PixelUnshuffleOp(int Factor) : LayerOp;

/// <summary>Channels as a groups × rest matrix, transposed.</summary>
/// <param name="Groups">Rows of that matrix.</param>
public sealed record ChannelShuffleOp(int Groups) : LayerOp;

/// <summary>Which statistics a norm uses.</summary>
public enum NormKind
{
    /// <summary>Stored ones, per channel.</summary>
    Batch,

    /// <summary>Its own, per group of channels.</summary>
    Group,

    /// <summary>Its own, per channel.</summary>
    Instance,

    /// <summary>Its own, over channels at each position.</summary>
    Layer,

    /// <summary>The Euclidean length over channels at each position.</summary>
    L2,
}

/// <summary>A normalisation.</summary>
/// <param name="Kind">Which statistics.</param>
/// <param name="Groups">Groups of a group norm, else 1.</param>
/// <param name="Epsilon">Added to the variance.</param>
/// <param name="Affine">Whether a scale and a shift follow (a scale alone for L2).</param>
public sealed record NormOp(NormKind Kind, int Groups, double Epsilon, bool Affine) : LayerOp;

/// <summary>Local response normalisation across channels.</summary>
/// <param name="Size">Channels in the window.</param>
/// <param name="Alpha">Scale.</param>
/// <param name="Beta">Exponent.</param>
/// <param name="K">Offset.</param>
public sealed record LocalResponseNormOp(int Size, double Alpha, double Beta, double K) : LayerOp;

/// <summary>A per-channel factor from the weights, or constants.</summary>
/// <param name="Weighted">Whether factor (and bias) are weights.</param>
/// <param name="Bias">Whether a weight bias is added.</param>
/// <param name="Factor">The constant factor.</param>
/// <param name="Offset">The constant offset.</param>
public sealed record ScaleOp(bool Weighted, bool Bias, double Factor, double Offset) : LayerOp;

/// <summary>An activation as a layer of its own.</summary>
/// <param name="Activation">Which.</param>
public sealed record ActivationOp(Activation Activation) : LayerOp;

/// <summary>clamp(x, min, max).</summary>
/// <param name="Min">Lower bound.</param>
/// <param name="Max">Upper bound.</param>
public sealed record ClipOp(double Min, double Max) : LayerOp;

/// <summary>A ReLU whose slope below zero is a weight per channel.</summary>
public sealed record PReluOp : LayerOp;

/// <summary>Softmax over channels, or its logarithm.</summary>
/// <param name="Log">Whether the logarithm is wanted.</param>
public sealed record SoftmaxOp(bool Log) : LayerOp;

/// <summary>The identity, which marks where training drops elements.</summary>
/// <param name="Rate">The share it drops there.</param>
public sealed record DropoutOp(double Rate) : LayerOp;

/// <summary>The sum of two or more tensors, which stretch as <see cref="Broadcast"/> says.</summary>
/// <param name="Activation">The activation after it.</param>
public sealed record AddOp(Activation Activation) : LayerOp;

/// <summary>The product of two tensors, which stretch likewise: a C×1×1 gate, a 1×H×W mask.</summary>
/// <param name="Activation">The activation after it.</param>
public sealed record MulOp(Activation Activation) : LayerOp;

/// <summary>Channels behind one another.</summary>
/// <param name="Activation">The activation after it.</param>
public sealed record ConcatOp(Activation Activation) : LayerOp;

/// <summary>Some of the channels.</summary>
/// <param name="Start">The first.</param>
/// <param name="Length">How many.</param>
public sealed record SliceOp(int Start, int Length) : LayerOp;

/// <summary>Zero channels before and after.</summary>
/// <param name="Before">How many before.</param>
/// <param name="After">How many after.</param>
public sealed record PadChannelsOp(int Before, int After) : LayerOp;

/// <summary>Spatial padding.</summary>
/// <param name="Padding">Positions per side.</param>
/// <param name="Mode">What stands there.</param>
public sealed record PadOp(PaddingValues Padding, PaddingModeKind Mode) : LayerOp;

/// <summary>Positions cut from the borders.</summary>
/// <param name="Padding">Positions per side.</param>
public sealed record CropOp(PaddingValues Padding) : LayerOp;

/// <summary>All elements as one vector.</summary>
/// <param name="Layout">Their order.</param>
public sealed record FlattenOp(LayoutKind Layout) : LayerOp;
