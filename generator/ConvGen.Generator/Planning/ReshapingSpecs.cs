using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>A map copied into a larger or out of a larger one: padding of every kind, and cropping as padding by negative amounts.</summary>
/// <param name="Mode">What stands outside the input.</param>
/// <param name="Low">Positions before the input's first one on each axis.</param>
/// <param name="InputSize">Input positions.</param>
/// <param name="Size">Output positions.</param>
/// <param name="Blocks">Blocks of 16 channels.</param>
/// <param name="Input">Where the input lies.</param>
/// <param name="Output">Where the output lies.</param>
public sealed record PadSpec(
    PaddingModeKind Mode, Extent3 Low, Extent3 InputSize, Extent3 Size, int Blocks, Strides Input, Strides Output) : KernelSpec;

/// <summary>A resized map.</summary>
/// <param name="Mode">How a position is made.</param>
/// <param name="AlignCorners">Whether corners' centres coincide.</param>
/// <param name="InputSize">Input positions.</param>
/// <param name="Size">Output positions.</param>
/// <param name="Blocks">Blocks of 16 channels.</param>
/// <param name="Input">Where the input lies.</param>
/// <param name="Output">Where the output lies.</param>
public sealed record ResizeSpec(
    ResizeModeKind Mode, bool AlignCorners, Extent3 InputSize, Extent3 Size, int Blocks, Strides Input, Strides Output) : KernelSpec;

/// <summary>Averages over ⌊i·n/o⌋ … ⌈(i+1)·n/o⌉ on each axis.</summary>
/// <param name="InputSize">Input positions n.</param>
/// <param name="Size">Output positions o.</param>
/// <param name="Blocks">Blocks of 16 channels.</param>
/// <param name="Input">Where the input lies.</param>
/// <param name="Output">Where the output lies.</param>
public sealed record AdaptivePoolSpec(Extent3 InputSize, Extent3 Size, int Blocks, Strides Input, Strides Output) : KernelSpec;

/// <summary>Channels to space, or space to channels.</summary>
/// <param name="Factors">The factor r on each axis that the tensor has, 1 on the others.</param>
/// <param name="ToSpace">The direction.</param>
/// <param name="FineChannels">Channels of the finer map.</param>
/// <param name="CoarseSize">Positions of the coarser map.</param>
/// <param name="Fine">Where the finer map lies.</param>
/// <param name="Coarse">Where the coarser map lies.</param>
/// <param name="IsPlanar">Whether the finer map is channel planes, at the boundary.</param>
public sealed record PixelShuffleSpec(
    Extent3 Factors, bool ToSpace, int FineChannels, Extent3 CoarseSize, Strides Fine, Strides Coarse, bool IsPlanar) : KernelSpec;

/// <summary>A norm with statistics of its own.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Groups">Groups of channels of a group norm; the channels for an instance norm.</param>
/// <param name="Epsilon">Added to the variance.</param>
/// <param name="Channels">Channels.</param>
/// <param name="Size">Positions.</param>
/// <param name="Input">Where the input lies.</param>
/// <param name="Output">Where the output lies.</param>
/// <param name="Function">What follows.</param>
public sealed record NormSpec(
    NormKind Kind, int Groups, double Epsilon, int Channels, Extent3 Size, Strides Input, Strides Output, PointwiseFunction Function) : KernelSpec
{
    /// <inheritdoc/>
    public override long ScratchFloats => 2L * BufferLayout.BlocksOf(Channels) * BufferLayout.Lanes;
}

/// <summary>Local response normalisation: x / (k + alpha/size · Σ x²)^beta over neighbouring channels.</summary>
/// <param name="Op">The layer.</param>
/// <param name="Channels">Channels.</param>
/// <param name="Size">Positions.</param>
/// <param name="Input">Where the input lies.</param>
/// <param name="Output">Where the output lies.</param>
public sealed record LocalResponseSpec(LocalResponseNormOp Op, int Channels, Extent3 Size, Strides Input, Strides Output) : KernelSpec
{
    /// <summary>Floats before the first square: the window's reach, in whole vectors.</summary>
    public int Margin => (Op.Size + BufferLayout.Lanes - 1) / BufferLayout.Lanes * BufferLayout.Lanes;

    /// <inheritdoc/>
    public override long ScratchFloats => (2L * Margin) + (BufferLayout.BlocksOf(Channels) * BufferLayout.Lanes);
}
