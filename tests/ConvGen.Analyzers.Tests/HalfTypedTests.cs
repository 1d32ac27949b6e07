using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using ConvGen.Generator;
using ConvGen.Generator.Analyzers;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace ConvGen.Analyzers.Tests;

/// <summary>Whatever stands in the editor while somebody types, nothing throws and nothing is added to the compiler's own errors.</summary>
public sealed class HalfTypedTests
{
    private const string Text =
        """
        using ConvGen;
        [ConvBlock, Conv(Param.A, 3, Strides = [Param.B, 1], Padding = 1, Name = "one"), Add("input")]
        class Block;
        [ConvNet(3, 16, 16, Task = NetworkTask.Detection)]
        [Input("second", 1, 16, 16), Concat("second"), Conv(8, 3, 3, Padding = 1, Activation = Activation.Relu, Name = "first")]
        [Use<Block>(8, 1, Repeat = 2, Key = "body.{n}")]
        [LeakyRelu(0.1), Clip(-1.0, 1), MaxPool(2, Stride = 2), Dense(units: 4), Softmax]
        [Output("softmax1"), Output("first", Layout = Layout.ChannelsLast)]
        [Anchors("first", Boxes = [8, 8, 16, 16], Stride = 1), Normalize(Mean = [0.5, 0.5, 0.5], Order = ChannelOrder.Bgr)]
        partial class Net { public static int Own => InputLength; }
        """;

    private static readonly ImmutableArray<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ConvNetAttribute).Assembly.Location)];

    [Fact]
    public async Task The_text_itself_is_legal() => Assert.Empty(await Errors(Text));

    [Fact]
    public Task A_missing_token_adds_no_error_of_ours() => AssertNoneAdded(Tokens().Select(static token => Text.Remove(token.SpanStart, token.Span.Length)));

    [Fact]
    public Task Text_that_breaks_off_adds_no_error_of_ours() => AssertNoneAdded(Tokens().Select(static token => Text[..token.SpanStart]));

    [Fact]
    public Task A_doubled_token_adds_no_error_of_ours() => AssertNoneAdded(Tokens().Select(static token => Text.Insert(token.SpanStart, token.Text + " ")));

    [Theory]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("'a'")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    [InlineData("1.5")]
    [InlineData("typeof(int)")]
    [InlineData("[]")]
    [InlineData("new int[0]")]
    [InlineData("nameof(Net)")]
    [InlineData("Unknown.Name")]
    [InlineData("default")]
    [InlineData("(Activation)99")]
    [InlineData("int.MaxValue")]
    public Task A_strange_value_adds_no_error_of_ours(string value) => AssertNoneAdded(
        Tree(Text).GetRoot().DescendantNodes().OfType<AttributeArgumentSyntax>()
            .Select(argument => Text.Remove(argument.Expression.SpanStart, argument.Expression.Span.Length).Insert(argument.Expression.SpanStart, value)));

    private static IEnumerable<SyntaxToken> Tokens() =>
        Tree(Text).GetRoot().DescendantNodes().OfType<AttributeListSyntax>().SelectMany(static list => list.DescendantTokens());

    private static SyntaxTree Tree(string text) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp14), "Net.cs");

    private static async Task AssertNoneAdded(IEnumerable<string> texts)
    {
        foreach (var text in texts.Distinct())
        {
            var added = await Errors(text);
            Assert.True(added.Length == 0, string.Join("\n", added) + "\n\n" + text);
        }
    }

    /// <summary>What generator and analyzer add to the compiler's errors, an exception of theirs above all. Names that only a whole network has may be missing.</summary>
    private static async Task<string[]> Errors(string text)
    {
        var input = CSharpCompilation.Create(
            "Networks", [Tree(text)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        var driver = CSharpGeneratorDriver.Create([new ConvNetGenerator().AsSourceGenerator()], parseOptions: new CSharpParseOptions(LanguageVersion.CSharp14))
            .RunGeneratorsAndUpdateCompilation(input, out var output, out var fromGenerator);
        var before = ErrorsOf(input.GetDiagnostics()).ToHashSet(StringComparer.Ordinal);
        var fromAnalyzer = await output.WithAnalyzers([new ConvNetAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return
        [
            .. fromGenerator.Select(static diagnostic => diagnostic.ToString()),
            .. fromAnalyzer.Where(static diagnostic => !diagnostic.Id.StartsWith("CVG", StringComparison.Ordinal) || diagnostic.Id == InternalFailure.Rule).Select(static diagnostic => diagnostic.ToString()),
            .. ErrorsOf(output.GetDiagnostics()).Where(error => !before.Contains(error)),
        ];
    }

    private static IEnumerable<string> ErrorsOf(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.ToString());
}
