using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>
/// CVG104: dilated windows one behind the other that never read some positions between those they read (Wang et al. 2018, exactly: by
/// the support itself). A warning where the network's own input has the holes, a fact where only the tensor at the run's start has.
/// </summary>
internal static class Gridding
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        if (facts.FirstInput is not { } input || !facts.Layers.Any(static layer => layer.Windows.Any(static window => window.Dilation > 1)))
            yield break;
        var reported = new HashSet<int>();
        for (var axis = 0; axis < input.Rank; axis++)
        {
            var supports = Supports(facts, axis);
            foreach (var layer in facts.Layers)
            {
                if (supports[layer.Node.Id] is not { Dilated: >= 0, HasHoles: true } support || Continues(facts, supports, layer, axis) || IsBlind(facts, support) || !reported.Add(support.Dilated))
                    continue;
                yield return Report(facts, layer, support, axis, input.Rank);
            }
        }
    }

    private static RunSupport?[] Supports(NetworkFacts facts, int axis)
    {
        var supports = new RunSupport?[facts.Analysis.Layers.Count];
        foreach (var layer in facts.Analysis.Layers)
        {
            if (layer.Shape is not { } shape || axis >= shape.Rank)
                continue;
            supports[layer.Node.Id] = Support(facts, supports, layer, axis);
        }

        return supports;
    }

    private static RunSupport Support(NetworkFacts facts, RunSupport?[] supports, LayerAnalysis layer, int axis)
    {
        var id = layer.Node.Id;
        switch (layer.Node.Op)
        {
            case ConvOp or PoolOp or DeformConvOp when layer.Windows[axis].Stride == 1 && supports[layer.Node.Inputs[0]] is { } before:
                return before.Through(layer.Windows[axis], id);
            case PadOp pad when supports[layer.Node.Inputs[0]] is { } before:
                return before.Through(new AxisWindow(1, 1, pad.Padding.Low(axis, layer.Shape!.Rank), 0), id);
            case CropOp crop when supports[layer.Node.Inputs[0]] is { } before:
                return before.Through(new AxisWindow(1, 1, -crop.Padding.Low(axis, layer.Shape!.Rank), 0), id);
            case AddOp or MulOp or ConcatOp:
                var operands = layer.Node.Inputs.Where(input => facts.Layer(input).Shape!.Extents == layer.Shape!.Extents).Select(input => supports[input]).OfType<RunSupport>().ToList();
                return operands.Count == 0 ? RunSupport.At(id) : RunSupport.Union(operands, id);
            case NormOp or LocalResponseNormOp or ScaleOp or ActivationOp or ClipOp or PReluOp or DropoutOp or SoftmaxOp or SliceOp or PadChannelsOp or ChannelShuffleOp
                when supports[layer.Node.Inputs[0]] is { } same:
                return same;
            default:
                return RunSupport.At(id);
        }
    }

    /// <summary>Whether a later layer of the same run reads it: then that one is judged.</summary>
    private static bool Continues(NetworkFacts facts, RunSupport?[] supports, LayerAnalysis layer, int axis) =>
        facts.Consumers(layer.Node.Id).Any(id => supports[id] is { } next && next.Start != id && axis < facts.Layer(id).Shape!.Rank)
        || facts.Consumers(layer.Node.Id).Any(id => facts.Layer(id).Node.Op is AddOp or MulOp or ConcatOp && supports[id] is { Dilated: >= 0 });

    /// <summary>Whether a dilation of the run reaches beyond its map: CVG105 says so, and what it mends closes these holes or opens others.</summary>
    private static bool IsBlind(NetworkFacts facts, RunSupport support) => support.Layers.Any(id => DeadTaps.IsBeyondMap(facts, facts.Layer(id)));

    private static Finding Report(NetworkFacts facts, LayerAnalysis layer, RunSupport support, int axis, int rank)
    {
        var reads = BackProjection.Of(facts, layer.Node.Id, axis);
        var atInput = reads is null ? default : (Read: reads.Count, Hull: reads.Max - reads.Min + 1);
        var isAtInput = reads is not null && atInput.Read < atInput.Hull;
        var dilated = facts.Layer(support.Dilated);
        var where = isAtInput
            ? Invariant($"{atInput.Read} of the {atInput.Hull} input {AxisNames.Positions(rank, axis)} in its field")
            : Invariant($"{support.Count} of the {support.Hull} {AxisNames.Positions(rank, axis)} of '{facts.Layer(support.Start).Node.Name}' in its field");
        return Place.Of(dilated.Node).Report(
            "CVG104",
            Invariant($"'{dilated.Node.Name}': dilations {string.Join(", ", support.Dilations)} let '{layer.Node.Name}' read only {where} (HDC: M₂ = {SecondDistance(support.Dilations)}, kernel {dilated.Windows[axis].Kernel}); {GriddingFixes.Advice(facts, support)}"),
            "Dilation",
            fixes: GriddingFixes.Of(facts, support),
            severity: isAtInput ? Severity.Warning : Severity.Info);
    }

    /// <summary>M₂ of hybrid dilated convolution: M_n = r_n, M_i = max(M_{i+1} − 2r_i, 2r_i − M_{i+1}, r_i).</summary>
    public static int SecondDistance(IReadOnlyList<int> rates)
    {
        if (rates.Count < 2)
            return rates.Count == 0 ? 1 : rates[0];
        var distance = rates[rates.Count - 1];
        for (var i = rates.Count - 2; i >= 1; i--)
            distance = Math.Max(Math.Max(distance - (2 * rates[i]), (2 * rates[i]) - distance), rates[i]);
        return distance;
    }
}
