using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ConvGen.Generator.Analyzers;
using ConvGen.Generator.Pipeline;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace ConvGen.Generator.Tests;

/// <summary>A fault of our own in one network takes nothing from another.</summary>
public sealed class FailureTests
{
    private const string Source =
        """
        using ConvGen;
        [ConvNet(3, 8, 8), Conv(4, 3, Name = "head")]
        public sealed partial class Struck;
        [ConvNet(3, 8, 8), Conv(4, 3, Stride = 2)]
        public sealed partial class Spared;
        """;

    public static TheoryData<string> Steps => ["parse", "compile", "write"];

    [Theory]
    [MemberData(nameof(Steps))]
    public void The_other_network_keeps_its_code(string step)
    {
        var whole = GeneratorHost.Run(Source).Result;
        var generated = GeneratorHost.Run(new ConvNetGenerator(Failing(step)), GeneratorHost.Compile(Source));

        var failure = Assert.Single(generated.Result.Diagnostics);
        Assert.Equal((InternalFailure.Rule, DiagnosticSeverity.Error, Location.None), (failure.Id, failure.Severity, failure.Location));
        var message = failure.GetMessage(CultureInfo.InvariantCulture);
        Assert.Contains("'Struck'", message, StringComparison.Ordinal);
        Assert.Contains("InvalidTimeZoneException in FailureTests.Failing", message, StringComparison.Ordinal);
        Assert.Contains("\"struck on purpose\"; please report", message, StringComparison.Ordinal);
        Assert.Equal(Text(whole, "Spared"), Text(generated.Result, "Spared"));
        Assert.Empty(generated.CompilerMessages);
    }

    [Theory]
    [InlineData("compile")]
    [InlineData("write")]
    public void The_struck_network_is_a_stub_with_its_members(string step)
    {
        var generated = GeneratorHost.Run(new ConvNetGenerator(Failing(step)), GeneratorHost.Compile(Source, "public static class User { public const int Width = Struck.Layers.Head.Width; public const string Name = nameof(Struck.Create); }"));

        Assert.Empty(generated.CompilerMessages);
        Assert.Contains("throw new", Text(generated.Result, "Struck"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_failure_is_cached_like_a_result(string step)
    {
        var compilation = GeneratorHost.Compile(Source, "class Elsewhere;");
        var edited = compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees[1], CSharpSyntaxTree.ParseText("class Elsewhere { int _added; }", GeneratorHost.ParseOptions, "Source1.cs"));

        var reasons = CachingTests.Reasons(GeneratorHost.Driver(new ConvNetGenerator(Failing(step))), compilation, edited);

        Assert.Equal([IncrementalStepRunReason.Unchanged], reasons[ConvNetGenerator.DeclarationStep]);
        Assert.All(
            new[] { ConvNetGenerator.AnalysisStep, ConvNetGenerator.SourceStep, ConvNetGenerator.HintNameStep },
            name => Assert.Equal([IncrementalStepRunReason.Cached], reasons[name]));
    }

    [Fact]
    public void A_cancellation_passes()
    {
        using var source = new System.Threading.CancellationTokenSource();
        var steps = NetworkSteps.Default with
        {
            Write = (_, _) =>
            {
                source.Cancel();
                throw new OperationCanceledException(source.Token);
            },
        };

        Assert.Throws<OperationCanceledException>(() => GeneratorHost.Driver(new ConvNetGenerator(steps)).RunGenerators(GeneratorHost.Compile(Source), source.Token));
    }

    [Fact]
    public async Task The_analyzer_goes_on_with_the_other_network()
    {
        static NetworkDiagnosis? Diagnose(INamedTypeSymbol type, Compilation compilation, AnalyzerOptions options, System.Threading.CancellationToken cancellation) =>
            type.Name == "Struck" ? throw Struck() : NetworkDiagnosis.Of(type, compilation, options, cancellation);

        var output = GeneratorHost.Run(Source).Output;
        var found = await output.WithAnalyzers([new ConvNetAnalyzer(Diagnose)]).GetAnalyzerDiagnosticsAsync();

        var failure = Assert.Single(found, static diagnostic => diagnostic.Id is InternalFailure.Rule or "AD0001");
        Assert.Equal((InternalFailure.Rule, DiagnosticSeverity.Warning), (failure.Id, failure.Severity));
        Assert.Equal("Struck", failure.Location.SourceTree!.GetText().ToString(failure.Location.SourceSpan));
        Assert.Contains(found, static diagnostic => diagnostic.Id == "CVG101");
    }

    private static NetworkSteps Failing(string step)
    {
        var steps = NetworkSteps.Default;
        return step switch
        {
            "parse" => steps with { Parse = (type, compilation, cancellation) => type.Name == "Struck" ? throw Struck() : steps.Parse(type, compilation, cancellation) },
            "compile" => steps with { Compile = declaration => declaration.Type.Name == "Struck" ? throw Struck() : steps.Compile(declaration) },
            _ => steps with { Write = (network, target) => network.Declaration.Type.Name == "Struck" ? throw Struck() : steps.Write(network, target) },
        };
    }

    private static InvalidTimeZoneException Struck() => new("struck\non purpose");

    private static string Text(GeneratorRunResult result, string network) =>
        result.GeneratedSources.Single(source => source.HintName == network + ".g.cs").SourceText.ToString();
}
