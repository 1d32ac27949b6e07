using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>What is executed and where everything lies: decided by planning, only written down by emission.</summary>
/// <param name="Steps">The call list.</param>
/// <param name="TensorFloats">Floats of the arena that hold tensors.</param>
/// <param name="ScratchFloats">Floats behind them that hold a kernel's intermediate values.</param>
/// <param name="WeightFloats">Floats of the packed weights.</param>
public sealed record ExecutionPlan(IReadOnlyList<PlannedStep> Steps, long TensorFloats, long ScratchFloats, long WeightFloats)
{
    /// <summary>Floats of the arena of one call.</summary>
    public long ArenaFloats => TensorFloats + ScratchFloats;

    /// <summary>Learned constants among the packed weights.</summary>
    public IReadOnlyList<PlannedWeights> Constants { get; init; } = [];

    /// <summary>The buffers in the arena, placed.</summary>
    public IReadOnlyList<PlannedBuffer> Buffers { get; init; } = [];

    /// <summary>The most floats of them alive at once: no packing can do with fewer.</summary>
    public long LeastTensorFloats => ArenaAllocator.LeastFloats(Buffers);
}

/// <summary>A region of memory a pointer points into.</summary>
public enum MemoryRegion
{
    /// <summary>The arena of the call.</summary>
    Arena,

    /// <summary>A network input.</summary>
    Input,

    /// <summary>A network output.</summary>
    Output,

    /// <summary>The packed weights, which hold learned constants.</summary>
    Weights,
}

/// <summary>Where an argument of a kernel points.</summary>
/// <param name="Region">The region.</param>
/// <param name="Index">Which input or output.</param>
/// <param name="Offset">Floats from the region's start to position (0, 0, 0) of the tensor's first channel.</param>
public readonly record struct TensorPointer(MemoryRegion Region, int Index, long Offset);

/// <summary>One call of a kernel.</summary>
/// <param name="Name">The layer's name, which names the method.</param>
/// <param name="Comment">What is computed, for the reader of the call list.</param>
/// <param name="Kernel">The kernel.</param>
/// <param name="Pointers">Its tensors: inputs, the output, then the residual operand if there is one.</param>
/// <param name="Weights">What it takes from the weights.</param>
/// <param name="WaitsForOthers">Whether all threads must have done with earlier calls before this one.</param>
public sealed record PlannedStep(
    string Name, string Comment, KernelSpec Kernel, IReadOnlyList<TensorPointer> Pointers, IReadOnlyList<PlannedWeights> Weights, bool WaitsForOthers)
{
    /// <summary>The layers that are computed together; empty where it is one.</summary>
    public IReadOnlyList<PlannedPart> Parts { get; init; } = [];

    /// <summary>Everything that is written as a method: the layers, then what calls them.</summary>
    public IEnumerable<PlannedPart> Methods => Parts.Concat([new PlannedPart(Name, Comment, Kernel)]);
}

/// <summary>One layer of several that are computed together.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Comment">What is computed.</param>
/// <param name="Kernel">The kernel.</param>
public sealed record PlannedPart(string Name, string Comment, KernelSpec Kernel);

/// <summary>Weights packed for a kernel.</summary>
/// <param name="Offset">Floats from the start of the packed weights.</param>
/// <param name="Length">Floats.</param>
/// <param name="Key">The tensors' prefix.</param>
/// <param name="HasBias">Whether there is a bias tensor.</param>
/// <param name="Shape">The shape of the weight tensor.</param>
/// <param name="Folded">Norms and scales folded in, in order.</param>
/// <param name="Format">How they are packed.</param>
public sealed record PlannedWeights(
    long Offset, long Length, string Key, bool HasBias, EquatableArray<int> Shape, IReadOnlyList<FoldedNode> Folded, WeightFormat Format);

/// <summary>A per-channel factor and summand folded into weights.</summary>
/// <param name="Key">The tensors' prefix.</param>
/// <param name="Op">The batch norm or the scale.</param>
public sealed record FoldedNode(string Key, LayerOp Op);

