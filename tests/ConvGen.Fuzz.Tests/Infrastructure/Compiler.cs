using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using Basic.Reference.Assemblies;
using ConvGen.Generator;
using ConvGen.Generator.Analyzers;
using ConvGen.Generator.Planning.Machine;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvGen.Fuzz.Tests;

/// <summary>Compiles networks as a user's project would, many at once: every text is a file of its own.</summary>
internal static class Compiler
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Networks",
        [],
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ConvNetAttribute).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true));

    /// <summary>The files <paramref name="texts"/>, named after their index, as an assembly called <paramref name="name"/>.</summary>
    public static CSharpCompilation Compile(IEnumerable<string> texts, string name = "Networks") => Empty.WithAssemblyName(name).AddSyntaxTrees(
        texts.Select(static (text, index) => CSharpSyntaxTree.ParseText("using ConvGen;\n" + text, ParseOptions, FileName(index))));

    /// <summary>What generator and analyzer make of <paramref name="input"/>; an exception in either is thrown.</summary>
    public static Generated Analyze(CSharpCompilation input)
    {
        var output = Generate(input);
        var findings = output.WithAnalyzers([new ConvNetAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return findings.FirstOrDefault(static finding => finding.Id == InternalFailure.Rule || !finding.Id.StartsWith("CVG", StringComparison.Ordinal)) is { } failure
            ? throw new InvalidOperationException(failure.GetMessage(CultureInfo.InvariantCulture))
            : new Generated(input, output, findings);
    }

    /// <summary><paramref name="input"/> with what the generator adds to it, planned for <paramref name="target"/>; an exception in it is thrown.</summary>
    public static Compilation Generate(CSharpCompilation input, Target? target = null)
    {
        var driver = CSharpGeneratorDriver.Create([new ConvNetGenerator().AsSourceGenerator()], parseOptions: ParseOptions, optionsProvider: new TargetOptions(target ?? Target.Default))
            .RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        var result = driver.GetRunResult().Results.Single();
        if (result.Exception is { } exception)
            throw new InvalidOperationException("The generator threw.", exception);
        return result.Diagnostics is [var failure, ..] ? throw new InvalidOperationException(failure.GetMessage(CultureInfo.InvariantCulture)) : output;
    }

    /// <summary>Errors, each with the file it stands in.</summary>
    public static IEnumerable<string> Errors(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .Select(static diagnostic => string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileName(diagnostic.Location.SourceTree?.FilePath)} {diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"));

    /// <summary>The name of the file that text number <paramref name="index"/> becomes.</summary>
    public static string FileName(int index) => string.Create(CultureInfo.InvariantCulture, $"Network{index}.cs");

    /// <summary>A compilation with what was generated for it and what was found in it.</summary>
    internal sealed record Generated(CSharpCompilation Input, Compilation Output, ImmutableArray<Diagnostic> Findings);
}
