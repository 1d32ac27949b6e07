using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ConvGen.Generator.Analyzers;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ConvGen.Analyzers.Tests;

public sealed class CatalogueTests
{
    [Fact]
    public void Every_rule_has_a_row_in_the_release_tracking_and_the_other_way_round()
    {
        var rules = RuleCatalog.All.Select(static rule => $"{rule.Id} | {rule.Category} | {rule.Severity}");

        Assert.Equal(rules, TrackedRules());
    }

    [Fact]
    public void What_is_always_an_error_cannot_be_configured_away()
    {
        var configurable = new ConvNetAnalyzer().SupportedDiagnostics
            .Where(static rule => rule.DefaultSeverity == DiagnosticSeverity.Error && !rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable))
            .Select(static rule => rule.Id);

        Assert.Equal(["CVG006"], configurable);
    }

    private static string[] TrackedRules([CallerFilePath] string file = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(file)!, "../../generator/ConvGen.Generator");
        return
        [
            .. new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
                .SelectMany(name => File.ReadLines(Path.Combine(folder, name)))
                .Select(static line => Regex.Match(line, @"^(CVG\d+) +\| +(\S+) +\| +(\w+) +\|"))
                .Where(static match => match.Success)
                .Select(static match => string.Join(" | ", match.Groups.Values.Skip(1).Select(static group => group.Value)))
                .Order(StringComparer.Ordinal),
        ];
    }
}
