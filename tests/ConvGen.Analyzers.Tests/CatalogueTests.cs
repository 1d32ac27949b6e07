using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ConvGen.CodeFixes;
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

    [Fact]
    public void Every_rule_that_says_so_has_a_fix_with_an_example()
    {
        // The class itself is made partial by a fix of its own.
        var shown = FixExampleTests.Ids.Append("CVG403").Order(StringComparer.Ordinal);

        Assert.Equal(RuleCatalog.All.Where(static rule => rule.HasFix).Select(static rule => rule.Id), shown);
        Assert.Contains("CVG403", new MakePartialCodeFix().FixableDiagnosticIds);
    }

    [Fact]
    public async Task No_other_rule_offers_one()
    {
        // FixRun compiles with unsafe code, which is what CVG408 is about.
        foreach (var id in DocumentationTests.DrawnByDeclarations.Where(static id => !RuleCatalog.Get(id).HasFix && id != "CVG408"))
        {
            Assert.Equal((id, []), (id, await FixRun.Titles(id, "using ConvGen;\n" + DocumentationTests.Blocks(id)[0])));
        }
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
