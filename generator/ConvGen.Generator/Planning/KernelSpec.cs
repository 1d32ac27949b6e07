using System;
using System.Text;
using ConvGen.Generator.Planning.Machine;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>
/// A kernel: everything that stands in its method as a literal. Layers with equal specs share one method, so a spec holds geometry alone,
/// no offset into the arena and no name.
/// </summary>
public abstract record KernelSpec
{
    private readonly Target? _target;

    /// <summary>The machine it is planned for.</summary>
    /// <exception cref="InvalidOperationException">It is part of no plan yet.</exception>
    public Target Target
    {
        get => _target ?? throw new InvalidOperationException($"a {GetType().Name} that is planned for no machine");
        init => _target = value;
    }

    /// <summary>Floats of intermediate values that each thread needs.</summary>
    public virtual long ScratchFloats => 0;

    /// <summary>Leaves the machine out of what a kernel prints.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}

/// <summary>What follows a result before it is stored.</summary>
/// <param name="First">A function of the result.</param>
/// <param name="Residual">Where a tensor to add lies, or null.</param>
/// <param name="Second">A function of the sum.</param>
public readonly record struct Epilogue(PointwiseFunction First, Strides? Residual, PointwiseFunction Second);

/// <summary>
/// A direct convolution: every result is kept in a register while all its taps and input channels pass. Results are vectors of output
/// channels; each input number is broadcast and multiplied with a vector of weights.
/// </summary>
/// <param name="Window">The window.</param>
/// <param name="IsPlanar">The input is channel planes (a stem), not blocks.</param>
/// <param name="Channels">Input channels that one result reads (whole blocks of them when grouped).</param>
/// <param name="Input">Where the input lies.</param>
/// <param name="Output">Where the output lies.</param>
/// <param name="OutputBlocks">Blocks of 16 output channels.</param>
/// <param name="Size">Output positions.</param>
/// <param name="GroupStarts">The first input block of each group of output blocks; empty where all read everything.</param>
/// <param name="Tiles">The register tiles.</param>
/// <param name="Epilogue">What follows.</param>
public sealed record ConvolutionSpec(
    Window3 Window,
    bool IsPlanar,
    int Channels,
    Strides Input,
    Strides Output,
    int OutputBlocks,
    Extent3 Size,
    EquatableArray<int> GroupStarts,
    RegisterTiles Tiles,
    Epilogue Epilogue) : KernelSpec
{
    /// <summary>Groups of output blocks computed together.</summary>
    public int OutputGroups => OutputBlocks / Tiles.Wide.Vectors;

    /// <summary>Multiply-add steps per result.</summary>
    public long Reduction => Channels * Window.Taps;

    /// <summary>Whether the weights are too many for the second-level cache and are fetched ahead of their use.</summary>
    public bool StreamsWeights => new WeightStream(Target).IsLong((long)OutputBlocks * BufferLayout.Lanes * Reduction);

    /// <summary>Floats by which each step moves on in the next group's filters, fetching them; 0 where it does not.</summary>
    /// <param name="tile">The register tile of a body.</param>
    /// <param name="passes">Passes of that body over a group's filters, each of which takes some of their lanes.</param>
    public int FetchStep(RegisterTile tile, int passes)
    {
        var grid = new TileGrid(Size, tile, SharesColumns: true);
        return StreamsWeights ? new WeightStream(Target).GroupStep(Tiles.Wide.Vectors * BufferLayout.Lanes, Reduction, grid.Units, passes * grid.UnitTiles) : 0;
    }
}

/// <summary>
/// A k×k convolution by Winograd's minimal filtering F(t×t, k×k): tiles of (t+k−1)² inputs are transformed, multiplied with transformed filters as
/// (t+k−1)² matrix products, and transformed back to t² outputs (Lavin and Gray 2016). Tiles at the far border may reach behind the map, which counts as zeros there.
/// </summary>
/// <param name="Kernel">k, 3 or 5.</param>
/// <param name="OutputTile">t: for 3×3, 4 takes a quarter of the multiply-adds, 2 takes 1/2.25 and is as exact as the direct kernel; for 5×5, 2 takes 1/2.8.</param>
/// <param name="Channels">Input channels.</param>
/// <param name="OutputBlocks">Blocks of 16 output channels.</param>
/// <param name="Size">Output positions.</param>
/// <param name="Input">Where the input lies, from the first position that the first output reads; positions lie further apart where the convolution is dilated.</param>
/// <param name="Output">Where the output lies.</param>
/// <param name="TilesAtOnce">Tiles transformed and multiplied together.</param>
/// <param name="FilterChunk">Channels whose filters are transformed during the run, just before they are used; 0 where filters are packed transformed.</param>
/// <param name="Tiles">The register tiles of the products.</param>
/// <param name="Epilogue">What follows.</param>
public sealed record WinogradSpec(
    int Kernel,
    int OutputTile,
    int Channels,
    int OutputBlocks,
    Extent3 Size,
    Strides Input,
    Strides Output,
    int TilesAtOnce,
    int FilterChunk,
    RegisterTiles Tiles,
    Epilogue Epilogue) : KernelSpec
{
    /// <summary>What it costs.</summary>
    internal WinogradCost Cost => new(Target, Kernel, OutputTile, Channels, OutputBlocks * BufferLayout.Lanes, Tiles.Wide.Vectors);

    /// <summary>Inputs along a side of a tile.</summary>
    public int InputTile => OutputTile + Kernel - 1;

    /// <summary>Matrix products: positions of an input tile.</summary>
    public int Products => InputTile * InputTile;

    /// <summary>Tiles in a column of tiles.</summary>
    public int TileRows => (Size.Height + OutputTile - 1) / OutputTile;

    /// <summary>Tiles in a row of tiles.</summary>
    public int TileColumns => (Size.Width + OutputTile - 1) / OutputTile;

    /// <summary>Tiles in all.</summary>
    public int TileCount => TileRows * TileColumns;

    /// <summary>Batches of <see cref="TilesAtOnce"/> tiles.</summary>
    public int Batches => (TileCount + TilesAtOnce - 1) / TilesAtOnce;

    /// <summary>Groups of output blocks computed together.</summary>
    public int OutputGroups => OutputBlocks / Tiles.Wide.Vectors;

    /// <summary>Whether filters are transformed during the run.</summary>
    public bool TransformsFilters => FilterChunk > 0;

    /// <summary>Numbers of a filter in the packed weights: its taps, or its transform.</summary>
    public int PackedFilter => TransformsFilters ? Kernel * Kernel : Products;

    /// <summary>Whether transformed filters are too many for the second-level cache and are fetched ahead of their use.</summary>
    public bool StreamsWeights => !TransformsFilters && new WeightStream(Target).IsLong((long)Products * OutputBlocks * BufferLayout.Lanes * Channels);

    /// <summary>Floats by which each step of a product moves on in the next chunk's filters, fetching them; 0 where they are not transformed during the run.</summary>
    /// <param name="tile">The register tile of a body.</param>
    /// <param name="passes">Passes of that body over a group's filters, each of which takes some of their lanes.</param>
    public int FetchStep(RegisterTile tile, int passes) => TransformsFilters
        ? System.Math.Max(1, Kernel * Kernel * Tiles.Wide.Vectors * BufferLayout.Lanes / (Products * passes * new TileGrid(new Extent3(1, 1, TilesAtOnce), tile).ColumnTiles)) : 0;

    /// <summary>Floats between transformed inputs of neighbouring positions.</summary>
    public int ValueStride => OddLines(BufferLayout.BlocksOf(Channels) * TilesAtOnce);

    /// <summary>Floats between products of neighbouring positions.</summary>
    public int ProductStride => OddLines(Tiles.Wide.Vectors * TilesAtOnce);

    /// <summary>Floats between filters of neighbouring positions that were transformed during the run.</summary>
    public int FilterStride => TransformsFilters ? OddLines(FilterChunk * Tiles.Wide.Vectors) : 0;

    /// <inheritdoc/>
    public override long ScratchFloats => (long)Products * (ValueStride + ProductStride + FilterStride);

    // An odd number of cache lines spreads the positions over the sets of the first-level cache: measured 375 against 501 µs at 64 channels.
    private static int OddLines(int lines) => (lines | 1) * BufferLayout.Lanes;
}

/// <summary>
/// A deformable convolution (Dai et al. 2017, Zhu et al. 2019): the samples of a run of output positions are gathered bilinearly into columns,
/// which then go through a matrix product like any convolution's.
/// </summary>
/// <param name="Window">The window.</param>
/// <param name="Channels">Input channels.</param>
/// <param name="OffsetGroups">Groups of channels with offsets of their own.</param>
/// <param name="Mask">Where the mask lies: nowhere, in a tensor of its own, or as logits behind the offsets.</param>
/// <param name="InputSize">Input positions.</param>
/// <param name="Input">Where the input lies.</param>
/// <param name="Offsets">Where the offsets lie.</param>
/// <param name="Masks">Where the mask's tensor lies.</param>
/// <param name="Output">Where the output lies.</param>
/// <param name="OutputBlocks">Blocks of 16 output channels.</param>
/// <param name="Size">Output positions.</param>
/// <param name="Columns">Positions gathered at once.</param>
/// <param name="Tiles">The register tiles of the product.</param>
/// <param name="Epilogue">What follows.</param>
public sealed record DeformSpec(
    Window3 Window,
    int Channels,
    int OffsetGroups,
    DeformMask Mask,
    Extent3 InputSize,
    Strides Input,
    Strides Offsets,
    Strides Masks,
    Strides Output,
    int OutputBlocks,
    Extent3 Size,
    int Columns,
    RegisterTiles Tiles,
    Epilogue Epilogue) : KernelSpec
{
    /// <summary>Blocks of gathered numbers: one per input block and tap.</summary>
    public long ColumnBlocks => BufferLayout.BlocksOf(Channels) * Window.Taps;

    /// <inheritdoc/>
    public override long ScratchFloats => ColumnBlocks * Columns * BufferLayout.Lanes;
}

/// <summary>Where a deformable convolution's mask lies.</summary>
public enum DeformMask
{
    /// <summary>There is none: every sample counts fully.</summary>
    None,

