using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using ConvGen.Generator;
using ConvGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace ConvGen.Analyzers.Tests;

/// <summary>An invalid stride typed into each of the test networks: our diagnostic stands on that argument, and no error of the compiler's beside it.</summary>
public sealed class InvalidStrideTests
{
    private static readonly string[] Windows = ["Conv", "DepthwiseConv", "SeparableConv", "ConvTranspose", "DeformConv", "MaxPool", "AvgPool"];

    [Fact]
    public async Task Every_network_and_every_block_gets_the_diagnostic_on_the_argument_and_no_compiler_error()
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        var trees = Files().Select(file => CSharpSyntaxTree.ParseText(SourceText.From(Broken(File.ReadAllText(file))), options, file)).ToArray();
        var input = CSharpCompilation.Create(
            "Networks",
            trees,
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ConvNetAttribute).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new ConvNetGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(input, out var output, out _);

        var errors = output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.ToString());
        Assert.Empty(errors);

        var found = (await output.WithAnalyzers([new ConvNetAnalyzer()]).GetAnalyzerDiagnosticsAsync()).Where(static diagnostic => diagnostic.Id == "CVG001").ToArray();
        var expected = trees.SelectMany(InvalidStrides).ToArray();
        Assert.True(expected.Length > 30);
        Assert.All(expected, location => Assert.Contains(found, diagnostic => diagnostic.Location == location || diagnostic.AdditionalLocations.Contains(location)));
    }

    // The first window of each class: of a network, so that the diagnostic stands there, or of a block, so that the use points there.
    private static string Broken(string text)
    {
        var root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp14)).GetRoot();
        var windows = root.DescendantNodes().OfType<ClassDeclarationSyntax>().SelectMany(static type => Attributes(type).Where(IsWindow).Take(1)).ToArray();
        return root.ReplaceNodes(windows, static (_, window) => WithInvalidStride(window)).ToFullString();
    }

    private static AttributeSyntax WithInvalidStride(AttributeSyntax window)
    {
        var list = window.ArgumentList!;
        var kept = list.Arguments.Where(static argument => argument.NameEquals?.Name.Identifier.Text is not ("Stride" or "Strides"));
        var stride = SyntaxFactory.AttributeArgument(
            SyntaxFactory.NameEquals("Stride"), null, SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(0)));
        return window.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList(kept.Append(stride))));
    }

    private static IEnumerable<Location> InvalidStrides(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes().OfType<AttributeArgumentSyntax>()
            .Where(static argument => argument.NameEquals?.Name.Identifier.Text == "Stride" && argument.Expression.ToString() == "0")
            .Select(static argument => argument.GetLocation());

    private static IEnumerable<AttributeSyntax> Attributes(ClassDeclarationSyntax type) => type.AttributeLists.SelectMany(static list => list.Attributes);

    // A stride that a block takes as its argument stays, or the block would take one argument less.
    private static bool IsWindow(AttributeSyntax attribute) =>
        Windows.Contains(attribute.Name.ToString()) &&
        attribute.ArgumentList is { } list &&
        !list.Arguments.Any(static argument => argument.NameEquals?.Name.Identifier.Text == "Stride" && argument.ToString().Contains("Param.", StringComparison.Ordinal));

    private static ImmutableArray<string> Files([CallerFilePath] string file = "") =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(file)!, "../ConvGen.Networks"), "*.cs", SearchOption.AllDirectories)
            .Where(static path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Append(Path.Combine(Path.GetDirectoryName(file)!, "../../samples/FaceDetection/FaceDetector.cs"))
            .Order(StringComparer.Ordinal),
    ];
}
