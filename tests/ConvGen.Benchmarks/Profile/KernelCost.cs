extern alias Generator;

using System.Linq;
using Generator::ConvGen.Generator.Planning;

namespace ConvGen.Benchmarks;

/// <summary>The multiply-adds that a kernel really does: fewer than the layer's where minimal filtering saves them, more where lanes are padded.</summary>
internal static class KernelCost
{
    /// <summary>The multiply-adds of the products of <paramref name="kernel"/>, without the transforms around them; 0 where it has no products.</summary>
    public static long MultiplyAdds(KernelSpec kernel) => kernel switch
    {
        ConvolutionSpec spec => Lanes(spec.OutputBlocks) * spec.Size.Positions * spec.Reduction,
        WinogradSpec spec => Lanes(spec.OutputBlocks) * spec.Products * spec.Batches * spec.TilesAtOnce * spec.Channels,
        FewFiltersSpec spec => Lanes(BufferLayout.BlocksOf(spec.Channels)) * spec.Window.Taps * spec.Filters * spec.Size.Positions,
        DeformSpec spec => Lanes(spec.OutputBlocks) * spec.Size.Positions * Lanes(spec.ColumnBlocks),
        DepthwiseSpec spec => Lanes(spec.Blocks) * spec.Size.Positions * spec.Window.Taps,
        DenseSpec spec => Lanes(spec.Groups * spec.Vectors) * spec.Inputs,
        BandedSpec spec => spec.Bands * spec.Stages.Sum(static stage => MultiplyAdds(stage.Kernel)),
        _ => 0,
    };

    private static long Lanes(long blocks) => blocks * BufferLayout.Lanes;
}
