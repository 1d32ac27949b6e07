using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning;
using ConvGen.Model;

namespace ConvGen.Fuzz.Tests;

/// <summary>
/// The ways in which a plan may compute a network, and both sides of what chooses between them: the one list of what the networks of a run have to meet. All is read from plans,
/// so that it holds whatever the generated text looks like.
/// </summary>
internal static class Strategies
{
    private const int WideLanes = 16;
    private const int MiddleLanes = 8;

    private static readonly (string Name, Func<ExecutionPlan, bool> IsMet)[] Named =
    [
        .. Direct(), .. Filtering(), .. Bands(), .. Matrices(), .. Transposed(),
        Kernel<PixelShuffleSpec>("planes written by the last layer", static spec => spec.IsPlanar),
        Kernel<InterleaveSpec>("channels interleaved in squares as wide as a block", static spec => IsSquare(spec, BufferLayout.Lanes) && spec.LargestSquare == BufferLayout.Lanes),
        Kernel<InterleaveSpec>("channels interleaved in smaller squares where planes share a set", static spec => IsSquare(spec, spec.LargestSquare) && spec.LargestSquare < BufferLayout.Lanes),
        Kernel<InterleaveSpec>("channels interleaved in rows of another length", static spec => spec.Size is { Depth: 1, Height: > 1 } && spec.Planes.Slice == 0 && spec.Blocked.Slice == 0),
        Kernel<DeformSpec>("deformable without a mask", static spec => spec.Mask == DeformMask.None),
        Kernel<DeformSpec>("deformable with a mask behind the offsets", static spec => spec.Mask == DeformMask.Logits),
        Kernel<DeformSpec>("deformable, a row gathered at once", static spec => spec.Columns == spec.Size.Width),
        Kernel<DeformSpec>("deformable, a row gathered in parts", static spec => spec.Columns < spec.Size.Width),
        Kernel<NormSpec>("norms over channels", static spec => spec.Kind is NormKind.Layer or NormKind.L2),
        Kernel<NormSpec>("norms over positions", static spec => spec.Kind is NormKind.Group or NormKind.Instance),
        Kernel<BinarySpec>("a gate", static spec => spec.Left.StandsInRow || spec.Right.StandsInRow),
        Kernel<BinarySpec>("one channel for all", static spec => spec.Left.IsOneChannel || spec.Right.IsOneChannel),
        ("learned constants among the weights", static plan => plan.Constants.Count > 0),
        ("steps that need not wait for one another", static plan => plan.Steps.Skip(1).Any(static step => !step.WaitsForOthers)),
    ];

