using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>
/// A layer of a causal network because of which an output depends on input steps later than its own, and how many: what it adds to the lead of what it reads.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Steps">Input steps that it looks further ahead than what it reads.</param>
internal sealed record LookAhead(LayerAnalysis Layer, double Steps)
{
    /// <summary>Less than this is rounding of a fractional jump.</summary>
    private const double Least = 1e-6;

    /// <summary>Steps of all tensors together beyond which nobody waits for the answer: a thousand layers over 16,000 steps have as many.</summary>
    private const long MostSteps = 1 << 24;

    /// <summary>All layers that look ahead, each once, where an output shows it.</summary>
    public static IEnumerable<LookAhead> Of(NetworkFacts facts)
    {
        if (facts.Analysis.Layers.Any(static layer => layer.Shape is null) || !LastSteps.HasSteps(facts.FirstInput)
            || facts.Layers.Where(static layer => layer.Shape!.Rank > 0).Sum(static layer => (long)layer.Shape!.Extents[0]) > MostSteps)
            yield break;
        var lead = facts.Analysis.Layers.Select(layer => facts.LastSteps.Lead(layer.Node.Id)).ToArray();
        var leaks = Leaks(facts, lead);
        foreach (var layer in facts.Layers.Where(layer => leaks[layer.Node.Id]))
        {
            var before = Math.Max(0, layer.Node.Inputs.Max(input => lead[input]));
            if (lead[layer.Node.Id] > before + Least)
                yield return new LookAhead(layer, lead[layer.Node.Id] - before);
        }
    }

    /// <summary>The tensors from which a stream that looks ahead comes: the outputs that have steps, and what is read whole for those that have none.</summary>
    private static bool[] Leaks(NetworkFacts facts, double[] lead)
    {
        var (timeless, leaks) = (new bool[lead.Length], new bool[lead.Length]);
        for (var id = lead.Length - 1; id >= 0; id--)
        {
            var isEnd = facts.IsOutput(id) || facts.Consumers(id).Any(consumer => timeless[consumer]);
            timeless[id] = isEnd && !LastSteps.HasSteps(facts.Layer(id).Shape);
            leaks[id] = (isEnd && !timeless[id] && lead[id] > Least) || facts.Consumers(id).Any(consumer => leaks[consumer]);
        }

        return leaks;
    }
}
