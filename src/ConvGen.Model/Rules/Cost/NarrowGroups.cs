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
            "CVG306", Invariant($"'{layer.Node.Name}': {perGroup} channels per group fill a part of {Lanes} vector lanes; fewer groups would fill them"), "Groups");
}
