using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvGen.Generator.Analyzers;

/// <summary>Reports what the model finds in every network, on the very argument. It parses and analyses as the generator does and computes nothing of its own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConvNetAnalyzer : DiagnosticAnalyzer
{
    private readonly Diagnose _diagnose;

    /// <summary>Makes the analyzer.</summary>
    public ConvNetAnalyzer()
        : this(NetworkDiagnosis.Of)
    {
    }

    internal ConvNetAnalyzer(Diagnose diagnose) => _diagnose = diagnose;

    /// <summary>Diagnoses the network that a class declares. Tests put a failing one in its place.</summary>
    internal delegate NetworkDiagnosis? Diagnose(INamedTypeSymbol type, Compilation compilation, AnalyzerOptions options, CancellationToken cancellation);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    /// <summary>An exception would end the analyzer for every network of the project; here it is said of the one that it struck.</summary>
    private void Analyze(SymbolAnalysisContext context)
    {
        try
        {
            Report(context);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Of(InternalFailure.Rule), context.Symbol.Locations[0], DiagnosticSeverity.Warning, null, null, InternalFailure.OfAnalysis(context.Symbol.Name, exception)));
        }
    }

    private void Report(SymbolAnalysisContext context)
    {
        if (_diagnose((INamedTypeSymbol)context.Symbol, context.Compilation, context.Options, context.CancellationToken) is not { } diagnosis)
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
