using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>Numbers along the three spatial axes kernels know; networks with fewer axes have 1 (or 0) in front.</summary>
/// <param name="Depth">Along D.</param>
/// <param name="Height">Along H.</param>
/// <param name="Width">Along W.</param>
public readonly record struct Extent3(int Depth, int Height, int Width)
{
    /// <summary>The product.</summary>
    public long Positions => (long)Depth * Height * Width;

    /// <summary>All positions as one row, as a map without neighbours or borders may be read.</summary>
    public Extent3 AsRow() => new(1, 1, (int)Positions);

    /// <summary>The extents of <paramref name="shape"/>, filled up with ones in front.</summary>
    public static Extent3 Of(TensorShape shape)
    {
        var rank = shape.Rank;
        return new Extent3(
            rank > 2 ? shape.Extents[rank - 3] : 1,
            rank > 1 ? shape.Extents[rank - 2] : 1,
            rank > 0 ? shape.Extents[rank - 1] : 1);
    }

    /// <summary>The larger number on each axis.</summary>
    public Extent3 Max(Extent3 other) => new(
        System.Math.Max(Depth, other.Depth), System.Math.Max(Height, other.Height), System.Math.Max(Width, other.Width));

    /// <summary>The sum on each axis.</summary>
    public static Extent3 operator +(Extent3 left, Extent3 right) =>
        new(left.Depth + right.Depth, left.Height + right.Height, left.Width + right.Width);
}

/// <summary>A window on the three spatial axes kernels know.</summary>
/// <param name="Depth">Along D.</param>
/// <param name="Height">Along H.</param>
/// <param name="Width">Along W.</param>
public readonly record struct Window3(AxisWindow Depth, AxisWindow Height, AxisWindow Width)
{
    private static readonly AxisWindow s_unit = new(1, 1, 0, 0);

    /// <summary>Taps of one filter.</summary>
    public long Taps => (long)Depth.Kernel * Height.Kernel * Width.Kernel;

    /// <summary>Whether every output reads exactly the input position of its own index.</summary>
    public bool IsPointwise => Taps == 1 && HasUnitStride && Padding == default;

    /// <summary>Whether the window moves by one position on every axis.</summary>
    public bool HasUnitStride => Depth.Stride == 1 && Height.Stride == 1 && Width.Stride == 1;

    /// <summary>Padding before the first position.</summary>
    public Extent3 Padding => new(Depth.PadLow, Height.PadLow, Width.PadLow);

    /// <summary>The same window over an input that has its padding already.</summary>
    public Window3 WithoutPadding() => new(
        Depth with { PadLow = 0, PadHigh = 0 }, Height with { PadLow = 0, PadHigh = 0 }, Width with { PadLow = 0, PadHigh = 0 });

    /// <summary>The windows of a layer, filled up with 1-tap windows in front.</summary>
    public static Window3 Of(EquatableArray<AxisWindow> windows)
    {
        var rank = windows.Count;
        return new Window3(
            rank > 2 ? windows[rank - 3] : s_unit,
            rank > 1 ? windows[rank - 2] : s_unit,
            rank > 0 ? windows[rank - 1] : s_unit);
    }

    /// <summary>Positions read behind the end of an input of <paramref name="input"/> when <paramref name="output"/> positions are computed.</summary>
    public Extent3 Overhang(Extent3 input, Extent3 output) => new(
        Overhang(Depth, input.Depth, output.Depth), Overhang(Height, input.Height, output.Height), Overhang(Width, input.Width, output.Width));

    private static int Overhang(AxisWindow window, int input, int output) =>
        (int)System.Math.Max(0, ((output - 1L) * window.Stride) - window.PadLow + window.Extent - input);
}

/// <summary>Distances between neighbours of a tensor in memory, in floats.</summary>
/// <param name="Pixel">Between columns.</param>
/// <param name="Row">Between rows.</param>
/// <param name="Slice">Between depth slices.</param>
/// <param name="Block">Between channel blocks; between channels of a planar tensor.</param>
public readonly record struct Strides(long Pixel, long Row, long Slice, long Block);

/// <summary>How a tensor lies in memory.</summary>
/// <param name="Channels">Its channels.</param>
/// <param name="Size">Its spatial extents.</param>
/// <param name="Low">Zeroed positions before the first one of each axis (halo).</param>
/// <param name="High">Zeroed positions after the last one of each axis.</param>
/// <param name="IsPlanar">Channel planes, as at the boundary, instead of blocks of <see cref="Lanes"/> interleaved channels.</param>
public sealed record BufferLayout(int Channels, Extent3 Size, Extent3 Low, Extent3 High, bool IsPlanar)
{
    /// <summary>Channels of a block: one 512-bit, two 256-bit or four 128-bit vectors of float32.</summary>
    public const int Lanes = 16;

    /// <summary>Channel blocks, or planes.</summary>
    public int Blocks => IsPlanar ? Channels : BlocksOf(Channels);

    /// <summary>Extents with the halo.</summary>
    public Extent3 Padded => Size + Low + High;

    /// <summary>Whether there is no halo: all positions of a block follow one another, and kernels without neighbours may treat them as one row.</summary>
    public bool IsDense => Padded == Size;

    /// <summary>Distances between neighbours.</summary>
    public Strides Strides
    {
        get
        {
            var pixel = IsPlanar ? 1L : Lanes;
            var row = Padded.Width * pixel;
            var slice = Padded.Height * row;
            return new Strides(pixel, row, slice, Padded.Depth * slice);
        }
    }

    /// <summary>Floats from the buffer's start to position (0, 0, 0).</summary>
    public long Origin => (Low.Depth * Strides.Slice) + (Low.Height * Strides.Row) + (Low.Width * Strides.Pixel);

    /// <summary>Floats in all.</summary>
    public long Floats => Blocks * Strides.Block;

    /// <summary>The blocks that hold <paramref name="channels"/>.</summary>
    public static int BlocksOf(int channels) => (channels + Lanes - 1) / Lanes;
}
