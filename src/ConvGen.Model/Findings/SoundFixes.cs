using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>Keeps the fixes that do what they offer: the finding goes, and no error comes in its place.</summary>
internal static class SoundFixes
{
    /// <summary><paramref name="finding"/> with the fixes of <paramref name="declaration"/> that stand the test of being made; <paramref name="all"/> is everything found before.</summary>
    public static Finding Keep(NetworkDeclaration declaration, Finding finding, IReadOnlyCollection<Finding> all) =>
        finding.Fixes.IsEmpty ? finding : finding with { Fixes = finding.Fixes.Where(fix => IsSound(declaration, finding, fix, all)).ToEquatable() };

    private static bool IsSound(NetworkDeclaration declaration, Finding finding, SuggestedFix fix, IReadOnlyCollection<Finding> all)
    {
        var build = GraphBuilder.Build(DeclarationEditor.Apply(declaration, fix));
        var analysis = NetworkAnalyzer.Analyze(build.Graph);
        var after = build.Findings.Concat(analysis.Findings).Concat(NetworkRules.Check(analysis, finding.Rule)).ToList();
        return !after.Any(other => IsSame(other, finding))
            && after.Where(static other => other.Severity == Severity.Error).All(error => all.Any(known => IsSame(known, error)));
    }

    /// <summary>The same complaint about the same attribute: the argument it stands on may have come or gone.</summary>
    private static bool IsSame(Finding left, Finding right) => left.Rule == right.Rule && left.Site.Attribute == right.Site.Attribute;
}