/// <summary>How weights lie in memory.</summary>
public abstract record WeightFormat;

/// <summary>For <see cref="ConvolutionSpec"/>: biases, then per group of output blocks and reduction step a row of weights.</summary>
/// <param name="Spec">The kernel.</param>
/// <param name="Groups">Groups of the convolution.</param>
public sealed record ConvolutionFormat(ConvolutionSpec Spec, int Groups) : WeightFormat;

/// <summary>For a phase of a transposed convolution, which is a <see cref="ConvolutionSpec"/> over some of the taps.</summary>
/// <param name="Spec">The kernel.</param>
/// <param name="Groups">Groups of the convolution.</param>
/// <param name="Filters">Output channels.</param>
/// <param name="Taps">The taps in order; −1 for zeros.</param>
public sealed record TransposedFormat(ConvolutionSpec Spec, int Groups, int Filters, EquatableArray<int> Taps) : WeightFormat;

/// <summary>For <see cref="NormSpec"/>: per block 16 factors, then 16 summands.</summary>
/// <param name="Affine">Whether factors come from the weights; they are 1 otherwise.</param>
/// <param name="HasShift">Whether summands come from the weights; they are 0 otherwise.</param>
/// <param name="Channels">Channels.</param>
public sealed record AffineFormat(bool Affine, bool HasShift, int Channels) : WeightFormat;

/// <summary>For <see cref="DeformSpec"/>: as a direct convolution over whole blocks of channels.</summary>
/// <param name="Spec">The kernel.</param>
/// <param name="Groups">Groups of the convolution.</param>
public sealed record DeformFormat(DeformSpec Spec, int Groups) : WeightFormat;

/// <summary>For <see cref="WinogradSpec"/>: biases, then transformed filters per group of output blocks, position of the tile and channel.</summary>
/// <param name="Spec">The kernel.</param>
public sealed record WinogradFormat(WinogradSpec Spec) : WeightFormat;

/// <summary>For <see cref="DepthwiseSpec"/>: per block the bias, then a vector per tap.</summary>
public sealed record DepthwiseFormat : WeightFormat;

/// <summary>For <see cref="DenseSpec"/>: biases, then per group of units and input a row of weights, inputs in the order in which they lie in memory.</summary>
/// <param name="Spec">The kernel.</param>
/// <param name="Channels">Channels of the input.</param>
/// <param name="ChannelsLast">Whether the weights expect channels to vary fastest.</param>
public sealed record DenseFormat(DenseSpec Spec, int Channels, bool ChannelsLast) : WeightFormat;

/// <summary>For a <see cref="DenseSpec"/> over a map: a transposed convolution of one position.</summary>
/// <param name="Spec">The kernel.</param>
/// <param name="Filters">Output channels.</param>
/// <param name="Taps">The tap of every output position; −1 for zeros.</param>
public sealed record SpreadFormat(DenseSpec Spec, int Filters, EquatableArray<int> Taps) : WeightFormat;

/// <summary>For the phases of a transposed convolution as filters of one <see cref="ConvolutionSpec"/>.</summary>
/// <param name="Spec">The kernel.</param>
/// <param name="Filters">Output channels.</param>
/// <param name="Phases">Phases of an output channel, which are neighbouring lanes.</param>
/// <param name="Taps">Per phase and tap of the kernel the transposed convolution's tap; −1 for zeros.</param>
public sealed record MergedPhasesFormat(ConvolutionSpec Spec, int Filters, int Phases, EquatableArray<int> Taps) : WeightFormat;

/// <summary>For learned constants: a feature map, as kernels read one.</summary>
/// <param name="Layout">How it lies, with the halo that its readers want.</param>
public sealed record ConstantFormat(BufferLayout Layout) : WeightFormat;

/// <summary>For <see cref="PointwiseSpec"/>: per block 16 factors, then 16 summands; or 16 slopes.</summary>
/// <param name="Parameters">Which.</param>
/// <param name="Channels">Channels.</param>
public sealed record ChannelFormat(ChannelParameters Parameters, int Channels) : WeightFormat;