    /// <summary>A tensor of its own, taken as it is.</summary>
    Tensor,

    /// <summary>Behind the offsets, before its sigmoid.</summary>
    Logits,
}

/// <summary>A depthwise convolution: every vector of channels has its own taps.</summary>
/// <param name="Window">The window.</param>
/// <param name="Input">Where the input lies.</param>
/// <param name="Output">Where the output lies.</param>
/// <param name="Blocks">Blocks of 16 channels.</param>
/// <param name="Size">Output positions.</param>
/// <param name="Tiles">The register tiles.</param>
/// <param name="Epilogue">What follows.</param>
public sealed record DepthwiseSpec(
    Window3 Window, Strides Input, Strides Output, int Blocks, Extent3 Size, RegisterTiles Tiles, Epilogue Epilogue) : KernelSpec;

/// <summary>
/// A matrix of weights streamed once past the broadcast inputs: a dense layer, a 1×1 convolution of a single position, or a transposed
/// convolution of one, whose units are the positions of its output.
/// </summary>
/// <param name="Input">Where the input lies.</param>
/// <param name="InputBlocks">Blocks of 16 input channels.</param>
/// <param name="InputSize">Input positions.</param>
/// <param name="Output">Where the output lies.</param>
/// <param name="OutputBlocks">Blocks of 16 output channels.</param>
/// <param name="OutputRows">Rows of the output; 1 for a vector.</param>
/// <param name="Vectors">Vectors of 16 units computed together: blocks of a vector, columns of a row.</param>
/// <param name="Function">What follows.</param>
public sealed record DenseSpec(
    Strides Input, int InputBlocks, Extent3 InputSize, Strides Output, int OutputBlocks, int OutputRows, int Vectors, PointwiseFunction Function) : KernelSpec
{
    /// <summary>
    /// Sums per unit, to which consecutive inputs go in turn: enough in flight to hide a multiply-add's latency of four cycles, at two a cycle, or at one where few units
    /// share a broadcast number and loads are the limit. Every vector width adds in the same order.
    /// </summary>
    public int Splits => Vectors >= 8 ? 1 : Vectors >= 4 ? 2 : 4;

    /// <summary>Whether the units are rows of a map.</summary>
    public bool IsMap => OutputRows > 1;

    /// <summary>Groups of units computed together.</summary>
    public int Groups => IsMap ? OutputBlocks * OutputRows : OutputBlocks / Vectors;

    /// <summary>Numbers of the input, padding lanes among them.</summary>
    public long Inputs => InputBlocks * BufferLayout.Lanes * (long)InputSize.Positions;

    /// <summary>Floats of the packed weights: a bias per unit, then a row of weights per group and input.</summary>
    public long WeightFloats => (long)Groups * Vectors * BufferLayout.Lanes * (Inputs + 1);
}

/// <summary>A maximum or average pooling.</summary>
/// <param name="Average">Average or maximum.</param>
/// <param name="Window">The window.</param>
/// <param name="InputSize">Input positions.</param>
/// <param name="Input">Where the input lies.</param>
/// <param name="Output">Where the output lies.</param>
/// <param name="Blocks">Blocks of 16 channels.</param>
/// <param name="Size">Output positions.</param>
/// <param name="CountIncludePad">Whether padding counts in an average.</param>
/// <param name="LoopsOverRow">Whether the taps of a window's row are too many to be written out one by one.</param>
public sealed record PoolSpec(
    bool Average, Window3 Window, Extent3 InputSize, Strides Input, Strides Output, int Blocks, Extent3 Size, bool CountIncludePad, bool LoopsOverRow) : KernelSpec;

/// <summary>A pooling over all positions.</summary>
/// <param name="Average">Average or maximum.</param>
/// <param name="Size">Input positions.</param>
/// <param name="Input">Where the input lies.</param>
/// <param name="OutputBlock">Floats between output blocks.</param>
/// <param name="Blocks">Blocks of 16 channels.</param>
public sealed record GlobalPoolSpec(bool Average, Extent3 Size, Strides Input, long OutputBlock, int Blocks) : KernelSpec;

/// <summary>What a point-wise kernel takes from the weights.</summary>
public enum ChannelParameters
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A factor and a summand per channel.</summary>
    ScaleAndShift,

