namespace ConvGen.Model;

/// <summary>Shapes of windowed pools.</summary>
internal static class PoolShape
{
    /// <summary>A pool.</summary>
    public static ResolvedLayer? Pool(LayerScene scene, PoolOp op)
    {
        if (WindowShape.Slide(scene, op.Window) is not { } slide || !PaddingChecks.Pool(scene, slide.Windows))
            return null;
        return ShapeRules.Shape(scene, scene.Input.Channels, slide.Extents) is { } shape ? new ResolvedLayer(shape, slide.Windows) : null;
    }
}
