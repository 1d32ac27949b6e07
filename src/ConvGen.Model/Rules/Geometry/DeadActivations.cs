using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG103: positions of a tensor that no consumer reads, computed in vain; the share of work behind them comes from masks carried backward.</summary>
internal static class DeadActivations
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        var dead = facts.Surveyable.Where(layer => IsDirectlyUnread(facts, layer)).ToList();
        if (dead.Count == 0)
            yield break;
        var masks = LiveMasks.Of(facts);
        foreach (var layer in dead)
        {
            // Along every axis, of what this layer computes.
            var live = Enumerable.Range(0, layer.Shape!.Rank).Aggregate(1.0, (share, axis) => share * masks[layer.Node.Id][axis].Average(static isLive => isLive ? 1.0 : 0));
            var readers = facts.Consumers(layer.Node.Id);
            var related = facts.Consumers(layer.Node.Id).Select(id => facts.Layer(id).Node.Site);
            yield return Place.Of(layer.Node).Report(
                "CVG103",
                Invariant($"'{layer.Node.Name}': {100 * (1 - live):0.#} % of its output is read by nobody, because {Readers(facts, layer)} {(readers.Count == 1 ? "skips" : "skip")} it; {Remedy(facts, layer)}"),
                fixes: Fix(facts, layer),
                related: related.Where(site => site != layer.Node.Site));
        }
    }

    /// <summary>The stride moves to the convolution that makes the tensor; what lies between works position by position, and its readers look at one position each.</summary>
    private static IEnumerable<SuggestedFix> Fix(NetworkFacts facts, LayerAnalysis layer)
    {
        if (!CanMove(facts, layer))
            yield break;
        var producer = Producer(facts, layer);
        var readers = facts.Consumers(layer.Node.Id).Select(facts.Layer).ToList();
        var strides = producer.Windows.Zip(readers[0].Windows, static (window, reader) => window.Stride * reader.Stride);
        yield return new SuggestedFix(
            Invariant($"Stride at '{producer.Node.Name}'"),
            [.. Place.Of(producer.Node).Edits("Stride", Rewrites.PerAxis(strides)), .. readers.SelectMany(static reader => Rewrites.Without(Place.Of(reader.Node), "Stride"))]) { KeepsNumbers = true };
    }

    /// <summary>The layer that does the work: what follows it position by position only hands it on.</summary>
    private static LayerAnalysis Producer(NetworkFacts facts, LayerAnalysis layer)
    {
        var producer = layer;
        while (producer.Node.Op is ActivationOp or NormOp { Kind: NormKind.Batch } or PReluOp or ClipOp or DropoutOp && facts.OnlyConsumer(facts.Source(producer).Node.Id) is not null)
            producer = facts.Source(producer);
        return producer;
    }

    private static bool CanMove(NetworkFacts facts, LayerAnalysis layer)
    {
        var readers = facts.Consumers(layer.Node.Id).Select(facts.Layer).ToList();
        return Producer(facts, layer).Node.Op is ConvOp && readers.All(reader =>
            reader.Node.Op is ConvOp
            && reader.Windows.All(static window => window is { Kernel: 1, PadLow: 0, PadHigh: 0 })
            && reader.Windows.Select(static window => window.Stride).SequenceEqual(readers[0].Windows.Select(static window => window.Stride)));
    }

    private static string Remedy(NetworkFacts facts, LayerAnalysis layer) => CanMove(facts, layer)
        ? Invariant($"their stride at '{Producer(facts, layer).Node.Name}' instead saves the work")
        : Invariant($"what '{Producer(facts, layer).Node.Name}' computes there is in vain; windows as wide as their strides would read it");

    private static string Readers(NetworkFacts facts, LayerAnalysis layer) =>
        string.Join(" and ", facts.Consumers(layer.Node.Id).Select(id => "'" + facts.Layer(id).Node.Name + "'"));

    private static bool IsDirectlyUnread(NetworkFacts facts, LayerAnalysis layer)
    {
        var consumers = facts.Consumers(layer.Node.Id);
        if (layer.Shape!.Rank == 0 || consumers.Count == 0 || facts.IsOutput(layer.Node.Id) || consumers.Any(id => !facts.IsSurveyable(facts.Layer(id))))
            return false;
        // Rules 101, 102 and 111 have said it already at the one who skips; a crop and an unread slice of a border are meant.
        if (consumers.Any(id => facts.Layer(id).Node.Op is CropOp || DroppedBorder.Fires(facts, facts.Layer(id)) || SkippingStride.Fires(facts, facts.Layer(id)) || SharedFactor.Fires(facts, facts.Layer(id))))
            return false;
        return Enumerable.Range(0, layer.Shape.Rank).Any(axis =>
        {
            var reads = consumers.Select(id => facts.Reads(id, layer.Node.Id, axis)).ToList();
            var (first, count) = Carrying(layer, axis);
            return Enumerable.Range(first, count).Any(position => reads.All(mask => !mask[position]));
        });
    }

    /// <summary>The positions that are more than padding: nothing is lost with those that are only that.</summary>
    private static (int First, int Count) Carrying(LayerAnalysis layer, int axis)
    {
        var extent = layer.Shape!.Extents[axis];
        if (layer.Node.Op is not PadOp pad)
            return (0, extent);
        var low = System.Math.Min(extent, pad.Padding.Low(axis, layer.Shape.Rank));
        return (low, System.Math.Max(0, extent - low - pad.Padding.High(axis, layer.Shape.Rank)));
    }
}
