using System.Diagnostics.CodeAnalysis;
using ConvGen.Generator.Pipeline;
using ConvGen.Generator.Planning.Machine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvGen.Fuzz.Tests;

/// <summary>A project's options that ask for a machine to plan for.</summary>
internal sealed class TargetOptions(Target target) : AnalyzerConfigOptionsProvider
{
    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(target == Target.Tiny ? TargetOption.Tiny : "");

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options(string name) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == TargetOption.Key ? name : null;
            return value is not null;
        }
    }
}
