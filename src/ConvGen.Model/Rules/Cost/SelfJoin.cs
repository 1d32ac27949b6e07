using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG317: a join that takes the same tensor more than once. A sum is a multiple, a concatenation repeats channels; a square may be meant.</summary>
internal static class SelfJoin
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var layer in facts.Layers.Where(static layer => layer.Node.Op is AddOp or MulOp or ConcatOp))
        {
            if (layer.Node.Inputs.GroupBy(static input => input).FirstOrDefault(static same => same.Count() > 1) is not { } twice)
                continue;
            var (tensor, times) = (facts.Layer(twice.Key), twice.Count());
            var what = layer.Node.Op switch
            {
                AddOp => Invariant($"{times} times itself, as a scale by {times} is"),
                MulOp => "its square",
                _ => Invariant($"its {RuleTexts.Counted(tensor.Shape!.Channels, "channel")} {times} times, and weights behind it that could as well be summed"),
            };
            var place = Place.Of(layer.Node);
            yield return place.Report(
                "CVG317",
                Invariant($"'{layer.Node.Name}' joins '{tensor.Node.Name}' with itself: {what}; another layer was probably meant"),
                place.Arguments.Contains("layers") ? "layers" : null,
                severity: layer.Node.Op is MulOp ? Severity.Info : Severity.Warning,
                related: [tensor.Node.Site]);
        }
    }
}
