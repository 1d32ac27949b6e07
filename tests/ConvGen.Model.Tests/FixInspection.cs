using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model.Tests;

/// <summary>Makes every fix that a declaration's findings offer and looks at the network again, with nothing but what the model says of both networks.</summary>
internal static class FixInspection
{
    /// <summary>Inspects all of them, those of refactorings too; how many there are.</summary>
    public static int Inspect(NetworkDeclaration declaration)
    {
        var before = NetworkReview.Of(declaration);
        var refactorings = RuleCatalog.All.Where(static rule => rule.Severity == Severity.Hidden).SelectMany(rule => before.Refactorings(rule.Id));
        var count = 0;
        foreach (var finding in before.Findings.Concat(refactorings))
        {
            foreach (var fix in before.FixesOf(finding))
            {
                count++;
                Inspect(before, finding, fix);
            }
        }

        return count;
    }

    private static void Inspect(NetworkReview before, Finding finding, SuggestedFix fix)
    {
        var what = $"{finding.Rule} on attribute {finding.Site.Attribute}, \"{fix.Title}\"";
        var edited = DeclarationEditor.Edit(before.Declaration, fix);
        var after = NetworkReview.Of(edited.Declaration);
        var isHidden = RuleCatalog.Get(finding.Rule).Severity == Severity.Hidden;
        var known = Said(before, isHidden ? finding.Rule : null).GroupBy(static said => said).ToDictionary(static same => same.Key, static same => same.Count());
        var now = Said(after, isHidden ? finding.Rule : null).Select(said => (said.Rule, Attribute: edited.Origin(said.Attribute))).ToList();
        Assert.True(!now.Contains((finding.Rule, finding.Site.Attribute)), what + " is still there");
        Assert.True(!after.IsRefused || before.IsRefused, what + " refuses the network");
        if (before.IsRefused)
            return;
        foreach (var said in now.GroupBy(static said => said))
            Assert.True(said.Count() <= known.GetValueOrDefault(said.Key), $"{what} draws {said.Key.Rule} on attribute {said.Key.Attribute}");
        AssertTold(before.Analysis, after.Analysis, fix.Title, what);
    }

    private static void AssertTold(NetworkAnalysis before, NetworkAnalysis after, string title, string what)
    {
        foreach (var (old, now) in before.Graph.Outputs.Zip(after.Graph.Outputs))
        {
            if (before.Layers[old.Node].Shape != after.Layers[now.Node].Shape)
                Assert.True(title.Contains($"becomes {after.Layers[now.Node].Shape}", StringComparison.Ordinal), what + " does not tell of its output's size");
            if (old.Name != now.Name)
                Assert.True(title.Contains($"is called '{now.Name}'", StringComparison.Ordinal), what + " does not tell of its output's name");
        }

        if (!before.Tensors.Select(static tensor => tensor.Shape).SequenceEqual(after.Tensors.Select(static tensor => tensor.Shape)))
            Assert.True(title.Contains("train again", StringComparison.Ordinal), what + " does not tell of the weights");
    }

    /// <summary>Rule by rule, layer by layer: what counts several layers would hide one more of them.</summary>
    private static IEnumerable<(string Rule, int Attribute)> Said(NetworkReview review, string? refactoring) => review.Build.Findings.Concat(review.Analysis.Findings)
        .Concat(RuleCatalog.All.Where(rule => rule.Severity != Severity.Hidden || rule.Id == refactoring).SelectMany(rule => NetworkRules.Check(review.Analysis, rule.Id)))
        .Select(static finding => (finding.Rule, finding.Site.Attribute));
}
