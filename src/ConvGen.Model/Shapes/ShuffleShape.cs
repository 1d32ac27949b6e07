using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Shapes of layers that trade channels for positions, and of the channel shuffle.</summary>
internal static class ShuffleShape
{
    /// <summary>Channels to space: c/rⁿ channels over n axes r times as long.</summary>
    public static ResolvedLayer? Shuffle(LayerScene scene, PixelShuffleOp op)
    {
        if (!WindowShape.IsSpatial(scene) || Block(scene, op.Factor) is not { } block)
            return null;
        var channels = scene.Input.Channels;
        if (channels % block == 0)
            return Resolve(scene, channels / block);
        var nearest = block * Rational.CeilDivide(channels, block);
        return scene.Fail("CVG014", Invariant($"'{scene.Name}': {RuleTexts.Counted(channels, "channel")} {(channels == 1 ? "is" : "are")} no multiple of {op.Factor}^{scene.Input.Rank} = {block}; the next is {nearest}"), scene.Positional(0), fixes: Filters(scene, nearest));
    }

    /// <summary>The convolution before it gives as many channels as it takes.</summary>
    private static IEnumerable<SuggestedFix> Filters(LayerScene scene, long channels)
    {
        var source = scene.Graph.Nodes[scene.Node.Inputs[0]];
        if (source.Op is ConvOp { IsDepthwise: false } or ConvTransposeOp)
            yield return Place.Of(source).Set(Invariant($"Give '{source.Name}' {RuleTexts.Counted(channels, "filter")}{Rewrites.Retrain}"), "filters", Invariant($"{channels}"));
    }

    /// <summary>Space to channels.</summary>
    public static ResolvedLayer? Unshuffle(LayerScene scene, PixelUnshuffleOp op)
    {
        if (!WindowShape.IsSpatial(scene) || Block(scene, op.Factor) is not { } block)
            return null;
        for (var axis = 0; axis < scene.Input.Rank; axis++)
        {
            var extent = scene.Input.Extents[axis];
            if (extent % op.Factor != 0)
                return scene.Fail("CVG014", Invariant($"'{scene.Name}': {AxisNames.Counted(extent, scene.Input.Rank, axis)} {(extent == 1 ? "is" : "are")} no multiple of {op.Factor}"), scene.Positional(0));
        }

        return Resolve(scene, scene.Input.Channels * block);
    }

    /// <summary>The channel shuffle keeps the shape.</summary>
    public static ResolvedLayer? Channels(LayerScene scene, ChannelShuffleOp op) =>
        ChannelChecks.Divides(scene, op.Groups, scene.Positional(0)) ? new ResolvedLayer(scene.Input) : null;

    private static ResolvedLayer? Resolve(LayerScene scene, long channels)
    {
        var extents = scene.Input.Extents.Select((extent, axis) => AxisShape.Output(scene.Node.Op, axis, scene.Input.Rank, extent)).ToArray();
        return ShapeRules.Shape(scene, channels, extents) is { } shape ? new ResolvedLayer(shape) : null;
    }

    private static long? Block(LayerScene scene, int factor)
    {
        var block = Counts.Product(1, Enumerable.Repeat(factor, scene.Input.Rank));
        if (block <= int.MaxValue)
            return block;
        scene.Fail("CVG014", Invariant($"'{scene.Name}': a factor of {factor} asks for more channels than there can be"), scene.Positional(0));
        return null;
    }
}
