using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using ConvGen.Generator;
using ConvGen.Generator.Analyzers;
using ConvGen.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ConvGen.Analyzers.Tests;

/// <summary>
/// Runs generator and analyzer on marked source, and a code fix where one is expected: any error of the compiler's that the source does not mark
/// fails the test, so that every test also shows that a stub hides nothing behind errors of its own.
/// </summary>
internal static class ConvGenTest
{
    private static readonly ReferenceAssemblies WithoutPackages = new("net10.0");

    /// <summary>Expects exactly the marked diagnostics: <c>{|CVG001:Stride = 0|}</c>.</summary>
    public static Task Diagnoses(string source, params DiagnosticResult[] expected)
    {
        var test = new AnalyzerTest { TestCode = source };
        test.DisabledDiagnostics.Add(LayerLens.Rule);
        test.ExpectedDiagnostics.AddRange(expected);
        return test.Run(WithoutPackages);
    }

    /// <summary>The same with the rules <paramref name="asked"/> shown as suggestions, refactorings and the lens among them.</summary>
    public static Task Suggests(string source, string[] asked, params DiagnosticResult[] expected)
    {
        var test = new AnalyzerTest { TestCode = source };
        if (!asked.Contains(LayerLens.Rule))
        {
            test.DisabledDiagnostics.Add(LayerLens.Rule);
        }

        var lines = asked.Select(static id => $"dotnet_diagnostic.{id}.severity = suggestion");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", string.Join("\n", lines.Prepend("[*.cs]").Prepend("root = true"))));
        test.ExpectedDiagnostics.AddRange(expected);
        return test.Run(WithoutPackages);
    }

    /// <summary>The same over several files, with or without unsafe code.</summary>
    public static Task Diagnoses(IReadOnlyList<string> sources, bool allowUnsafe = true)
    {
        var test = new AnalyzerTest { AllowUnsafe = allowUnsafe };
        test.DisabledDiagnostics.Add(LayerLens.Rule);
        foreach (var source in sources)
        {
            test.TestState.Sources.Add(source);
        }

        return test.Run(WithoutPackages);
    }

    /// <summary>Expects that the first fix, or number <paramref name="index"/>, of the marked diagnostics turns <paramref name="source"/> into <paramref name="fixedSource"/>.</summary>
    public static Task Fixes<TFix>(string source, string fixedSource, int index = 0)
        where TFix : CodeFixProvider, new() => new FixTest<TFix> { TestCode = source, FixedCode = fixedSource, CodeActionIndex = index }.Run(WithoutPackages);

    private static Solution WithOptions(Solution solution, ProjectId project, bool allowUnsafe)
    {
        var options = (CSharpCompilationOptions)solution.GetProject(project)!.CompilationOptions!;
        return solution
            .WithProjectCompilationOptions(project, options.WithAllowUnsafe(allowUnsafe).WithNullableContextOptions(NullableContextOptions.Enable))
            .WithProjectParseOptions(project, new CSharpParseOptions(LanguageVersion.CSharp14));
    }

    // The framework would turn on what is off by default; here rules are as a project finds them.
    private static Project WithDefaultRules(Project project, IEnumerable<string> disabled) => project.WithCompilationOptions(
        project.CompilationOptions!.WithSpecificDiagnosticOptions(
            disabled.Select(static id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)).Append(KeyValuePair.Create("AD0001", ReportDiagnostic.Error))));

    private static void Reference(ProjectState state)
    {
        state.AdditionalReferences.AddRange(Net100.References.All);
        state.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(ConvNetAttribute).Assembly.Location));
    }

    private sealed class AnalyzerTest : CSharpAnalyzerTest<ConvNetAnalyzer, DefaultVerifier>
    {
        public bool AllowUnsafe { get; init; } = true;

        protected override Project ApplyCompilationOptions(Project project) => WithDefaultRules(project, DisabledDiagnostics);

        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(ConvNetGenerator)];

        public Task Run(ReferenceAssemblies assemblies)
        {
            ReferenceAssemblies = assemblies;
            TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
            Reference(TestState);
            SolutionTransforms.Add((solution, project) => WithOptions(solution, project, AllowUnsafe));
            return RunAsync(CancellationToken.None);
        }
    }

    private sealed class FixTest<TFix> : CSharpCodeFixTest<ConvNetAnalyzer, TFix, DefaultVerifier>
        where TFix : CodeFixProvider, new()
    {
        private const int MostIterations = 10;

        protected override Project ApplyCompilationOptions(Project project) => WithDefaultRules(project, DisabledDiagnostics);

        public Task Run(ReferenceAssemblies assemblies)
        {
            ReferenceAssemblies = assemblies;
            DisabledDiagnostics.Add(LayerLens.Rule);
            CodeActionValidationMode = CodeActionValidationMode.None;
            // What holds of many layers is said at one of them, and after its fix at the next.
            NumberOfIncrementalIterations = -MostIterations;
            Reference(TestState);
            SolutionTransforms.Add(static (solution, project) => WithOptions(solution, project, allowUnsafe: true));
            return RunAsync(CancellationToken.None);
        }
    }
}
