using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using ConvGen.Generator;
using ConvGen.Generator.Analyzers;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace ConvGen.Analyzers.Tests;

/// <summary>The pages under <c>docs/diagnostics</c>: every rule has one, its first declaration draws the rule with the quoted message, and its second does not.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(static rule => rule.Id)];

    /// <summary>
    /// The rules that declarations draw: all but the lens, which is no rule, speaks on every layer and is tested in <see cref="LensTests"/>, our own failures, which no declaration is meant to draw, and those whose pages show ONNX files and what
    /// <c>convgen check</c> prints of them: <c>ConvGen.Cli.Tests.UnknownOperatorTests</c> runs these.
    /// </summary>
    public static TheoryData<string> Drawn => [.. DrawnByDeclarations];

    internal static IEnumerable<string> DrawnByDeclarations => Rules.Where(static id => !Page(id).Contains("```onnx", StringComparison.Ordinal));

    private static IEnumerable<string> Rules => RuleCatalog.All.Select(static rule => rule.Id).Where(static id => id is not (LayerLens.Rule or InternalFailure.Rule));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_begins_with_what_the_catalogue_says(string id)
    {
        var rule = RuleCatalog.Get(id);

        Assert.StartsWith($"# {rule.Id}: {rule.Title}\n\n{rule.Category} · {rule.Severity}\n\n", Page(id), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public async Task The_first_declaration_draws_the_rule_and_its_message(string id)
    {
        var found = (await Diagnose(id, Blocks(id)[0])).Where(diagnostic => diagnostic.Id == id).ToList();

        Assert.NotEmpty(found);
        Assert.Equal(Quote().Match(Page(id)).Groups[1].Value, found[0].GetMessage(CultureInfo.InvariantCulture));

        // Absolute or absent: a relative link leads nowhere from an editor.
        var link = found[0].Descriptor.HelpLinkUri;
        Assert.True(link.Length == 0 || (Uri.IsWellFormedUriString(link, UriKind.Absolute) && link.EndsWith($"/docs/diagnostics/{id}.md", StringComparison.Ordinal)), link);
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public async Task The_second_declaration_does_not_draw_it_and_is_legal(string id)
    {
        var blocks = Blocks(id);
        Assert.Equal(2, blocks.Length);
        var found = await Diagnose(id, blocks[1]);

        Assert.DoesNotContain(id, found.Select(static diagnostic => diagnostic.Id));
        Assert.Empty(found.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.ToString()));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("https://example.org/convgen", "https://example.org/convgen/blob/main/docs/diagnostics/CVG104.md")]
    [InlineData("https://example.org/convgen/", "https://example.org/convgen/blob/main/docs/diagnostics/CVG104.md")]
    public void Links_to_pages_follow_the_repository_s_address(string? repository, string? expected) => Assert.Equal(expected, RuleCatalog.Get("CVG104").HelpLink(repository));

    [Fact]
    public void A_page_shows_declarations_or_files_and_not_both() => Assert.All(Rules, static id => Assert.Equal(
        Page(id).Contains("```onnx", StringComparison.Ordinal) ? 0 : 2, Blocks(id).Length));

    [Fact]
    public void The_index_lists_the_catalogue()
    {
        var rows = RuleCatalog.All.Select(static rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.Category} | {rule.Severity} |{(rule.HasFix ? " yes" : "")} |\n");
        var index = File.ReadAllText(PathOf("README"));

        Assert.EndsWith("\n\n| id | title | category | severity | fix |\n| --- | --- | --- | --- | --- |\n" + string.Concat(rows), index, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_belongs_to_a_rule()
    {
        var pages = Directory.GetFiles(Path.GetDirectoryName(PathOf("README"))!).Select(static page => Path.GetFileNameWithoutExtension(page)).Order(StringComparer.Ordinal);

        Assert.Equal(RuleCatalog.All.Select(static rule => rule.Id).Append("README"), pages);
    }

    /// <summary>What the analyzer says beside the generator, which must not bring errors of the compiler's.</summary>
    private static async Task<List<Diagnostic>> Diagnose(string id, string source)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        // The page about unsafe code is about projects without, and refactorings are off unless asked for.
        var compilationOptions = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: id != "CVG408");
        var input = CSharpCompilation.Create(
            "Page",
            [CSharpSyntaxTree.ParseText("using ConvGen;\n" + source, options)],
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ConvNetAttribute).Assembly.Location)],
            RuleCatalog.Get(id).Severity == Severity.Hidden ? compilationOptions.WithSpecificDiagnosticOptions([KeyValuePair.Create(id, ReportDiagnostic.Info)]) : compilationOptions);
        CSharpGeneratorDriver.Create([new ConvNetGenerator().AsSourceGenerator()], parseOptions: options).RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        Assert.Empty(output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.ToString()));
        var found = await output.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new ConvNetAnalyzer())).GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(static diagnostic => diagnostic.Id != LayerLens.Rule).OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The declarations of a page, as they stand there.</summary>
    internal static string[] Blocks(string id) => [.. Fences().Matches(Page(id)).Select(static match => match.Groups[1].Value)];

    private static string Page(string id) => File.ReadAllText(PathOf(id));

    private static string PathOf(string page, [CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../docs/diagnostics", page + ".md"));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex("^> (.*)$", RegexOptions.Multiline)]
    private static partial Regex Quote();
}
