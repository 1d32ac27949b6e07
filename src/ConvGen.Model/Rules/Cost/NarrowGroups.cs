using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG306, a refactoring: groups with fewer channels than a vector has lanes (ShuffleNetV2's second guideline).</summary>
internal static class NarrowGroups
{
    private const int Lanes = 16;

    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts) =>
        from layer in facts.Layers
        where layer.Node.Op is ConvOp && layer.Groups > 1
        let perGroup = facts.Input(layer).Channels / layer.Groups
        where perGroup > 1 && perGroup < Lanes
        select Place.Of(layer.Node).Report(
            "CVG306", Invariant($"'{layer.Node.Name}': {RuleTexts.Counted(perGroup, "channel")} per group fill a part of {Lanes} vector lanes; with {RuleTexts.Counted(Widest(facts.Input(layer).Channels, layer.Shape!.Channels), "group")} at most they are full"),
            "Groups",
            fixes: layer.Node.Op is ConvOp { IsDepthwise: false } ? [Fix(Place.Of(layer.Node), Widest(facts.Input(layer).Channels, layer.Shape!.Channels))] : []);

    private static SuggestedFix Fix(Place place, int groups) =>
        place.Set(Invariant($"Use {RuleTexts.Counted(groups, "group")}{Rewrites.Retrain}"), "Groups", groups == 1 ? null : Invariant($"{groups}"));

    /// <summary>The most groups of at least a vector of channels each.</summary>
    private static int Widest(int channels, int filters) =>
        Enumerable.Range(1, System.Math.Max(1, channels / Lanes)).Last(groups => channels % groups == 0 && filters % groups == 0);
}