    /// <summary>A slope below zero per channel.</summary>
    Slope,
}

/// <summary>A function of one tensor, position by position.</summary>
/// <param name="Parameters">What the weights bring.</param>
/// <param name="Function">The function after it.</param>
/// <param name="Size">Positions.</param>
/// <param name="Blocks">Blocks of 16 channels.</param>
/// <param name="Input">Where the input lies.</param>
/// <param name="Output">Where the output lies.</param>
public sealed record PointwiseSpec(
    ChannelParameters Parameters, PointwiseFunction Function, Extent3 Size, int Blocks, Strides Input, Strides Output) : KernelSpec;

/// <summary>The sum or product of two tensors, position by position.</summary>
/// <param name="Multiply">Product or sum.</param>
/// <param name="Function">The function after it.</param>
/// <param name="Size">Positions.</param>
/// <param name="Blocks">Blocks of 16 channels.</param>
/// <param name="Left">The first operand.</param>
/// <param name="Right">The second operand.</param>
/// <param name="Output">Where the output lies.</param>
public sealed record BinarySpec(
    bool Multiply, PointwiseFunction Function, Extent3 Size, int Blocks, BinaryOperand Left, BinaryOperand Right, Strides Output) : KernelSpec;

/// <summary>Softmax over channels at each position, or its logarithm.</summary>
/// <param name="Log">Whether the logarithm is wanted.</param>
/// <param name="Channels">Channels.</param>
/// <param name="Size">Positions.</param>
/// <param name="Input">Where the input lies.</param>
/// <param name="Output">Where the output lies.</param>
public sealed record SoftmaxSpec(bool Log, int Channels, Extent3 Size, Strides Input, Strides Output) : KernelSpec;

