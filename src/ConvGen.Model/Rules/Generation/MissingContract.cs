using System.Collections.Generic;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG406: a network with a task over an image that does not say how bytes become its input.</summary>
internal static class MissingContract
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        if (facts.Task == NetworkTaskKind.Unspecified || facts.Graph.Normalization is not null || facts.FirstInput is not { Rank: 2, Channels: 1 or 3 } input)
            yield break;
        yield return Place.Of(facts.Graph.Nodes[0]).Report(
            "CVG406",
            Invariant($"the input {input} looks like an image, but nothing says how its bytes are scaled; [Normalize] writes it down and adds a Run that takes them"),
            "Task",
            fixes: [new SuggestedFix("Add [Normalize], which scales bytes to 0 … 1", [Rewrites.New(Place.Of(facts.Graph.Nodes[0]), "Normalize", isBehind: true)]) { KeepsNumbers = true }]);
    }
}
