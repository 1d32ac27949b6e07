using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Shapes of layers that change or group channels alone.</summary>
internal static class ChannelShape
{
    /// <summary>Norms keep the shape; a group norm's groups must divide the channels.</summary>
    public static ResolvedLayer? Norm(LayerScene scene, NormOp op) =>
        op.Kind != NormKind.Group || ChannelChecks.Divides(scene, op.Groups, scene.Positional(0)) ? new ResolvedLayer(scene.Input) : null;

    /// <summary>Some of the channels.</summary>
    public static ResolvedLayer? Slice(LayerScene scene, SliceOp op)
    {
        var channels = scene.Input.Channels;
        if (op.Start + (long)op.Length <= channels)
            return new ResolvedLayer(new TensorShape(op.Length, scene.Input.Extents));
        var left = channels - op.Start;
        return left < 1
            ? scene.Fail("CVG001", Invariant($"'{scene.Name}' starts at channel {op.Start} of {channels}; the last one is {channels - 1}"), scene.Positional(0))
            : scene.Fail(
                "CVG001",
                Invariant($"'{scene.Name}' takes {RuleTexts.Counted(op.Length, "channel")} from {op.Start} on, but only {left} of {channels} {(left == 1 ? "is" : "are")} left"),
                scene.Positional(1),
                fixes: scene.Positional(1) is { } length ? [scene.Place.Set(Invariant($"Take {RuleTexts.Counted(left, "channel")}"), length, Invariant($"{left}"))] : null);
    }

    /// <summary>Zero channels around.</summary>
    public static ResolvedLayer? Pad(LayerScene scene, PadChannelsOp op)
    {
        long[] extents = [.. System.Linq.Enumerable.Select(scene.Input.Extents, static extent => (long)extent)];
        return ShapeRules.Shape(scene, (long)scene.Input.Channels + op.Before + op.After, extents) is { } shape ? new ResolvedLayer(shape) : null;
    }
}
