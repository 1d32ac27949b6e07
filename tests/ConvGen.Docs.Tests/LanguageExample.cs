using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Basic.Reference.Assemblies;
using ConvGen.Generator;
using ConvGen.Generator.Parsing;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.Docs.Tests;

/// <summary>A C# example of <c>docs/language.md</c>.</summary>
internal sealed partial class LanguageExample
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private static readonly ImmutableArray<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ConvNetAttribute).Assembly.Location)];

    private readonly CSharpCompilation _compilation;

    private LanguageExample(string code)
    {
        Code = code;
        Tree = CSharpSyntaxTree.ParseText(code.StartsWith("using", StringComparison.Ordinal) ? code : "using ConvGen;\n" + code, ParseOptions);
        _compilation = CSharpCompilation.Create(
            "Example", [Tree], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    public string Code { get; }

    public SyntaxTree Tree { get; }

    /// <summary>The name of the network it declares.</summary>
    public string Name => Network.Identifier.Text;

    private ClassDeclarationSyntax Network =>
        Tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Last();

    /// <summary>Every example of the page.</summary>
    public static IReadOnlyList<LanguageExample> All { get; } =
        [.. Fences().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "language.md"))).Select(static match => new LanguageExample(match.Groups[1].Value))];

    /// <summary>The compiler's errors after generation.</summary>
    public IEnumerable<string> Errors()
    {
        CSharpGeneratorDriver.Create([new ConvNetGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(_compilation, out var output, out _);
        return output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.ToString());
    }

    /// <summary>What ConvGen itself has to object, and the analysis.</summary>
    public (IReadOnlyList<string> Objections, NetworkAnalysis Analysis) Analyze()
    {
        var symbol = _compilation.GetSemanticModel(Tree).GetDeclaredSymbol(Network)!;
        var parsed = NetworkParser.Parse(symbol, _compilation, default)!;
        var built = GraphBuilder.Build(parsed.Declaration);
        var analysis = NetworkAnalyzer.Analyze(built.Graph);
        var findings = built.Findings.Concat(analysis.Findings).Concat(NetworkRules.Check(analysis));
        return ([.. findings.Where(static finding => finding.Severity >= Severity.Warning).Select(static finding => finding.Message).Distinct()], analysis);
    }

    /// <summary>The shapes that comments behind layers promise, with the index of the last attribute on their line.</summary>
    public IEnumerable<(int Attribute, string Shape)> PromisedShapes()
    {
        var attributes = Network.AttributeLists.SelectMany(static list => list.Attributes).ToList();
        for (var i = 0; i < attributes.Count; i++)
        {
            var line = attributes[i].GetLocation().GetLineSpan().EndLinePosition.Line;
            var isLast = i == attributes.Count - 1 || attributes[i + 1].GetLocation().GetLineSpan().StartLinePosition.Line > line;
            var comment = ShapeComment().Match(Tree.GetText().Lines[line].ToString());
            if (isLast && comment.Success)
            {
                yield return (i, comment.Groups[1].Value);
            }
        }
    }

    public override string ToString() => Name;

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex(@"// (\d+(?:×\d+)*)(?:,|$| )")]
    private static partial Regex ShapeComment();
}
