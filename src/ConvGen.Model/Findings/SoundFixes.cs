using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>Keeps the fixes that do what they offer: the finding goes, and no error comes in its place.</summary>
internal static class SoundFixes
{
    /// <summary>Rules that make errors of sound networks.</summary>
    private const string Budget = "CVG308";

    /// <summary>Those of the finding's fixes that stand the test of being made, references set right.</summary>
    /// <param name="review">The network.</param>
    /// <param name="finding">What is to be mended.</param>
    /// <param name="checkWeights">What its weights have to say; nothing where none are at hand.</param>
    public static IEnumerable<SuggestedFix> Of(NetworkReview review, Finding finding, Func<NetworkAnalysis, IEnumerable<Finding>> checkWeights)
    {
        if (finding.Fixes.IsEmpty)
            yield break;
        // Weights that nobody could compare before have no say now.
        var compare = review.IsRefused ? static _ => [] : checkWeights;
        var known = review.Findings.Concat(compare(review.Analysis)).Append(finding).ToList();
        var same = review.Findings.Concat(review.Refactorings(finding.Rule)).Where(other => other.Rule == finding.Rule).Append(finding).ToList();
        var ways = new HashSet<string>();
        foreach (var offered in finding.Fixes)
        {
            // Of several candidates for one way the nearest that is sound stands for it.
            if (!ways.Contains(offered.Way)
                && BlockReach.IsMeant(review.Analysis, same, offered)
                && FollowedReferences.In(review.Declaration, review.Build.Graph, offered) is { } fix && IsSound(review.Declaration, finding, fix, known, compare))
            {
                ways.Add(fix.Way);
                yield return fix;
            }
        }
    }

    /// <summary>Whether the edits of blocks among those of <paramref name="fix"/> bring no error to a network that uses them as well.</summary>
    public static bool Bears(NetworkReview review, SuggestedFix fix)
    {
        var shared = fix with { Edits = fix.Edits.Where(edit => edit.Site.Block is { } name && review.Declaration.Blocks.Any(block => block.MetadataName == name)).ToEquatable() };
        return shared.Edits.IsEmpty || (FollowedReferences.In(review.Declaration, review.Build.Graph, shared) is not null && HasNoNewError(NetworkReview.Of(DeclarationEditor.Apply(review.Declaration, shared)), review));
    }

    private static bool HasNoNewError(NetworkReview after, NetworkReview before) =>
        after.Findings.Where(static finding => finding.Severity == Severity.Error).All(error => before.Findings.Any(known => IsSame(known, error)));

    private static bool IsSound(
        NetworkDeclaration declaration, Finding finding, SuggestedFix fix, IReadOnlyCollection<Finding> known, Func<NetworkAnalysis, IEnumerable<Finding>> checkWeights)
    {
        var edited = DeclarationEditor.Edit(declaration, fix);
        var build = GraphBuilder.Build(edited.Declaration);
        var analysis = NetworkAnalyzer.Analyze(build.Graph);
        var after = build.Findings.Concat(analysis.Findings)
            .Concat(NetworkRules.Check(analysis, finding.Rule))
            .Concat(finding.Rule == Budget ? [] : NetworkRules.Check(analysis, Budget))
            .Concat(build.IsComplete && !analysis.HasErrors ? checkWeights(analysis) : [])
            .Select(other => other with { Site = other.Site with { Attribute = edited.Origin(other.Site.Attribute) } })
            .ToList();
        return !after.Any(other => IsSame(other, finding))
            && after.Where(static other => other.Severity == Severity.Error).All(error => known.Any(before => IsSame(before, error)));
    }

    /// <summary>The same complaint about the same attribute: the argument it stands on may have come or gone.</summary>
    private static bool IsSame(Finding left, Finding right) => left.Rule == right.Rule && left.Site.Attribute == right.Site.Attribute;
}
