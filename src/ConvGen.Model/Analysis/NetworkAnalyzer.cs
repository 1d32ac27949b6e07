namespace ConvGen.Model;

/// <summary>The one analysis: shapes, receptive fields, costs and memory of a graph in a single pass over its nodes.</summary>
public static class NetworkAnalyzer
{
    /// <summary>Analyses <paramref name="graph"/>; what is illegal becomes findings, and everything behind it stays unknown and silent.</summary>
    public static NetworkAnalysis Analyze(NetworkGraph graph) => throw new System.NotSupportedException(graph.Name);
}
