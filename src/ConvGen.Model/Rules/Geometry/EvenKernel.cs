using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG109: an even kernel at stride 1 has no middle: its output lies half a pixel beside its input. Not for a kernel over everything.</summary>
internal static class EvenKernel
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var layer in facts.Layers.Where(static layer => layer.Node.Op is ConvOp))
        {
            var input = facts.Input(layer);
            for (var axis = 0; axis < input.Rank; axis++)
            {
                var window = layer.Windows[axis];
                var isGlobal = window.Extent == input.Extents[axis] + window.PadLow + window.PadHigh;
                // Along time a causal network looks back on purpose.
                if (window.Stride != 1 || window.Extent % 2 != 0 || isGlobal || (axis == 0 && facts.Graph.Options.Causal))
                    continue;
                var shift = layer.Fields.Count > axis && facts.Source(layer).Fields is { Count: > 0 } before
                    ? Invariant($", {RuleTexts.Counted(before[axis].Jump / 2, "input pixel")},")
                    : "";
                yield return Place.Of(layer.Node).Report(
                    "CVG109",
                    Invariant($"'{layer.Node.Name}': a kernel of {window.Extent} {AxisNames.Positions(input.Rank, axis)} at stride 1 has no middle and shifts its output by half a position{shift} against its input; {window.Kernel - 1} or {window.Kernel + 1} taps do not"),
                    Place.Of(layer.Node).Arguments.Contains("kernel") ? "kernel" : null,
                    fixes: new[] { -1, 1 }.Select(step => Fix(Place.Of(layer.Node), layer, step)));
                break;
            }
        }
    }

    /// <summary>One tap less or more, in the middle of its padding where there is any.</summary>
    private static SuggestedFix Fix(Place place, LayerAnalysis layer, int step)
    {
        var kernels = layer.Windows.Select(window => window.Kernel % 2 == 0 ? window.Kernel + step : window.Kernel).ToList();
        var paddings = layer.Windows.Select((window, axis) => window.PadLow + window.PadHigh == 0 ? 0 : window.Dilation * (kernels[axis] - 1) / 2).ToList();
        return new SuggestedFix(
            "Use kernel " + Rewrites.PerAxis(kernels) + Rewrites.Retrain,
            [.. place.Edits("kernel", Rewrites.PerAxis(kernels)), .. RuleTexts.SetPaddings(place, paddings, paddings)],
            step < 0 ? "" : "more");
    }
}
