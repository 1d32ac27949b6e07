using System;
using System.Linq;
using ConvGen.Model;
using Xunit;

namespace ConvGen.Onnx.Tests;

/// <summary>Networks analysed for export.</summary>
internal static class Analysis
{
    /// <summary>The analysis of a declared network, which must have no errors.</summary>
    public static NetworkAnalysis Of(Type network)
    {
        var built = GraphBuilder.Build(ReflectedDeclaration.Read(network));
        Assert.Empty(built.Findings.Select(static finding => finding.Message));
        Assert.True(built.IsComplete);
        return Of(built.Graph);
    }

    /// <summary>The analysis of <paramref name="graph"/>, which must have no errors.</summary>
    public static NetworkAnalysis Of(NetworkGraph graph)
    {
        var analysis = NetworkAnalyzer.Analyze(graph);
        Assert.Empty(analysis.Findings.Where(static finding => finding.Severity == Severity.Error).Select(static finding => finding.Message));
        return analysis;
    }
}
