using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ConvGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvGen.CodeFixes;

/// <summary>
/// Fixes all of a kind, each in the source that the one before left behind: a layer more shifts names that the next fix must know, and a value that mends
/// one layer may mend, or break, another.
/// </summary>
internal sealed class OneAfterAnother : FixAllProvider
{
    /// <summary>More fixes than any file needs: fixes that call for each other come to an end.</summary>
    private const int Most = 1000;

    private OneAfterAnother()
    {
    }

    /// <summary>The provider.</summary>
    public static OneAfterAnother Instance { get; } = new();

    /// <inheritdoc/>
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
        Task.FromResult<CodeAction?>(CodeAction.Create("Fix all", cancellation => Fix(fixAllContext, cancellation), fixAllContext.CodeActionEquivalenceKey));

    private static async Task<Solution> Fix(FixAllContext context, CancellationToken cancellation)
    {
        var solution = context.Solution;
        foreach (var document in Documents(context))
        {
            for (var i = 0; i < Most && await Next(context, solution.GetDocument(document)!, cancellation).ConfigureAwait(false) is { } fix; i++)
            {
                solution = DeclarationRewriter.Apply(solution, fix.Locator, fix.Fix);
            }
        }

        return solution;
    }

    private static IEnumerable<DocumentId> Documents(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document => context.Document is { } document ? [document.Id] : [],
        FixAllScope.Project => context.Project.DocumentIds,
        _ => context.Solution.Projects.SelectMany(static project => project.DocumentIds),
    };

    private static async Task<Suggestion?> Next(FixAllContext context, Document document, CancellationToken cancellation)
    {
        var tree = await document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false);
        if (await document.Project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation)
        {
            return null;
        }

        var options = new CompilationWithAnalyzersOptions(document.Project.AnalyzerOptions, null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new ConvNetAnalyzer()), options).GetAnalyzerDiagnosticsAsync(cancellation).ConfigureAwait(false);
        foreach (var diagnostic in found.Where(found => context.DiagnosticIds.Contains(found.Id) && found.Location.SourceTree == tree).OrderBy(static found => found.Location.SourceSpan.Start))
        {
            var fixes = await Suggestions.Of(document, diagnostic, cancellation).ConfigureAwait(false);
            if (fixes.FirstOrDefault(fix => fix.Key == context.CodeActionEquivalenceKey) is { } fix)
            {
                return fix;
            }
        }

        return null;
    }
}
