using System.Text;
using ConvGen.Generator.Emission;
using ConvGen.Generator.Parsing;
using ConvGen.Generator.Pipeline;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvGen.Generator;

/// <summary>Generates the code of every class that carries <c>[ConvNet]</c>. It reports no diagnostics: those are the analyzer's.</summary>
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

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownTypes.ConvNet, static (node, _) => node is TypeDeclarationSyntax, static (found, cancellation) => Declaration(found, cancellation))
            .WithTrackingName(DeclarationStep)
            .Where(static declaration => declaration is not null)
            .Select(static (declaration, _) => declaration!);
        var networks = declarations.Select(static (declaration, _) => CompiledNetwork.Compile(declaration)).WithTrackingName(AnalysisStep);
        var target = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => TargetOption.Read(options.GlobalOptions));
        var sources = networks.Combine(target).Select(static (planned, _) => NetworkWriter.Write(planned.Left, planned.Right)).WithTrackingName(SourceStep);
        var hintNames = declarations.Select(static (declaration, _) => declaration.Type.MetadataName).Collect()
            .Select(static (names, _) => HintNames.Of(names)).WithTrackingName(HintNameStep);

        context.RegisterSourceOutput(sources.Combine(hintNames), static (output, source) => Add(output, source.Left, source.Right));
    }

    // The transform runs once per part of a class that carries [ConvNet]: only the part that parsing starts from speaks for it.
    private static NetworkDeclaration? Declaration(GeneratorAttributeSyntaxContext found, System.Threading.CancellationToken cancellation) =>
        found.TargetSymbol is INamedTypeSymbol type &&
        NetworkParser.Parse(type, found.SemanticModel.Compilation, cancellation) is { } network &&
        network.Node == found.TargetNode
            ? network.Declaration
            : null;

    private static void Add(SourceProductionContext output, GeneratedSource source, HintNames names)
    {
        if (source.Text.Length > 0)
        {
            output.AddSource(names.For(source.MetadataName), SourceText.From(source.Text, Encoding.UTF8));
        }
    }
}
