using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG501: a causal network that pads the end of time looks ahead; all padding belongs before the beginning.</summary>
internal static class CausalPadding
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts) => !facts.Graph.Options.Causal
        ? []
        : facts.LookAheads.Where(static cause => Covers(cause.Layer)).Select(Report);

    /// <summary>Whether the zeros that a window of <paramref name="layer"/> pads behind the end are why it looks ahead.</summary>
    public static bool Covers(LayerAnalysis layer) =>
        layer.Node.Op is PoolOp or ConvOp { PaddingMode: PaddingModeKind.Zeros } && layer.Windows[0] is { Kernel: > 1, PadHigh: > 0 };

    private static Finding Report(LookAhead cause)
    {
        var layer = cause.Layer;
        var time = layer.Windows[0];
        var place = Place.Of(layer.Node);
        var low = layer.Windows.Select(static (window, axis) => axis == 0 ? window.Extent - 1 : window.PadLow);
        var high = layer.Windows.Select(static (window, axis) => axis == 0 ? 0 : window.PadHigh);
        return place.Report(
            "CVG501",
            Invariant($"'{layer.Node.Name}': padding ({time.PadLow}, {time.PadHigh}) in time lets it look {RuleTexts.Counted(cause.Steps, "step")} ahead in a causal network; ({time.Extent - 1}, 0) does not"),
            "Padding",
            fixes: [new SuggestedFix("Pad the past alone (train again)", RuleTexts.SetPaddings(place, low, high))]);
    }
}
