using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG309, a refactoring: one layer that takes more than half of the multiply-accumulates.</summary>
internal static class DominantLayer
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        var all = facts.Analysis.Totals.Macs;
        return facts.Layers.Count(static layer => layer.Cost.Macs > 0) < 2 ? [] :
            from layer in facts.Layers
            where layer.Cost.Macs > all / 2
            select Place.Of(layer.Node).Report("CVG309", Invariant($"'{layer.Node.Name}' takes {100.0 * layer.Cost.Macs / all:0.#} % of the network's multiply-accumulates"));
    }
}
