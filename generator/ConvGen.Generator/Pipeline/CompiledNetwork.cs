using System.Linq;
using ConvGen.Generator.Parsing;
using ConvGen.Generator.Planning;
using ConvGen.Model;

namespace ConvGen.Generator.Pipeline;

/// <summary>A declaration with what emission needs to know about it. Equatable, like all that flows through the pipeline.</summary>
/// <param name="Declaration">What was declared.</param>
/// <param name="Build">Its graph, with what could not be understood.</param>
/// <param name="Analysis">The analysis of that graph.</param>
/// <param name="IsValid">Whether it can run; otherwise its members are a stub.</param>
public sealed record CompiledNetwork(NetworkDeclaration Declaration, GraphResult Build, NetworkAnalysis Analysis, bool IsValid)
{
    /// <summary>Builds and analyses <paramref name="declaration"/>. What there is to say about it is the analyzer's to say: only errors matter here.</summary>
    public static CompiledNetwork Compile(NetworkDeclaration declaration)
    {
        var build = GraphBuilder.Build(declaration);
        var analysis = NetworkAnalyzer.Analyze(build.Graph);
        var isValid = build.IsComplete && !HasError(build.Findings) && !analysis.HasErrors && !HasError(NetworkRules.Check(analysis)) && PlanLimits.Check(analysis) is null;
        return new CompiledNetwork(declaration, build, analysis, isValid);
    }

    /// <summary>The same for a stub: no rule is asked.</summary>
    public static CompiledNetwork Refuse(NetworkDeclaration declaration)
    {
        var build = GraphBuilder.Build(declaration);
        return new CompiledNetwork(declaration, build, NetworkAnalyzer.Analyze(build.Graph), IsValid: false);
    }

    /// <summary>A stub of the network's own attribute alone: what is left where its layers cannot be analysed.</summary>
    public static CompiledNetwork Strip(NetworkDeclaration declaration) =>
        Refuse(declaration with { Attributes = declaration.Attributes.Where(static attribute => attribute.Kind == KnownTypes.ConvNetKind).ToEquatable(), Blocks = default });

    private static bool HasError(EquatableArray<Finding> findings) => findings.Any(static finding => finding.Severity == Severity.Error);
}
