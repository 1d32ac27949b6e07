using System.Linq;
using System.Text.RegularExpressions;
using ConvGen.Model;
using Xunit;

namespace ConvGen.Docs.Tests.Costs;

/// <summary>Every rule that warns says what its finding costs, in numbers that the engine itself reproduces.</summary>
public sealed partial class CostTests
{
    public static TheoryData<string> Rules => [.. RuleCosts.Rules];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_numbers_of_a_page_are_measured(string rule)
    {
        var section = Section().Match(PageNetwork.Page(rule));

        Assert.True(section.Success, "The page has no section 'What it costs'.");
        Assert.Equal(Bold().Matches(section.Groups[1].Value).Select(static match => match.Groups[1].Value), RuleCosts.Of(rule));
    }

    /// <summary>CVG407 is about operators that ConvGen cannot run.</summary>
    [Fact]
    public void Every_rule_that_warns_has_a_cost() =>
        Assert.Empty(RuleCatalog.All.Where(static rule => rule.Severity == Severity.Warning && rule.Id != "CVG407").Select(static rule => rule.Id).Except(RuleCosts.Rules));

    [GeneratedRegex("\n## What it costs\n\n(.*?)\n## ", RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Bold();
}
