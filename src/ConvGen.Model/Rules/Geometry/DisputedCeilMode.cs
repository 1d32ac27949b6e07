using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG010: a ceil-mode pool whose last window would start behind the input: PyTorch drops it, other runtimes keep it.</summary>
internal static class DisputedCeilMode
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var layer in facts.Layers.Where(static layer => layer.Node.Op is PoolOp { CeilMode: true }))
        {
            var input = facts.Input(layer);
            for (var axis = 0; axis < input.Rank; axis++)
            {
                var (window, extent) = (layer.Windows[axis], input.Extents[axis]);
                var uncorrected = WindowArithmetic.UncorrectedCeil(extent, window.Extent, window.Stride, window.PadLow, window.PadHigh);
                if ((uncorrected - 1) * window.Stride < extent + window.PadLow)
                    continue;
                var place = Place.Of(layer.Node);
                yield return place.Report(
                    "CVG010",
                    Invariant($"'{layer.Node.Name}': over {AxisNames.Counted(extent, input.Rank, axis)} ceil mode gives {layer.Shape!.Extents[axis]} here and in PyTorch, {uncorrected} elsewhere, whose last window reads nothing; floor mode is {WindowArithmetic.Floor(extent, window.Extent, window.Stride, window.PadLow, window.PadHigh)} everywhere"),
                    "CeilMode",
                    fixes: [place.Set("Use floor mode", "CeilMode", null)]);
                break;
            }
        }
    }
}
