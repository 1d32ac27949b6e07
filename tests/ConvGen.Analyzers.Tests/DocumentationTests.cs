using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Basic.Reference.Assemblies;
using ConvGen.Generator.Parsing;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace ConvGen.Analyzers.Tests;

/// <summary>The pages under <c>docs/diagnostics</c>: every rule has one, its first declaration draws the rule with the quoted message, and its second does not.</summary>
public sealed partial class DocumentationTests
{
    // Rules that the review of a declaration never reports, each with the reason.
    private static readonly Dictionary<string, string> Undrawable = new()
    {
        ["CVG401"] = "the writers keep their methods within the budget by themselves",
        ["CVG407"] = "only files of other formats hold operators without a model",
        ["CVG900"] = "the lens is no rule: it speaks on every layer, and LensTests test it",
    };

    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(static rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_begins_with_what_the_catalogue_says(string id)
    {
        var rule = RuleCatalog.Get(id);

        Assert.StartsWith($"# {rule.Id}: {rule.Title}\n\n{rule.Category} · {rule.Severity}\n\n", Page(id), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_first_declaration_draws_the_rule_and_its_message(string id)
    {
        var found = Find(id, Blocks(id)[0]);

        if (Undrawable.ContainsKey(id))
        {
            Assert.Empty(found);
            return;
        }

        Assert.NotEmpty(found);
        Assert.Equal(found[0].Message, Quote().Match(Page(id)).Groups[1].Value);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_second_declaration_does_not_draw_it_and_is_legal(string id)
    {
        var blocks = Blocks(id);

        Assert.Equal(2, blocks.Length);
        Assert.Empty(Find(id, blocks[1]));
        Assert.Empty(Review(id, blocks[1]).Findings.Where(static finding => finding.Severity == Severity.Error).Select(static finding => finding.Message));
    }

    [Fact]
    public void The_index_lists_the_catalogue()
    {
        var rows = RuleCatalog.All.Select(static rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.Category} | {rule.Severity} |\n");
        var index = File.ReadAllText(PathOf("README"));

        Assert.EndsWith("\n\n| id | title | category | severity |\n| --- | --- | --- | --- |\n" + string.Concat(rows), index, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_belongs_to_a_rule()
    {
        var pages = Directory.GetFiles(Path.GetDirectoryName(PathOf("README"))!).Select(static page => Path.GetFileNameWithoutExtension(page)).Order(StringComparer.Ordinal);

        Assert.Equal(RuleCatalog.All.Select(static rule => rule.Id).Append("README"), pages);
    }

    private static List<Finding> Find(string id, string source)
    {
        var review = Review(id, source);
        return [.. review.Findings.Concat(review.Refactorings(id)).Where(finding => finding.Rule == id)];
    }

    private static NetworkReview Review(string id, string source)
    {
        var tree = CSharpSyntaxTree.ParseText("using ConvGen;\n" + source, new CSharpParseOptions(LanguageVersion.CSharp14));
        var compilation = CSharpCompilation.Create(
            "Page",
            [tree],
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ConvNetAttribute).Assembly.Location)],
            // The page about unsafe code is about projects without.
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: id != "CVG408"));
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var model = compilation.GetSemanticModel(tree);
        var networks = tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
            .Select(node => NetworkParser.Parse(model.GetDeclaredSymbol(node)!, compilation, default))
            .OfType<ParsedNetwork>();
        return NetworkReview.Of(networks.First().Declaration);
    }

    private static string[] Blocks(string id) => [.. Fences().Matches(Page(id)).Select(static match => match.Groups[1].Value)];

    private static string Page(string id) => File.ReadAllText(PathOf(id));

    private static string PathOf(string page, [CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../docs/diagnostics", page + ".md"));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex("^> (.*)$", RegexOptions.Multiline)]
    private static partial Regex Quote();
}
