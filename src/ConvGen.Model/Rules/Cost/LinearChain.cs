using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>
/// CVG303: layers with weights and nothing nonlinear between them are one linear layer. A warning where that one would save work worth measuring; a fact
/// where it saves little, or where both are full windows and an activation was forgotten. A factorisation that saves work is silent.
/// </summary>
internal static class LinearChain
{
    /// <summary>The least share of the work whose loss is worth a warning.</summary>
    private const double Worth = 0.05;

    /// <summary>Applies the rule: a chain draws one finding, at the pair that wastes most.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        var pairs = facts.Layers.Select(layer => LinearPair.Behind(facts, layer)).OfType<LinearPair>().ToDictionary(static pair => pair.First.Node.Id);
        var seconds = new HashSet<int>(pairs.Values.Select(static pair => pair.Second.Node.Id));
        foreach (var head in pairs.Values.Where(pair => !seconds.Contains(pair.First.Node.Id)))
        {
            var chain = new List<LinearPair>();
            for (var pair = head; pair is not null; pair = pairs.TryGetValue(pair.Second.Node.Id, out var next) ? next : null)
                chain.Add(pair);
            if (chain.Where(IsWorthSaying).OrderByDescending(static pair => pair.Saved).FirstOrDefault() is { } worst)
                yield return Report(facts, worst, chain.Count + 1);
        }
    }

    private static bool IsWorthSaying(LinearPair pair) => pair.Saved > 0 || (pair.IsForgotten && pair.Form is LinearPair.Kind.Window or LinearPair.Kind.Map);

    private static Finding Report(NetworkFacts facts, LinearPair pair, int length)
    {
        var between = pair.Between.Count == 0 ? "nothing" : Invariant($"nothing but {string.Join(" and ", pair.Between.Select(static layer => "'" + layer.Node.Name + "'"))}, {(pair.Between.Count == 1 ? "which is" : "which are")} linear,");
        var what = Invariant($"'{pair.First.Node.Name}' and '{pair.Second.Node.Name}' have {between} between them and are {pair.Description}");
        var cost = pair.Saved > 0
            ? Invariant($": {pair.MergedMacs:N0} multiply-accumulates instead of {pair.Macs:N0}, equal up to rounding{(pair.IsExact ? "" : " but for the border")}")
            : "; an activation between them makes two layers of them";
        var rest = length > 2 ? Invariant($"; {length} layers in a row are linear so") : "";
        return Place.Of(pair.Second.Node).Report(
            "CVG303",
            what + cost + rest,
            severity: pair.SavedShare >= Worth && pair.IsExact ? Severity.Warning : Severity.Info,
            fixes: LinearPairFixes.Of(facts, pair),
            related: [pair.First.Node.Site]);
    }
}
