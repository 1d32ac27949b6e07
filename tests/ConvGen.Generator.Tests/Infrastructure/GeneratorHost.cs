using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Basic.Reference.Assemblies;
using ConvGen.Generator.Parsing;
using ConvGen.Generator.Pipeline;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace ConvGen.Generator.Tests;

/// <summary>Runs the generator on source text, as the compiler does.</summary>
internal static class GeneratorHost
{
    private static readonly ImmutableArray<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ConvNetAttribute).Assembly.Location)];

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14);

    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Networks",
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"Source{index}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver(ConvNetGenerator generator) => CSharpGeneratorDriver.Create(
        [generator.AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static GeneratorDriver Driver() => Driver(new ConvNetGenerator());

    /// <summary>Generates for <paramref name="compilation"/>; an exception in the generator fails the test with its own message.</summary>
    public static Generated Run(CSharpCompilation compilation)
    {
        var generated = Run(new ConvNetGenerator(), compilation);
        return generated.Result.Diagnostics is [var failure, ..] ? throw new InvalidOperationException(failure.GetMessage(System.Globalization.CultureInfo.InvariantCulture)) : generated;
    }

    /// <summary>The same with a generator whose failures are looked for.</summary>
    public static Generated Run(ConvNetGenerator generator, CSharpCompilation compilation)
    {
        var driver = Driver(generator).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        var result = driver.GetRunResult().Results.Single();
        return result.Exception is { } exception ? throw new InvalidOperationException("The generator threw.", exception) : new Generated(compilation, output, result);
    }

    public static Generated Run(params string[] sources) => Run(Compile(sources));

    /// <summary>Our own errors in <paramref name="compilation"/>, with the line they stand on.</summary>
    public static string[] AnalyzerErrors(Compilation compilation) =>
    [
        .. compilation.WithAnalyzers([new Analyzers.ConvNetAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Generated.Describe),
    ];

    /// <summary>The analysis of the network <paramref name="name"/>, which must have no errors.</summary>
    public static NetworkAnalysis Analyze(string source, string name)
    {
        var compilation = Compile(source);
        var network = CompiledNetwork.Compile(NetworkParser.Parse(compilation.GetTypeByMetadataName(name)!, compilation, default)!.Declaration);
        Assert.True(network.IsValid);
        return network.Analysis;
    }

    /// <summary>What the generator made of a compilation.</summary>
    internal sealed record Generated(CSharpCompilation Input, Compilation Output, GeneratorRunResult Result)
    {
        /// <summary>The text of the only file.</summary>
        public string Text => Result.GeneratedSources.Single().SourceText.ToString();

        public IEnumerable<string> HintNames => Result.GeneratedSources.Select(static source => source.HintName);

        /// <summary>The compiler's errors and warnings in the output, with the line they stand on.</summary>
        public string[] CompilerMessages => [.. Output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(Describe)];

        /// <summary>Our own errors.</summary>
        public string[] AnalyzerErrors => GeneratorHost.AnalyzerErrors(Output);

        internal static string Describe(Diagnostic diagnostic)
        {
            var line = diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
            return $"{diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)} | {line}";
        }
    }
}
