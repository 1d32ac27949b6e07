using System.Collections.Immutable;
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
        foreach (var finding in NetworkReview.Of(network.Declaration).Findings)
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
}
