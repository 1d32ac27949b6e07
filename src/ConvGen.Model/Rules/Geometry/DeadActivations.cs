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
            var related = facts.Consumers(layer.Node.Id).Select(id => facts.Layer(id).Node.Site);
            yield return Place.Of(layer.Node).Report(
                "CVG103",
                Invariant($"'{layer.Node.Name}': {100 * (1 - live):0.#} % of its output is read by nobody, because {Readers(facts, layer)} skip it; their stride here, instead of there, saves the work"),
                fixes: Fix(facts, layer),
                related: related.Where(site => site != layer.Node.Site));
        }
    }

    /// <summary>The stride moves to the convolution that makes the tensor; what lies between works position by position, and its readers look at one position each.</summary>
    private static IEnumerable<SuggestedFix> Fix(NetworkFacts facts, LayerAnalysis layer)
    {
        var producer = layer;
        while (producer.Node.Op is ActivationOp or NormOp { Kind: NormKind.Batch } or PReluOp or ClipOp or DropoutOp && facts.OnlyConsumer(facts.Source(producer).Node.Id) is not null)
            producer = facts.Source(producer);
        var readers = facts.Consumers(layer.Node.Id).Select(facts.Layer).ToList();
        var canMove = producer.Node.Op is ConvOp && readers.All(reader =>
            reader.Node.Op is ConvOp
            && reader.Windows.All(static window => window is { Kernel: 1, PadLow: 0, PadHigh: 0 })
            && reader.Windows.Select(static window => window.Stride).SequenceEqual(readers[0].Windows.Select(static window => window.Stride)));
        if (!canMove)
            yield break;
        var strides = producer.Windows.Zip(readers[0].Windows, static (window, reader) => window.Stride * reader.Stride);
        yield return new SuggestedFix(
            Invariant($"Stride at '{producer.Node.Name}'"),
            [.. Place.Of(producer.Node).Edits("Stride", Rewrites.PerAxis(strides)), .. readers.SelectMany(static reader => Rewrites.Without(Place.Of(reader.Node), "Stride"))]);
    }

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
            return Enumerable.Range(0, layer.Shape.Extents[axis]).Any(position => reads.All(mask => !mask[position]));
        });
    }
}
