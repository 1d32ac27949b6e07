using System.Linq;
using ConvGen.Model;
using CsCheck;

namespace ConvGen.Fuzz.Tests;

/// <summary>Spoiled declarations: nothing throws, what is unknown has a reason, and the same declaration always gets the same answer.</summary>
public sealed class MutationTests
{
    private const int Networks = 6_000;
    private const int MostLayers = 9;

    [Fact]
    public void What_is_spoiled_is_refused_or_understood() => Fuzzing.Check(Mutation.Networks(MostLayers).Select(static network => new Spoiled(network)), Fuzzing.Count(Networks), stream: 4, static spoiled =>
    {
        var review = NetworkReview.Of(spoiled.Network);
        if (review.Analysis.Layers.Any(static layer => layer.Shape is null))
            Assert.Contains(review.Findings, static finding => finding.Severity == Severity.Error);
        foreach (var finding in review.Findings)
        {
            Assert.Equal(finding.Rule, RuleCatalog.Get(finding.Rule).Id);
            Assert.InRange(finding.Site.Attribute, -1, spoiled.Network.Attributes.Count - 1);
            Assert.Null(finding.Site.Block);
            Assert.NotEmpty(finding.Message);
        }

        NetworkRules.CheckRefactorings(review.Analysis);
        Assert.Equal(review, NetworkReview.Of(spoiled.Network));
    });

    private sealed record Spoiled(NetworkDeclaration Network)
    {
        public override string ToString() => CSharpText.Of(Network);
    }
}
