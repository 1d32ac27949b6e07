using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG501: a causal network that pads the end of time looks ahead; all padding belongs before the beginning.</summary>
internal static class CausalPadding
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        if (!facts.Graph.Options.Causal)
            yield break;
        foreach (var layer in facts.Layers.Where(static layer => layer.Node.Op is ConvOp or PoolOp or DeformConvOp))
        {
            var time = layer.Windows[0];
            if (time.Kernel == 1 || time.PadHigh == 0)
                continue;
            var place = Place.Of(layer.Node);
            var low = layer.Windows.Select(static (window, axis) => axis == 0 ? window.Extent - 1 : window.PadLow);
            var high = layer.Windows.Select(static (window, axis) => axis == 0 ? 0 : window.PadHigh);
            yield return place.Report(
                "CVG501",
                Invariant($"'{layer.Node.Name}': padding ({time.PadLow}, {time.PadHigh}) in time lets it look {RuleTexts.Counted(time.PadHigh, "step")} ahead in a causal network; ({time.Extent - 1}, 0) does not"),
                "Padding",
                fixes: [new SuggestedFix("Pad the past alone", RuleTexts.SetPaddings(place, low, high))]);
        }
    }
}
