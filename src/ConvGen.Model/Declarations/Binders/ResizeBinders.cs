namespace ConvGen.Model;

/// <summary>Binds resizes.</summary>
internal static class ResizeBinders
{
    /// <summary>By integer scales.</summary>
    public static LayerOp Upsample(ArgumentReader reader) => new ResizeOp(reader.RequiredAxes(0, 1), null, Mode(reader), reader.Flag("AlignCorners", false));

    /// <summary>To given extents.</summary>
    public static LayerOp Resize(ArgumentReader reader) => new ResizeOp(null, reader.RequiredAxes(0, 1), Mode(reader), reader.Flag("AlignCorners", false));

    private static ResizeModeKind Mode(ArgumentReader reader) => (ResizeModeKind)reader.Member("Mode", 3);
}
