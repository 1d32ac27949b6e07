using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Pipeline;

/// <summary>A declaration with everything known about it. Equatable, like all that flows through the pipeline.</summary>
/// <param name="Declaration">What was declared.</param>
/// <param name="Build">Its graph, with what could not be understood.</param>
/// <param name="Analysis">The analysis of that graph.</param>
public sealed record CompiledNetwork(NetworkDeclaration Declaration, GraphResult Build, NetworkAnalysis Analysis)
{
    /// <summary>Builds and analyses <paramref name="declaration"/>.</summary>
    public static CompiledNetwork Compile(NetworkDeclaration declaration)
    {
        var build = GraphBuilder.Build(declaration);
        return new CompiledNetwork(declaration, build, NetworkAnalyzer.Analyze(build.Graph));
    }

    /// <summary>Everything there is to say about it.</summary>
    public IEnumerable<Finding> Findings => Build.Findings.Concat(Analysis.Findings);

    /// <summary>Whether it can run; otherwise its members are a stub.</summary>
    public bool IsValid => Build.IsComplete && !Findings.Any(static finding => finding.Severity == Severity.Error);
}
