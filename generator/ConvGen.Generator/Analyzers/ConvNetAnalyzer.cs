using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ConvGen.Generator.Parsing;
using ConvGen.Model;
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
        if (NetworkParser.Parse((INamedTypeSymbol)context.Symbol, context.Compilation, context.CancellationToken) is not { } network)
        {
            return;
        }

        var locator = new Locator(network, context.CancellationToken);
        foreach (var finding in Findings(NetworkReview.Of(network.Declaration), network, context))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Of(finding.Rule),
                locator.Find(finding.Site) ?? locator.Class,
                Descriptors.SeverityOf(finding.Severity),
                locator.FindAll(finding.Related),
                FixProperties.Write(finding.Fixes, locator),
                finding.Message));
        }
    }

    // Refactorings cost time even where nobody asked for them, so they run only where somebody did.
    private static IEnumerable<Finding> Findings(NetworkReview review, ParsedNetwork network, SymbolAnalysisContext context)
    {
        var asked = Descriptors.Refactorings.Where(id => IsAskedFor(id, network.Node.SyntaxTree, context));
        var weights = WeightHeaders.Findings(review, context.Options.AdditionalFiles, context.CancellationToken);
        var lens = review.Build.IsComplete ? LayerLens.Of(review.Analysis) : [];
        return review.Findings.Concat(asked.SelectMany(id => review.Refactorings(id))).Concat(weights).Concat(lens);
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
