namespace ConvGen.Model;

/// <summary>Whether the values a layer declares per axis suit a rank.</summary>
internal static class AxisRanks
{
    /// <summary>Whether every array of <paramref name="op"/> has a value for each of <paramref name="rank"/> axes.</summary>
    public static bool Suit(LayerOp op, int rank) => op switch
    {
        ConvOp conv => Suit(conv.Window, rank),
        DeformConvOp deform => Suit(deform.Window, rank),
        PoolOp pool => Suit(pool.Window, rank),
        ConvTransposeOp transposed => Suit(transposed.Window, rank) && transposed.OutputPadding.Suits(rank),
        AdaptiveAvgPoolOp adaptive => adaptive.Output.Suits(rank),
        ResizeOp resize => (resize.Scale ?? resize.Output)?.Suits(rank) ?? true,
        PadOp pad => pad.Padding.Suits(rank),
        CropOp crop => crop.Padding.Suits(rank),
        _ => true,
    };

    private static bool Suit(WindowSpec window, int rank) =>
        window.Kernel.Suits(rank) && window.Stride.Suits(rank) && window.Padding.Suits(rank) && window.Dilation.Suits(rank);
}
