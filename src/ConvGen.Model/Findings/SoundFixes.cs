using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>Keeps the fixes that do what they offer: the finding goes, nothing comes in its place, and nobody else who uses a block is touched.</summary>
internal static class SoundFixes
{
    /// <summary>Those of the finding's fixes that stand the test of being made, references set right, with what they change in their titles.</summary>
    /// <param name="review">The network.</param>
    /// <param name="finding">What is to be mended.</param>
    /// <param name="checkWeights">What its weights have to say; nothing where none are at hand.</param>
    public static IEnumerable<SuggestedFix> Of(NetworkReview review, Finding finding, Func<NetworkAnalysis, IEnumerable<Finding>> checkWeights)
    {
        if (finding.Fixes.IsEmpty)
            yield break;
        // Weights that nobody could compare before have no say now.
        var compare = review.IsRefused ? static _ => [] : checkWeights;
        var known = All(review.Build, review.Analysis, finding.Rule, compare);
        var reach = new BlockReach(review, finding, [.. known.Where(other => other.Rule == finding.Rule).DefaultIfEmpty(finding)]);
        var ways = new HashSet<string>();
        foreach (var offered in finding.Fixes)
        {
            // Of several candidates for one way the nearest that is sound stands for it.
            if (ways.Contains(offered.Way) || Contradicts(offered) || !reach.IsMeant(offered) || FollowedReferences.In(review.Declaration, review.Build.Graph, offered) is not { } fix)
                continue;
            var edited = DeclarationEditor.Edit(review.Declaration, fix);
            var build = GraphBuilder.Build(edited.Declaration);
            var analysis = NetworkAnalyzer.Analyze(build.Graph);
            var after = All(build, analysis, finding.Rule, compare).Select(other => other with { Site = other.Site with { Attribute = edited.Origin(other.Site.Attribute) } }).ToList();
            if (after.Any(other => Key(other) == Key(finding)) || !BringsNothing(review, finding, fix, known, after))
                continue;
            ways.Add(fix.Way);
            yield return FixEffects.Named(fix, review, analysis);
        }
    }

    /// <summary>
    /// Whether a network that uses the same blocks stays what it is when their edits among those of <paramref name="fix"/> are made; one that is refused may be mended with it.
    /// </summary>
    public static bool Bears(NetworkReview review, SuggestedFix fix)
    {
        var shared = fix with { Edits = fix.Edits.Where(edit => edit.Site.Block is { } name && review.Declaration.Blocks.Any(block => block.MetadataName == name)).ToEquatable() };
        if (shared.Edits.IsEmpty)
            return true;
        if (FollowedReferences.In(review.Declaration, review.Build.Graph, shared) is null)
            return false;
        var after = NetworkReview.Of(DeclarationEditor.Apply(review.Declaration, shared));
        return review.IsRefused ? HasNoNewError(after, review) : !after.IsRefused && Facts(after).SequenceEqual(Facts(review));
    }

    private static bool HasNoNewError(NetworkReview after, NetworkReview before) =>
        after.Findings.Where(static finding => finding.Severity == Severity.Error).All(error => before.Findings.Any(known => Key(known) == Key(error)));

    /// <summary>What each layer computes, and from what; a declared number of input channels computes nothing.</summary>
    private static IEnumerable<(LayerOp Op, EquatableArray<int> Inputs, string Key)> Facts(NetworkReview review) => review.Analysis.Layers.Select(static layer => (layer.Node.Op switch
    {
        ConvOp op => op with { DeclaredIn = null },
        ConvTransposeOp op => op with { DeclaredIn = null },
        DeformConvOp op => op with { DeclaredIn = null },
        DenseOp op => op with { DeclaredIn = null },
        var op => op,
    }, layer.Node.Inputs, layer.Node.Key));

    /// <summary>Everything that is said, one finding for every layer: findings that are counted together would hide one more of them.</summary>
    private static List<Finding> All(GraphResult build, NetworkAnalysis analysis, string asked, Func<NetworkAnalysis, IEnumerable<Finding>> checkWeights) =>
    [
        .. build.Findings,
        .. analysis.Findings,
        .. NetworkRules.CheckEach(analysis, asked),
        .. build.IsComplete && !analysis.HasErrors ? checkWeights(analysis) : [],
    ];

    /// <summary>Two values for one argument: what a block's layers share cannot become different things.</summary>
    private static bool Contradicts(SuggestedFix fix) =>
        fix.Edits.OfType<ArgumentEdit>().GroupBy(static edit => edit.Site).Any(static edits => edits.Select(static edit => edit.Value).Distinct().Count() > 1);

    /// <summary>
    /// Whether no finding comes that was not there. Behind an error rules kept silent that have their say once it is mended: then no new error may come, and no smell on what was changed.
    /// </summary>
    private static bool BringsNothing(NetworkReview review, Finding finding, SuggestedFix fix, IReadOnlyCollection<Finding> known, IReadOnlyCollection<Finding> after)
    {
        var added = after.GroupBy(Key).Where(same => same.Count() > known.Count(other => Key(other) == same.Key) || same.Max(Gravity) > known.Where(other => Key(other) == same.Key).Max(Gravity)).Select(static same => same.First());
        if (!review.IsRefused)
            return !added.Any();
        // A layer whose shape was unknown has smells of its own; one that was known, and a join that is mended, gets none.
        var touched = fix.Edits.Where(edit => edit.Site.Block is null && IsKnown(review, edit.Site.Attribute)).Select(static edit => edit.Site.Attribute).Concat(IsJoin(review, finding) ? [finding.Site.Attribute] : []).ToList();
        return added.All(other => other.Severity < Severity.Error && (other.Severity < Severity.Warning || !touched.Contains(other.Site.Attribute)));
    }

    private static bool IsKnown(NetworkReview review, int attribute) =>
        review.Analysis.Layers.Where(layer => layer.Node.Site.Attribute == attribute).All(static layer => layer.Shape is not null);

    private static bool IsJoin(NetworkReview review, Finding finding) =>
        review.Analysis.Layers.Any(layer => layer.Node.Site.Attribute == finding.Site.Attribute && layer is { Shape: null, Node.Op: AddOp or MulOp or ConcatOp });

    private static Severity Gravity(Finding finding) => finding.Severity;

    /// <summary>The same complaint about the same attribute: the argument it stands on may have come or gone.</summary>
    private static (string Rule, int Attribute) Key(Finding finding) => (finding.Rule, finding.Site.Attribute);
}
