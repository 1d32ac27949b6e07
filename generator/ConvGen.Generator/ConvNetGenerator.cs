using System.Text;
using ConvGen.Generator.Analyzers;
using ConvGen.Generator.Parsing;
using ConvGen.Generator.Pipeline;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvGen.Generator;

/// <summary>Generates the code of every class that carries <c>[ConvNet]</c>. Diagnostics are the analyzer's; it reports CVG901 alone, where it failed itself.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ConvNetGenerator : IIncrementalGenerator
{
    /// <summary>The tracking name of the step that reads declarations; it runs on every edit and comes out unchanged.</summary>
    public const string DeclarationStep = "Declaration";

    /// <summary>The tracking name of the step that builds and analyses the graph.</summary>
    public const string AnalysisStep = "Analysis";

    /// <summary>The tracking name of the step that writes the code.</summary>
    public const string SourceStep = "Source";

    /// <summary>The tracking name of the step that names the files.</summary>
    public const string HintNameStep = "HintName";

    private readonly NetworkSteps _steps;

    /// <summary>Makes the generator.</summary>
    public ConvNetGenerator()
        : this(NetworkSteps.Default)
    {
    }

    internal ConvNetGenerator(NetworkSteps steps) => _steps = steps;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var steps = _steps;
        // The transform runs once per part of a class that carries [ConvNet]: only the part that parsing starts from speaks for it.
        var declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownTypes.ConvNet,
                static (node, _) => node is TypeDeclarationSyntax,
                (found, cancellation) => steps.Read((INamedTypeSymbol)found.TargetSymbol, found.TargetNode, found.SemanticModel.Compilation, cancellation))
            .WithTrackingName(DeclarationStep)
            .Where(static read => read.Result is not null || read.Failure is not null);
        var networks = declarations.Select((read, _) => steps.Compiled(read)).WithTrackingName(AnalysisStep);
        var target = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => TargetOption.Read(options.GlobalOptions));
        var sources = networks.Combine(target).Select((planned, _) => steps.Written(planned.Left, planned.Right)).WithTrackingName(SourceStep);
        var hintNames = declarations.Select(static (read, _) => read.Network).Collect()
            .Select(static (names, _) => HintNames.Of(names)).WithTrackingName(HintNameStep);

        context.RegisterSourceOutput(sources.Combine(hintNames), static (output, source) => Add(output, source.Left, source.Right));
    }

    private static void Add(SourceProductionContext output, Attempt<GeneratedSource> written, HintNames names)
    {
        if (written.Result is { Text.Length: > 0 } source)
        {
            output.AddSource(names.For(source.MetadataName), SourceText.From(source.Text, Encoding.UTF8));
        }

        if (written.Failure is { } failure)
        {
            // At no location: positions would undo the caching, and pragmas must not hide it.
            output.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(InternalFailure.Rule), Location.None, failure));
        }
    }
}