/// <summary>Rows of channel planes copied into a planar buffer with a halo, for a stem.</summary>
/// <param name="Channels">Planes.</param>
/// <param name="Size">Positions.</param>
/// <param name="Input">Where the input lies.</param>
/// <param name="Output">Where the output lies.</param>
public sealed record PlaneCopySpec(int Channels, Extent3 Size, Strides Input, Strides Output) : KernelSpec;

/// <summary>A run of channels moved from one blocked tensor to another.</summary>
/// <param name="From">The first source channel.</param>
/// <param name="To">The first target channel.</param>
/// <param name="Count">How many; source channels advance by <paramref name="Step"/>.</param>
/// <param name="Step">Distance of source channels.</param>
public readonly record struct ChannelRun(int From, int To, int Count, int Step);

/// <summary>Channels moved between blocked tensors: what a concatenation, slice, shuffle or channel padding cannot do by writing to the right place.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="Size">Positions.</param>
/// <param name="Input">Where the source lies.</param>
/// <param name="Output">Where the target lies.</param>
public sealed record ChannelCopySpec(EquatableArray<ChannelRun> Runs, Extent3 Size, Strides Input, Strides Output) : KernelSpec;

/// <summary>The zeros around a buffer's positions.</summary>
/// <param name="Layout">The buffer.</param>
public sealed record HaloSpec(BufferLayout Layout) : KernelSpec;

/// <summary>All channels of a map as one vector, in channel-major order.</summary>
/// <param name="Channels">Channels of the map.</param>
/// <param name="Size">Positions of the map.</param>
/// <param name="Input">Where the map lies.</param>
/// <param name="ChannelsLast">Whether channels vary fastest in the vector.</param>
public sealed record FlattenSpec(int Channels, Extent3 Size, Strides Input, bool ChannelsLast) : KernelSpec;
