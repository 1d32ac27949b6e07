namespace ConvGen.Generator.Planning;

/// <summary>How a kernel's rows depend on the rows of its input.</summary>
/// <param name="Stride">Input rows from one row to the next.</param>
/// <param name="SliceStride">Input slices from one slice to the next.</param>
/// <param name="IsDisjoint">Whether no two rows read the same input row, nor any a row of padding, and each reads its own slice alone.</param>
public sealed record RowReading(int Stride, int SliceStride, bool IsDisjoint);

/// <summary>Kernels over some rows of their result: which can be cut, and what is left of them. A new kernel that computes rows apart gets its lines here; one without any is called by itself.</summary>
public static class RowCut
{
    /// <summary>How the rows of <paramref name="kernel"/> depend on its input's; null where it cannot be cut.</summary>
    public static RowReading? Reading(KernelSpec kernel) => kernel switch
    {
        ConvolutionSpec spec => Reading(spec.Window),
        DepthwiseSpec spec => Reading(spec.Window),
        WinogradSpec { TransformsFilters: false } => new RowReading(1, 1, false),
        PoolSpec spec when Reading(spec.Window) is { IsDisjoint: true } reading && spec.Size.Height * reading.Stride <= spec.InputSize.Height => reading,
        PointwiseSpec => new RowReading(1, 1, true),
        InterleaveSpec { ToBlocks: false } => new RowReading(1, 1, true),
        _ => null,
    };

    /// <summary>Rows that a band of <paramref name="kernel"/> counts by.</summary>
    public static int Granularity(KernelSpec kernel) => kernel is WinogradSpec spec ? spec.OutputTile : 1;

    /// <summary>What remains of <paramref name="kernel"/> for a band, which lies in one slice.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="rows">Rows of the band.</param>
    /// <param name="width">Positions of a row.</param>
    /// <param name="input">Where its input lies.</param>
    /// <param name="output">Where its result lies.</param>
    public static KernelSpec Cut(KernelSpec kernel, int rows, int width, Strides input, Strides output) => kernel switch
    {
        ConvolutionSpec spec => Cut(spec, rows, width, input, output),
        DepthwiseSpec spec => Cut(spec, rows, width, input, output),
        WinogradSpec spec => Cut(spec, rows, width, input, output),
        PoolSpec spec => spec with
        {
            InputSize = new Extent3(1, rows * spec.Window.Height.Stride, spec.InputSize.Width), Size = new Extent3(1, rows, width), Input = input, Output = output,
        },
        PointwiseSpec spec => spec with { Size = Size(rows, width, input, output), Input = input, Output = output },
        InterleaveSpec spec => spec with { Size = new Extent3(1, 1, rows * width), Blocked = input },
        _ => throw UnknownCase.In(nameof(RowCut), kernel),
    };

    /// <summary>Cycles of a kernel that multiplies, as far as its tiles decide over them; 0 for one that moves or compares.</summary>
    public static double Cycles(KernelSpec kernel) => kernel switch
    {
        ConvolutionSpec spec => spec.OutputGroups * RegisterTiling.Cycles(spec.Target, spec.Size, spec.Tiles.Wide, spec.Reduction),
        DepthwiseSpec spec => spec.Blocks * RegisterTiling.Cycles(spec.Target, spec.Size, spec.Tiles.Wide, spec.Window.Taps),
        WinogradSpec spec => spec.Batches * spec.Cost.OfBatch(
            spec.TilesAtOnce, spec.OutputGroups * RegisterTiling.Cycles(spec.Target, new Extent3(1, 1, spec.TilesAtOnce), spec.Tiles.Wide, spec.Channels), spec.TransformsFilters),
        PoolSpec or PointwiseSpec or InterleaveSpec => 0,
        _ => throw UnknownCase.In(nameof(RowCut), kernel),
    };

    private static RowReading Reading(Window3 window) => new(
        window.Height.Stride,
        window.Depth.Stride,
        window.Height is { PadLow: 0, PadHigh: 0 } && window.Height.Extent == window.Height.Stride
            && window.Depth is { Kernel: 1, Stride: 1, PadLow: 0, PadHigh: 0 });

    private static ConvolutionSpec Cut(ConvolutionSpec spec, int rows, int width, Strides input, Strides output)
    {
        var row = width * BufferLayout.Lanes;
        var isFlat = spec.Window.IsPointwise && !spec.IsPlanar && (spec.Epilogue.Residual?.Row ?? row) == row;
        var size = isFlat ? Size(rows, width, input, output) : new Extent3(1, rows, width);
        return spec with { Size = size, Input = input, Output = output, Tiles = RegisterTiling.WithVectors(spec.Target, spec.Tiles.Wide.Vectors, size, spec.Reduction) };
    }

    private static DepthwiseSpec Cut(DepthwiseSpec spec, int rows, int width, Strides input, Strides output)
    {
        var size = new Extent3(1, rows, width);
        return spec with { Size = size, Input = input, Output = output, Tiles = RegisterTiling.ForDepthwise(spec.Target, size, spec.Window.Taps) };
    }

    // As few batches as before at most, each as full.
    private static WinogradSpec Cut(WinogradSpec spec, int rows, int width, Strides input, Strides output)
    {
        var band = spec with { Size = new Extent3(1, rows, width), Input = input, Output = output };
        var batches = (band.TileCount + spec.TilesAtOnce - 1) / spec.TilesAtOnce;
        var atOnce = (band.TileCount + batches - 1) / batches;
        return band with { TilesAtOnce = atOnce, Tiles = RegisterTiling.WithVectors(spec.Target, spec.Tiles.Wide.Vectors, new Extent3(1, 1, atOnce), spec.Channels) };
    }

    // Rows that follow one another without a border are one.
    private static Extent3 Size(int rows, int width, Strides input, Strides output) =>
        input.Row == width * BufferLayout.Lanes && output.Row == input.Row ? new Extent3(1, 1, rows * width) : new Extent3(1, rows, width);
}
