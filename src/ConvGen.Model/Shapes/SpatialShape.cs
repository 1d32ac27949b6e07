using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Shapes of layers that change the extents without a sliding window.</summary>
internal static class SpatialShape
{
    /// <summary>Global and adaptive pools, resizes, padding and cropping.</summary>
    public static ResolvedLayer? Map(LayerScene scene)
    {
        var (op, input) = (scene.Node.Op, scene.Input);
        if (!WindowShape.IsSpatial(scene) || !HasRightRank(scene))
            return null;
        if (op is ResizeOp { Like: >= 0 and var like })
            return scene.ShapeOf(like) is { } other ? Like(scene, like, other) : null;
        var extents = input.Extents.Select((extent, axis) => AxisShape.Output(op, axis, input.Rank, extent)).ToArray();
        for (var axis = 0; axis < extents.Length; axis++)
        {
            if (extents[axis] < 1)
                return NothingLeft(scene, axis);
            if (op is PadOp pad
                && !PaddingChecks.Mirrors(scene, axis, pad.Padding.Low(axis, input.Rank), pad.Padding.High(axis, input.Rank), pad.Mode, scene.Positional(0)))
                return null;
        }

        return ShapeRules.Shape(scene, input.Channels, extents) is { } shape ? new ResolvedLayer(shape) : null;
    }

    private static ResolvedLayer? Like(LayerScene scene, int like, TensorShape other)
    {
        if (other.Rank != scene.Input.Rank)
        {
            var node = scene.Graph.Nodes[like];
            return scene.Fail(
                "CVG015",
                Invariant($"'{scene.Name}': '{node.Name}' is {other}, but its input is {scene.Input}; a resize keeps the number of axes"),
                ResizeBinders.Like,
                related: [node.Site]);
        }

        return ShapeRules.Shape(scene, scene.Input.Channels, [.. other.Extents.Select(static extent => (long)extent)]) is { } shape ? new ResolvedLayer(shape) : null;
    }

    private static bool HasRightRank(LayerScene scene)
    {
        var rank = scene.Input.Rank;
        var argument = scene.Positional(0);
        return scene.Node.Op switch
        {
            AdaptiveAvgPoolOp adaptive => WindowShape.Suits(scene, adaptive.Output.Values, adaptive.Output.Suits(rank), argument),
            ResizeOp { Scale: { } scale } => WindowShape.Suits(scene, scale.Values, scale.Suits(rank), argument),
            ResizeOp { Output: { } output } => WindowShape.Suits(scene, output.Values, output.Suits(rank), argument),
            PadOp pad => WindowShape.Suits(scene, pad.Padding.Values, pad.Padding.Suits(rank), argument),
            CropOp crop => WindowShape.Suits(scene, crop.Padding.Values, crop.Padding.Suits(rank), argument),
            _ => true,
        };
    }

    private static ResolvedLayer? NothingLeft(LayerScene scene, int axis)
    {
        var advice = SizeAdvice.MinimalInput(scene.Graph, scene.Node.Id);
        var minimum = advice is null ? "" : Invariant($"; the smallest network input that reaches every layer is {advice}");
        return scene.Fail(
            "CVG002",
            Invariant($"'{scene.Name}' leaves nothing of {AxisNames.Counted(scene.Input.Extents[axis], scene.Input.Rank, axis)}{minimum}"),
            scene.Positional(0),
            fixes: SizeAdvice.FixMinimalInput(scene.Graph, scene.Node.Id));
    }
}
