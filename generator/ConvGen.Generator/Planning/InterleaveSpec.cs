using System.Linq;
using ConvGen.Generator.Planning.Machine;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>Channels of a boundary tensor interleaved into blocks, or back.</summary>
/// <param name="ToBlocks">The direction.</param>
/// <param name="Channels">Channels.</param>
/// <param name="Size">Positions.</param>
/// <param name="Planes">Where the boundary tensor lies.</param>
/// <param name="Blocked">Where the blocks lie.</param>
public sealed record InterleaveSpec(bool ToBlocks, int Channels, Extent3 Size, Strides Planes, Strides Blocked) : KernelSpec
{
    /// <summary>
    /// The side of the largest square to transpose at once. Planes a whole number of pages apart put all lines of a larger one into one set of the
    /// first-level cache: 3 → 64 channels on 224×224 positions, written to planes of 49 pages, took 1,085 µs with squares of 16 and 910 with squares of 8.
    /// </summary>
    public int LargestSquare => Planes.Block * (long)sizeof(float) % Target.PageBytes == 0 ? Target.LinesOfSet : BufferLayout.Lanes;

    /// <summary>Between the boundary tensor <paramref name="planes"/> and <paramref name="blocked"/>; without a border in between, rows are as long as suits the vectors.</summary>
    public static InterleaveSpec Of(Target target, bool toBlocks, TensorShape shape, Strides planes, TensorOperand blocked)
    {
        var size = Extent3.Of(shape);
        if (!blocked.IsContiguous)
        {
            return new InterleaveSpec(toBlocks, shape.Channels, size, planes, blocked.Strides);
        }

        var positions = size.AsRow().Width;
        var width = RowOf(target, positions);
        return new InterleaveSpec(
            toBlocks,
            shape.Channels,
            new Extent3(1, positions / width, width),
            planes with { Row = width * planes.Pixel, Slice = 0 },
            blocked.Strides with { Row = width * blocked.Strides.Pixel, Slice = 0 });
    }

    // The length that leaves the least of a last vector unused; all positions where none divides them.
    private static int RowOf(Target target, int positions) => Enumerable.Range(target.ShortestInterleavedRow, target.LongestInterleavedRow - target.ShortestInterleavedRow + 1)
        .Where(length => positions % length == 0)
        .OrderBy(static length => (double)BufferLayout.BlocksOf(length) / length)
        .ThenBy(static length => length)
        .DefaultIfEmpty(positions)
        .First();
}
