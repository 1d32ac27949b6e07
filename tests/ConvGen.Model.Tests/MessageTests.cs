using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CsCheck;

namespace ConvGen.Model.Tests;

/// <summary>What messages and titles never say, over all that random and spoiled networks draw.</summary>
public sealed partial class MessageTests
{
    [Fact]
    public void Of_random_networks() => AssertReadable(RandomNetworks.Declarations, 1500);

    [Fact]
    public void Of_spoiled_ones() => AssertReadable(GarbageTests.Declarations, 3000);

    [Theory]
    [InlineData("takes 1 filters", true)]
    [InlineData("takes 11 filters", false)]
    [InlineData("2.1 positions", false)]
    [InlineData("leaves 1 of 3 rows", false)]
    [InlineData("1 spatial axis", false)]
    [InlineData("Strides is 0", true)]
    [InlineData("Bias is on", false)]
    [InlineData("two  spaces", true)]
    [InlineData("1.0009629809318872e-15", true)]
    [InlineData("a , b", true)]
    public void The_patterns_find_what_they_are_for(string text, bool found) => Assert.Equal(found, Fault(text) is not null);

    /// <summary>All faults at once, one of each rule: a sentence is mended where it is written.</summary>
    private static void AssertReadable(Gen<NetworkDeclaration> declarations, int count)
    {
        var faults = new ConcurrentDictionary<string, string>();
        declarations.Sample(
            declaration =>
            {
                foreach (var (rule, text) in Texts(declaration).Where(static said => Fault(said.Text) is not null))
                    faults.TryAdd(rule, text);
            },
            iter: count);
        Assert.True(faults.IsEmpty, string.Join("\n", faults.Select(static fault => fault.Key + ": " + fault.Value)));
    }

    private static IEnumerable<(string Rule, string Text)> Texts(NetworkDeclaration declaration)
    {
        var review = NetworkReview.Of(declaration);
        var refactorings = review.IsRefused ? default : NetworkRules.CheckRefactorings(review.Analysis);
        foreach (var finding in review.Findings.Concat(refactorings).Concat(review.Build.IsComplete ? LayerLens.Of(review.Analysis) : []))
        {
            yield return (finding.Rule, finding.Message);
            foreach (var fix in finding.Fixes)
                yield return (finding.Rule + " fix", fix.Title);
        }
    }

    private static string? Fault(string text) =>
        OneOfMany().IsMatch(text) || ManyIsOne().IsMatch(text) || Spacing().IsMatch(text) || Dust().IsMatch(text) ? text : null;

    /// <summary>A plural behind a 1 that is a number of its own; names, words that end so and the unit of a size are none.</summary>
    [GeneratedRegex(@"(?<![\w.,×'\[-])1 (?:input |output |more |feature |unused |spatial )?(?!(?:axis|is|less|has|as|its|this|plus|pads|does|loses|leaves|gives|takes|keeps|comes|minus|×|divides|exceeds|reads|centres|lies)\b)[a-z]+s\b")]
    private static partial Regex OneOfMany();

    [GeneratedRegex(@"(?<!of |'[^']*)\b(?:Strides|Paddings|Dilations|OutputPaddings|Groups|rows|columns|slices|filters|channels|positions|taps) is\b")]
    private static partial Regex ManyIsOne();

    [GeneratedRegex(@"  | [,;:.](?:\s|$)|;;|\(\)")]
    private static partial Regex Spacing();

    [GeneratedRegex(@"\d\.\d{9,}")]
    private static partial Regex Dust();
}
