using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Fuzz.Tests;

/// <summary>What is drawn holds what the other tests are about: a rule that never fires is not compared.</summary>
public sealed class CoverageTests
{
    private const int Networks = 2_000;
    private const int MostLayers = 9;

    [Fact]
    public void Every_layer_every_rule_and_every_mistake_is_drawn()
    {
        var randomness = Fuzzing.Randomness(1);
        var gen = Sketcher.Networks(SketchStyle.Analysed, MostLayers);
        var sketches = Enumerable.Range(0, Networks).Select(index => gen.Generate(randomness, null, out _)).ToList();

        var kinds = sketches.SelectMany(static sketch => sketch.Declaration.Attributes).Select(static attribute => attribute.Kind).ToHashSet();
        var layers = typeof(LayerAttribute).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)
            .Select(static type => type.Name.Split('`')[0][..^"Attribute".Length]);
        Assert.Empty(layers.Except(kinds));
        var sound = sketches.Where(static sketch => sketch.Refusal is null).ToList();
        var fired = sound.SelectMany(static sketch => NetworkReview.Of(sketch.Declaration).Findings.Select(static finding => finding.Rule).Distinct()).CountBy(static rule => rule).ToDictionary();
        Assert.All(Predictions.Rules.Append("CVG104"), rule => Assert.True(fired.GetValueOrDefault(rule) >= 10, $"{rule} fired on {fired.GetValueOrDefault(rule)} networks"));
        var mistakes = sketches.Select(static sketch => sketch.Refusal?.Rule).OfType<string>().CountBy(static rule => rule).ToDictionary();
        string[] expected = ["CVG001", "CVG002", "CVG003", "CVG004", "CVG006", "CVG007", "CVG011", "CVG014", "CVG015", "CVG016", "CVG021"];
        Assert.All(expected, rule => Assert.True(mistakes.ContainsKey(rule), $"no network has the mistake {rule}"));
    }
}
