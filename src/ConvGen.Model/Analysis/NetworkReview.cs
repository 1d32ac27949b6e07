using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>Everything there is to say about a declaration: building, analysis and rules in one.</summary>
/// <param name="Declaration">The declaration.</param>
/// <param name="Build">Its graph.</param>
/// <param name="Analysis">The graph's analysis.</param>
/// <param name="Findings">What building, analysis and the rules that are on found, in order of the attributes.</param>
public sealed record NetworkReview(NetworkDeclaration Declaration, GraphResult Build, NetworkAnalysis Analysis, EquatableArray<Finding> Findings)
{
    /// <summary>Reviews <paramref name="declaration"/>.</summary>
    public static NetworkReview Of(NetworkDeclaration declaration)
    {
        var build = GraphBuilder.Build(declaration);
        var analysis = NetworkAnalyzer.Analyze(build.Graph);
        // Without unsafe code, with layers on two parts, or with more of them than can be made, that one message is all there is to say.
        var isMeaningless = build.Findings.Any(static finding => finding.Rule is "CVG408" or "CVG020" or "CVG412");
        var findings = isMeaningless ? build.Findings : FindingList.Ordered(build.Findings.Concat(analysis.Findings).Concat(NetworkRules.Check(analysis)));
        return new NetworkReview(declaration, build, analysis, findings);
    }

    /// <summary>
    /// Reviews what is left of a network of another format beside operators that no layer expresses. What ends there is no mistake of the network's: neither
    /// that nothing follows nor that nothing is left counts.
    /// </summary>
    /// <param name="declaration">The layers around the operators.</param>
    /// <param name="unknown">The operators.</param>
    /// <param name="dependants">How many operators were left out because they depend on one of those.</param>
    public static NetworkReview Of(NetworkDeclaration declaration, EquatableArray<UnknownOperator> unknown, int dependants)
    {
        var review = Of(declaration);
        return unknown.IsEmpty ? review : review with
        {
            Findings = FindingList.Ordered(Model.UnknownOperators.Check(unknown).Concat(review.Findings.Where(static finding => finding.Rule is not ("CVG023" or "CVG025")))),
            UnknownOperators = unknown,
            Dependants = dependants,
        };
    }

    /// <summary>The operators that no layer expresses; none of a declaration.</summary>
    public EquatableArray<UnknownOperator> UnknownOperators { get; init; }

    /// <summary>Operators that were left out because they depend on an unknown one.</summary>
    public int Dependants { get; init; }

    /// <summary>Whether totals leave something out.</summary>
    public bool IsPartial => !UnknownOperators.IsEmpty;

    /// <summary>Whether any finding is an error, or C# itself has one: such a network gets a stub.</summary>
    public bool IsRefused => (!Build.IsComplete && !IsPartial) || Findings.Any(static finding => finding.Severity == Severity.Error);

    /// <summary>What the rule <paramref name="id"/> finds, one that is off unless asked for; nothing where the network is refused.</summary>
    public EquatableArray<Finding> Refactorings(string id) => IsRefused ? default : NetworkRules.Check(Analysis, id);

    /// <summary>Whether what <paramref name="fix"/> of another network does to blocks brings no error here.</summary>
    public bool Bears(SuggestedFix fix) => SoundFixes.Bears(this, fix);

    /// <summary>
    /// The fixes of <paramref name="finding"/> that end it and bring no error in its place. Each is made and analysed to know that, so ask only when somebody wants to see them.
    /// </summary>
    /// <param name="finding">A finding of this review.</param>
    /// <param name="checkWeights">What the network's weights have to say, where they are at hand: a fix that no longer fits them is none.</param>
    public IEnumerable<SuggestedFix> FixesOf(Finding finding, Func<NetworkAnalysis, IEnumerable<Finding>>? checkWeights = null) =>
        SoundFixes.Of(this, finding, checkWeights ?? (static _ => []));
}
