using System;
using System.Globalization;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Fuzz.Tests;

/// <summary>Random networks against the simulation that follows every tap.</summary>
public sealed class SimulationTests
{
    private const int Networks = 12_000;
    private const int MostLayers = 9;

    [Fact]
    public void What_the_analysis_says_equals_the_simulation() =>
        Fuzzing.Check(Sketcher.Networks(SketchStyle.Analysed, MostLayers), Fuzzing.Count(Networks), stream: 1, static sketch =>
        {
            var review = NetworkReview.Of(sketch.Declaration);
            if (sketch.Refusal is { } refusal)
                AssertRefused(review, refusal);
            else
                AssertSound(sketch, review);
        });

    private static void AssertRefused(NetworkReview review, Refusal refusal)
    {
        var errors = review.Findings.Where(static finding => finding.Severity == Severity.Error).Select(static finding => $"{finding.Rule} on {finding.Site.Attribute}").Distinct();
        Assert.Equal([$"{refusal.Rule} on {refusal.Attribute}"], errors);
    }

    private static void AssertSound(Sketch sketch, NetworkReview review)
    {
        Assert.Empty(review.Findings.Where(static finding => finding.Severity == Severity.Error).Select(static finding => finding.Message));
        Assert.False(review.IsRefused);
        Assert.Equal(sketch.Steps.Select(static step => $"{step.Name}: {step.Channels} {string.Join(" ", step.Extents)}"), review.Analysis.Layers.Select(Describe));
        var predictions = new Predictions(sketch);
        foreach (var rule in Predictions.Rules)
            AssertSame(rule, predictions.Attributes(rule), review);
        if (Gridding.IsChain(sketch))
            AssertSame("CVG104", Gridding.Attributes(sketch), review);
        for (var axis = 0; axis < sketch.Steps[0].Rank; axis++)
            AssertFields(sketch, review.Analysis, axis);
    }

    private static string Describe(LayerAnalysis layer) => $"{layer.Node.Name}: {layer.Shape!.Channels} {string.Join(" ", layer.Shape.Extents)}";

    private static void AssertSame(string rule, System.Collections.Generic.IEnumerable<int> expected, NetworkReview review) => Assert.Equal(
        rule + " on " + string.Join(", ", expected),
        rule + " on " + string.Join(", ", review.Analysis.Findings.Where(finding => finding.Rule == rule).Concat(NetworkRules.Check(review.Analysis, rule)).Select(static finding => finding.Site.Attribute).Distinct().Order()));

    private static void AssertFields(Sketch sketch, NetworkAnalysis analysis, int axis)
    {
        var fields = new AxisFields(new AxisReading(sketch.Steps, axis));
        for (var step = 0; step < sketch.Steps.Count; step++)
        {
            var (facts, name) = (fields.Of(step), sketch.Steps[step].Name);
            var stated = analysis.Layers[step].Fields;
            Assert.Equal((name, facts.IsReached), (name, !stated.IsEmpty));
            if (!facts.IsReached)
                continue;
            Assert.Equal((name, facts.SeesAll), (name, stated[axis].IsWholeInput));
            if (facts.SeesAll)
                Assert.Equal((name, sketch.Steps[0].Extents[axis]), (name, stated[axis].Size));
            else if (facts.Period > 0)
                AssertField(name, fields, step, facts, stated[axis]);
        }
    }

    private static void AssertField(string name, AxisFields fields, int step, AxisFields.Facts facts, ReceptiveField stated)
    {
        var seen = Enumerable.Range(0, facts.Period).Select(output => fields.See(step, output)).ToList();
        var sizes = seen.Select(static one => one is { } interval ? interval.High - interval.Low + 1 : 0).ToList();
        Assert.Equal((name, sizes.Max(), sizes.Min()), (name, (int)stated.Size, (int)stated.MinSize));
        AssertClose(name + ".Jump", facts.Jump, stated.Jump);
        if (seen[0] is { } first)
            Assert.Equal((name, first.Low), (name, (int)stated.Start));
        if (facts.HasCenter && fields.Center(step) is { } center)
            AssertClose(name + ".Center", center, stated.Center);
    }

    private static void AssertClose(string what, double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) < 1e-6, string.Create(CultureInfo.InvariantCulture, $"{what} is {actual}, not {expected}"));
}
