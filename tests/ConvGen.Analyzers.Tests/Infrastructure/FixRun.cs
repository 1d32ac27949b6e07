using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using ConvGen.CodeFixes;
using ConvGen.Generator.Analyzers;
using ConvGen.Generator.Parsing;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace ConvGen.Analyzers.Tests;

/// <summary>Applies one fix to source that may draw other rules as well, and looks at what the compiler and the analyzer say then.</summary>
internal static class FixRun
{
    /// <summary>The sources after the fix named <paramref name="way"/>, or the first, of the first diagnostic of <paramref name="id"/>; that diagnostic must be gone, and no error have come.</summary>
    public static async Task<string[]> Apply(string id, string way, params string[] sources)
    {
        using var workspace = new AdhocWorkspace();
        var before = Project(workspace, sources);
        var diagnostics = await Diagnose(before);
        var diagnostic = diagnostics.First(diagnostic => diagnostic.Id == id);
        var actions = await Actions(before.GetDocument(diagnostic.Location.SourceTree)!, diagnostic);
        var action = way.Length == 0 ? actions.First() : actions.Single(action => action.EquivalenceKey == id + "." + way);
        var operation = (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single();
        var after = operation.ChangedSolution.GetProject(before.Id)!;

        var found = await Diagnose(after);
        Assert.Empty(found.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.ToString()));
        Assert.True(found.Count(diagnostic => diagnostic.Id == id) < diagnostics.Count(diagnostic => diagnostic.Id == id));
        return await Task.WhenAll(after.Documents.Select(static async document => (await document.GetTextAsync()).ToString()));
    }

    /// <summary>The networks that the model makes of <paramref name="source"/> by the fixes of <paramref name="id"/>'s first finding, each beside the network that is read off the source after the same fix.</summary>
    public static async Task<List<(NetworkGraph Edited, NetworkGraph Read)>> Both(string id, string source)
    {
        using var workspace = new AdhocWorkspace();
        var (review, finding) = await Review(Project(workspace, [source]), id);
        var graphs = new List<(NetworkGraph, NetworkGraph)>();
        foreach (var fix in review.FixesOf(finding!))
        {
            var edited = GraphBuilder.Build(DeclarationEditor.Apply(review.Declaration, fix)).Graph;
            var after = await Apply(id, fix.Way, source);
            var (read, _) = await Review(Project(workspace, after), id);
            graphs.Add((edited, read.Build.Graph));
        }

        return graphs;
    }

    /// <summary>The titles of the fixes offered for the first diagnostic of <paramref name="id"/>.</summary>
    public static Task<string[]> Titles(string id, params string[] sources) => TitlesBeside(id, null, sources);

    /// <summary>The same beside the header of <c>net.safetensors</c>.</summary>
    public static async Task<string[]> TitlesBeside(string id, string? header, params string[] sources)
    {
        using var workspace = new AdhocWorkspace();
        var project = Project(workspace, sources);
        if (header is not null)
        {
            project = project.AddAdditionalDocument("net.safetensors.header.json", header).Project;
        }

        var diagnostic = (await Diagnose(project)).First(diagnostic => diagnostic.Id == id);
        return [.. (await Actions(project.GetDocument(diagnostic.Location.SourceTree)!, diagnostic)).Select(static action => action.Title)];
    }

    /// <summary>The source after the refactoring offered at the mark <c>$$</c>, which must bring no error; null where none is offered.</summary>
    public static async Task<string?> Refactor(string source)
    {
        using var workspace = new AdhocWorkspace();
        var project = Project(workspace, [source.Replace("$$", "", StringComparison.Ordinal)]);
        var actions = new List<CodeAction>();
        var span = new TextSpan(source.IndexOf("$$", StringComparison.Ordinal), 0);
        await new ExtractBlockRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(project.Documents.Single(), span, actions.Add, default));
        if (actions.Count == 0)
        {
            return null;
        }

        var operation = (await actions.Single().GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single();
        var after = operation.ChangedSolution.GetProject(project.Id)!;
        Assert.Empty((await Diagnose(after)).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.ToString()));
        return (await after.Documents.Single().GetTextAsync()).ToString();
    }

    private static Project Project(AdhocWorkspace workspace, string[] sources)
    {
        // Refactorings are looked at as well.
        var asked = RuleCatalog.All.Where(static rule => rule.Severity == Severity.Hidden).Select(static rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Info));
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Fixed",
            "Fixed",
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true).WithSpecificDiagnosticOptions(asked),
            parseOptions: new CSharpParseOptions(LanguageVersion.CSharp14),
            metadataReferences: [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ConvNetAttribute).Assembly.Location)]));
        return sources.Select((source, i) => (source, i)).Aggregate(project, static (current, file) => current.AddDocument($"File{file.i}.cs", file.source).Project);
    }

    private static async Task<(NetworkReview Review, Finding? Finding)> Review(Project project, string id)
    {
        var compilation = (await project.GetCompilationAsync())!;
        var review = NetworkReview.Of(NetworkParser.Parse(compilation.GetTypeByMetadataName("Net")!, compilation, default)!.Declaration);
        return (review, review.Findings.Concat(review.Refactorings(id)).FirstOrDefault(finding => finding.Rule == id));
    }

    private static async Task<List<CodeAction>> Actions(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await new SuggestedValueCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        return actions;
    }

    private static async Task<List<Diagnostic>> Diagnose(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!;
        var ours = await compilation.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new ConvNetAnalyzer()), project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
        return [.. compilation.GetDiagnostics().Concat(ours).Where(static diagnostic => diagnostic.Id != LayerLens.Rule).OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
