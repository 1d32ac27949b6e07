using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvGen.Generator.Analyzers;

/// <summary>Reports what the model finds in every network, on the very argument. It parses and analyses as the generator does and computes nothing of its own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConvNetAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        if (NetworkDiagnosis.Of((INamedTypeSymbol)context.Symbol, context.Compilation, context.Options, context.CancellationToken) is not { } diagnosis)
        {
            return;
        }

        // Refactorings cost time even where nobody asked for them, so they run only where somebody did.
        var asked = Descriptors.Refactorings.Where(id => IsAskedFor(id, diagnosis.Network.Node.SyntaxTree, context));
        foreach (var finding in diagnosis.Findings(asked))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Of(finding.Rule),
                diagnosis.LocationOf(finding),
                Descriptors.SeverityOf(finding.Severity),
                diagnosis.Locator.FindAll(finding.Related),
                null,
                finding.Message));
        }
    }

    private static bool IsAskedFor(string id, SyntaxTree tree, SymbolAnalysisContext context)
    {
        var options = context.Compilation.Options;
        return (options.SyntaxTreeOptionsProvider is { } provider &&
                (provider.TryGetDiagnosticValue(tree, id, context.CancellationToken, out var value) || provider.TryGetGlobalDiagnosticValue(id, context.CancellationToken, out value)) &&
                value is not (ReportDiagnostic.Suppress or ReportDiagnostic.Default)) ||
            (options.SpecificDiagnosticOptions.TryGetValue(id, out var specific) && specific is not (ReportDiagnostic.Suppress or ReportDiagnostic.Default));
    }
}
