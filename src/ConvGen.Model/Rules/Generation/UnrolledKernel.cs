using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG401: a kernel whose repeats, written out in one method, would pass what the just-in-time compiler keeps up with; planning splits or rolls it.</summary>
internal static class UnrolledKernel
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts) => facts.Graph.Options.AnalysisOnly
        ? []
        : facts.Layers.Select(layer => layer.Node.Op switch
        {
            ChannelShuffleOp shuffle => Shuffle(layer, shuffle.Groups),
            PoolOp => Pool(facts, layer),
            _ => null,
        }).OfType<Finding>();

    private static Finding? Shuffle(LayerAnalysis layer, int groups)
    {
        var runs = layer.Shape!.Channels / groups;
        var part = UnrolledForm.ShufflePart(groups);
        return Report(
            layer,
            UnrolledForm.OfShuffle(runs, groups),
            Invariant($"its {layer.Shape.Channels:#,0} channels are moved in {runs:#,0} loops of {RuleTexts.Counted(groups, "channel")}"),
            Invariant($"{(runs + part - 1) / part} calls of up to {part} loops each do it instead"),
            "groups");
    }

    private static Finding? Pool(NetworkFacts facts, LayerAnalysis layer)
    {
        var row = layer.Windows[^1];
        return Report(
            layer,
            UnrolledForm.OfPoolRow(row, facts.Input(layer).Extents[^1], layer.Shape!.Extents[^1]),
            Invariant($"a row of its window has {row.Kernel:#,0} taps"),
            "a loop over them does it instead",
            "kernel");
    }

    private static Finding? Report(LayerAnalysis layer, UnrolledForm form, string what, string instead, string argument) => form.Fits
        ? null
        : Place.Of(layer.Node).Report(
            "CVG401",
            Invariant($"'{layer.Node.Name}': {what}, which written out would take {form.Locals:#,0} local variables and about {form.Bytes:#,0} bytes of IL, where the JIT optimises {UnrolledForm.MaxLocals} and {UnrolledForm.MaxBytes:#,0} in one method; {instead}"),
            argument);
}