    /// <summary>All of them: the named ones, and every kernel there is.</summary>
    public static IReadOnlyList<(string Name, Func<ExecutionPlan, bool> IsMet)> All { get; } =
    [
        .. Named,
        .. typeof(KernelSpec).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(KernelSpec)))
            .Select(static type => (type.Name, (Func<ExecutionPlan, bool>)(plan => Kernels(plan).Any(type.IsInstanceOfType)))),
    ];

    // Register tiles over a map, who shares out what, and weights that are fetched ahead.
    private static IEnumerable<(string Name, Func<ExecutionPlan, bool> IsMet)> Direct() =>
    [
        Kernel<ConvolutionSpec>("stems", static spec => spec.IsPlanar),
        Kernel<ConvolutionSpec>("direct over blocks", static spec => !spec.IsPlanar && spec.Window.Taps > 1),
        Kernel<ConvolutionSpec>("a map as one long row", static spec => spec is { Window.IsPointwise: true, IsPlanar: false, Size: { Depth: 1, Height: 1, Width: > 1 } }),
        Kernel<ConvolutionSpec>("groups that read blocks of their own", static spec => !spec.GroupStarts.IsEmpty),
        Kernel<ConvolutionSpec>("tiles that cover a row evenly", static spec => spec.Size.Width > spec.Tiles.Wide.Columns && spec.Size.Width % spec.Tiles.Wide.Columns == 0),
        Kernel<ConvolutionSpec>("a last tile of a row that overlaps", static spec => spec.Size.Width % spec.Tiles.Wide.Columns != 0),
        Kernel<ConvolutionSpec>("a last tile of a row that overlaps with 256 bits alone", static spec => spec.Size.Width % spec.Tiles.Wide.Columns == 0 && spec.Size.Width % spec.Tiles.Middle.Columns != 0),
        Kernel<ConvolutionSpec>("tiles of several rows", static spec => spec.Tiles.Wide.Rows > 1),
        Kernel<ConvolutionSpec>("a last tile of the rows that overlaps", static spec => spec.Size.Height % spec.Tiles.Wide.Rows != 0),
        Kernel<ConvolutionSpec>("filters taken in several passes", static spec => Passes(spec) > 1),
        Kernel<ConvolutionSpec>("filters taken at once", static spec => Passes(spec) == 1),
        Kernel<ConvolutionSpec>("a last block of fewer channels", static spec => !spec.IsPlanar && spec.Channels > BufferLayout.Lanes && spec.Channels % BufferLayout.Lanes != 0),
        Kernel<ConvolutionSpec>("threads share out the columns of a row", static spec => Grid(spec).ColumnsAreUnits),
        Kernel<ConvolutionSpec>("threads share out places before groups", static spec => spec.OutputGroups > 1 && Grid(spec).SharesPlaces(spec.Target)),
        Kernel<ConvolutionSpec>("threads share out groups and places", static spec => spec.OutputGroups > 1 && !Grid(spec).SharesPlaces(spec.Target)),
        Kernel<ConvolutionSpec>("weights fetched ahead", static spec => spec.StreamsWeights && FetchStep(spec) == 0),
        Kernel<ConvolutionSpec>("the next group's weights fetched", static spec => FetchStep(spec) > 0),
        Kernel<ConvolutionSpec>("weights not fetched", static spec => !spec.StreamsWeights),
        Kernel<ConvolutionSpec>("a sum at the end", static spec => spec.Epilogue.Residual is not null),
        Kernel<ConvolutionSpec>("an exponential in a second pass", static spec => spec.Epilogue.First.IsTranscendental),
        Kernel<DepthwiseSpec>("depthwise over a last tile that overlaps", static spec => spec.Size.Width % spec.Tiles.Wide.Columns != 0),
        Kernel<FewFiltersSpec>("few filters", static spec => spec.Window.Taps > 0),
    ];

    // Minimal filtering.
    private static IEnumerable<(string Name, Func<ExecutionPlan, bool> IsMet)> Filtering() =>
    [
        Kernel<WinogradSpec>("F(4×4, 3×3)", static spec => (spec.Kernel, spec.OutputTile) == (3, 4)),
        Kernel<WinogradSpec>("F(2×2, 3×3)", static spec => (spec.Kernel, spec.OutputTile) == (3, 2)),
        Kernel<WinogradSpec>("F(2×2, 5×5)", static spec => (spec.Kernel, spec.OutputTile) == (5, 2)),
        ("F(2×2, 3×3) for many filters on a small map", static plan => plan.Steps.Any(static step => step.Kernel is WinogradSpec { Kernel: 3, OutputTile: 2 } spec && IsHeavy(spec))),
        Kernel<WinogradSpec>("all tiles in a batch", static spec => spec.Batches == 1),
        Kernel<WinogradSpec>("batches of tiles", static spec => spec.Batches > 1 && spec.TileCount % spec.TilesAtOnce == 0),
        Kernel<WinogradSpec>("batches of tiles with a tail", static spec => spec.Batches > 1 && spec.TileCount % spec.TilesAtOnce != 0),
        Kernel<WinogradSpec>("tiles that cover the map", static spec => spec.Size.Height % spec.OutputTile == 0 && spec.Size.Width % spec.OutputTile == 0),
        Kernel<WinogradSpec>("tiles beyond the last row", static spec => spec.Size.Height % spec.OutputTile != 0),
        Kernel<WinogradSpec>("tiles beyond the last column", static spec => spec.Size.Width % spec.OutputTile != 0),
        Kernel<WinogradSpec>("filters transformed during the run, all at once", static spec => spec.TransformsFilters && spec.FilterChunk == spec.Channels),
        Kernel<WinogradSpec>("filters transformed during the run, in chunks", static spec => spec.TransformsFilters && spec.FilterChunk < spec.Channels),
        Kernel<WinogradSpec>("filters packed transformed", static spec => !spec.TransformsFilters && !spec.StreamsWeights),
        Kernel<WinogradSpec>("transformed filters fetched ahead", static spec => spec.StreamsWeights),
        Kernel<WinogradSpec>("lattices of dilated filters", static spec => spec.Input.Pixel > BufferLayout.Lanes),
        Kernel<WinogradSpec>("several groups of filters", static spec => spec.OutputGroups > 1),
        Kernel<WinogradSpec>("minimal filtering with a sum at the end", static spec => spec.Epilogue.Residual is not null),
        Kernel<DepthInputSpec>("slices combined by twos", static spec => spec.Tiles.Outputs == 2),
        Kernel<DepthInputSpec>("slices combined by fours", static spec => spec.Tiles.Outputs == 4),
        Kernel<DepthInputSpec>("slices left over", static spec => spec.Tiles.Depth % spec.Tiles.Outputs != 0),
    ];

    // Layers computed together.
    private static IEnumerable<(string Name, Func<ExecutionPlan, bool> IsMet)> Bands() =>
    [
        Band<ConvolutionSpec>("bands of a convolution"),
        Band<WinogradSpec>("bands of minimal filtering"),
        Band<DepthwiseSpec>("bands of a depthwise convolution"),
        Band<PointwiseSpec>("bands of a function"),
        Band<PoolSpec>("bands of a pooling"),
        Kernel<BandedSpec>("bands of three stages", static spec => spec.Stages.Count > 2),
        Kernel<BandedSpec>("bands behind a stem", static spec => spec.Stages[0].Kernel is ConvolutionSpec { IsPlanar: true }),
        Kernel<BandedSpec>("bands for the caller's planes", static spec => spec.Stages[spec.Stages.Count - 1].Kernel is InterleaveSpec),
        Kernel<BandedSpec>("bands before a pooling", static spec => spec.Stages[spec.Stages.Count - 1].Kernel is PoolSpec),
        Kernel<BandedSpec>("bands before a convolution", static spec => spec.Stages[spec.Stages.Count - 1].Kernel is ConvolutionSpec),
        Kernel<BandedSpec>("bands with a sum", static spec => spec.Stages.Any(static stage => stage.Tensors.Count > 2)),
        Kernel<BandedSpec>("bands of a row", static spec => spec.Rows == 1),
        Kernel<BandedSpec>("bands of several rows", static spec => spec.Rows > 1 && spec.Height % spec.Rows == 0),
        Kernel<BandedSpec>("a last band of fewer rows", static spec => spec.Height % spec.Rows != 0),
        Kernel<BandedSpec>("bands in slices", static spec => spec is { Depth: > 1, SliceBands: > 1 }),
        Kernel<BandedSpec>("slices as bands", static spec => spec is { Depth: > 1, SliceBands: 1 }),
    ];

    // Weights that pass by once.
    private static IEnumerable<(string Name, Func<ExecutionPlan, bool> IsMet)> Matrices() =>
    [
        Kernel<DenseSpec>("a matrix times a vector", static spec => !spec.IsMap),
        Kernel<DenseSpec>("a matrix times a vector, to a map", static spec => spec.IsMap),
        Kernel<DenseSpec>("a matrix times a vector, between zeros", static spec => !spec.IsMap && spec.Output.Block > BufferLayout.Lanes),
        Kernel<DenseSpec>("a matrix times a map", static spec => spec.InputSize.Positions > 1),
        Kernel<DenseSpec>("sums split in several", static spec => spec.Vectors == 1),
        Kernel<DenseSpec>("sums split in a few", static spec => spec.Vectors is > 1 and < 8),
        Kernel<DenseSpec>("several groups of units", static spec => spec.Groups > 1),
    ];

    // Phases of transposed convolutions.
    private static IEnumerable<(string Name, Func<ExecutionPlan, bool> IsMet)> Transposed() =>
    [
        Packed<TransposedFormat>("phases", static _ => true),
        Packed<TransposedFormat>("phases without a tap", static format => format.Taps.Contains(-1)),
        Packed<MergedPhasesFormat>("phases merged", static _ => true),
        Packed<FewFiltersFormat>("phases of few filters", static format => !format.Phase.IsEmpty),
    ];

    private static (string Name, Func<ExecutionPlan, bool> IsMet) Kernel<T>(string name, Func<T, bool> isMet)
        where T : KernelSpec => (name, plan => Kernels(plan).OfType<T>().Any(isMet));

    private static (string Name, Func<ExecutionPlan, bool> IsMet) Band<T>(string name)
        where T : KernelSpec => Kernel<BandedSpec>(name, static spec => spec.Stages[0].Kernel is T);

    private static (string Name, Func<ExecutionPlan, bool> IsMet) Packed<T>(string name, Func<T, bool> isMet)
        where T : WeightFormat => (name, plan => plan.Steps.SelectMany(static step => step.Weights).Select(static weights => weights.Format).OfType<T>().Any(isMet));

    private static IEnumerable<KernelSpec> Kernels(ExecutionPlan plan) => plan.Steps.SelectMany(static step => step.Methods).Select(static method => method.Kernel);

    private static TileGrid Grid(ConvolutionSpec spec) => new(spec.Size, spec.Tiles.Wide, SharesColumns: true);

    private static int Passes(ConvolutionSpec spec) => spec.Tiles.Wide.Vectors * WideLanes / (spec.Tiles.Middle.Vectors * MiddleLanes);

    private static int FetchStep(ConvolutionSpec spec) => spec.FetchStep(spec.Tiles.Wide, 1);

    private static bool IsHeavy(WinogradSpec spec) => (long)spec.Channels * spec.OutputBlocks * BufferLayout.Lanes >= spec.Target.ManyFilterChannels && spec.Size.Height <= spec.Target.SmallMap;

    private static bool IsSquare(InterleaveSpec spec, int side) => spec.Planes.Pixel == 1 && spec.Size.Width >= side && spec.Channels >= side;
}
