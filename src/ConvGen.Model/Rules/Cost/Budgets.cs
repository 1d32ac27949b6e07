using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG308: what the network declares as its most, and exceeds.</summary>
internal static class Budgets
{
    private const int Named = 3;

    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        // Half a network keeps any budget.
        if (facts.Analysis.Layers.Any(static layer => layer.Shape is null))
            return [];
        var (options, totals, memory) = (facts.Graph.Options, facts.Analysis.Totals, facts.Analysis.Memory);
        return new[]
        {
            Check(facts, "MaxParameters", "parameters", totals.Parameters, options.MaxParameters, static layer => layer.Cost.Parameters),
            Check(facts, "MaxMacs", "multiply-accumulates", totals.Macs, options.MaxMacs, static layer => layer.Cost.Macs),
            Check(facts, "MaxWeightBytes", "bytes of weights", memory.WeightBytes, options.MaxWeightBytes, static layer => layer.Tensors.Sum(static tensor => tensor.Length) * sizeof(float)),
            Check(facts, "MaxActivationBytes", "bytes of activations at the peak", memory.PeakActivationBytes, options.MaxActivationBytes, static layer => layer.Cost.ActivationBytes),
        }.OfType<Finding>();
    }

    private static Finding? Check(NetworkFacts facts, string argument, string what, long has, long? most, Func<LayerAnalysis, long> share)
    {
        if (most is null || has <= most)
            return null;
        var dearest = facts.Layers.OrderByDescending(share).Take(Named).Where(layer => share(layer) > 0).ToList();
        var names = string.Join(", ", dearest.Select(layer => Invariant($"'{layer.Node.Name}' ({share(layer):N0})")));
        return Place.Of(facts.Graph.Nodes[0]).Report(
            "CVG308", Invariant($"{has:N0} {what} exceed the budget of {most:N0}; the largest shares: {names}"), argument, related: dearest.Select(static layer => layer.Node.Site));
    }
}
