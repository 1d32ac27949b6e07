using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG302, a refactoring: a convolution that could be depthwise and pointwise.</summary>
internal static class SeparableCandidate
{
    private const int LeastChannels = 16;

    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts) =>
        from layer in facts.Layers
        where layer.Node.Op is ConvOp && layer.Groups == 1 && layer.Windows.All(static window => window.Kernel >= 3)
        let channels = facts.Input(layer).Channels
        let filters = layer.Shape!.Channels
        where channels >= LeastChannels && filters >= LeastChannels
        let taps = layer.Windows.Aggregate(1L, static (product, window) => product * window.Kernel)
        select Place.Of(layer.Node).Report(
            "CVG302",
            Invariant($"'{layer.Node.Name}': depthwise and pointwise would take {1 / ((1.0 / filters) + (1.0 / taps)):0.#} times fewer multiply-accumulates"),
            fixes: facts.IsPart(layer) ? [] : [Fix(Place.Of(layer.Node))]);

    private static SuggestedFix Fix(Place place) => new(
        "Make it separable" + Rewrites.Retrain, [new KindEdit(place.Attribute, LayerBinders.SeparableConv), .. Rewrites.Without(place, "Groups")]);
}
