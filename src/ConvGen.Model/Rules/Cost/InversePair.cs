using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>The part of CVG312 about a layer that undoes the one before it, so that both together do nothing.</summary>
internal static class InversePair
{
    /// <summary>The finding at <paramref name="layer"/>, if it is the second of such a pair.</summary>
    public static Finding? Check(NetworkFacts facts, LayerAnalysis layer)
    {
        var before = facts.Source(layer);
        if (before.Shape is null || before.Node.Inputs.IsEmpty || facts.Input(before) != layer.Shape || !Undoes(layer, before))
            return null;
        return Place.Of(layer.Node).Report(
            "CVG312", Invariant($"'{layer.Node.Name}' undoes '{before.Node.Name}': both together do nothing"), fixes: Fixes(facts, layer, before), related: [before.Node.Site]);
    }

    private static bool Undoes(LayerAnalysis layer, LayerAnalysis before) => (before.Node.Op, layer.Node.Op) switch
    {
        (PixelShuffleOp to, PixelUnshuffleOp from) => to.Factor == from.Factor,
        (PixelUnshuffleOp to, PixelShuffleOp from) => to.Factor == from.Factor,
        (ChannelShuffleOp to, ChannelShuffleOp from) => (long)to.Groups * from.Groups == layer.Shape!.Channels,
        (PadOp pad, CropOp crop) => Sides(pad.Padding, layer.Shape!.Rank).SequenceEqual(Sides(crop.Padding, layer.Shape.Rank)),
        (PadChannelsOp pad, SliceOp slice) => pad.Before == slice.Start,
        // Each window holds the copies of one pixel.
        (ResizeOp { Mode: ResizeModeKind.Nearest, Scale: { } scale }, PoolOp) =>
            layer.Windows.Select((window, axis) => window == new AxisWindow(scale.On(axis), scale.On(axis), 0, 0)).All(static isOne => isOne),
        _ => false,
    };

    private static IEnumerable<int> Sides(PaddingValues padding, int rank) =>
        Enumerable.Range(0, rank).SelectMany(axis => new[] { padding.Low(axis, rank), padding.High(axis, rank) });

    private static IEnumerable<SuggestedFix> Fixes(NetworkFacts facts, LayerAnalysis layer, LayerAnalysis before)
    {
        if (facts.OnlyConsumer(before.Node.Id) is null || !Rewrites.AreNeighbours(before.Node, layer.Node))
            yield break;
        var heir = Rewrites.Heir(facts, before);
        yield return new SuggestedFix("Remove both", [new RemovalEdit(Place.Of(layer.Node).Attribute, heir), new RemovalEdit(Place.Of(before.Node).Attribute, heir)], "both");
    }
}
