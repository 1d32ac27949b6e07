using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>What exporters spell out in several nodes becomes the one operator it is.</summary>
internal static class GraphPatterns
{
    // Those that build on others stand behind them.
    private static readonly IReadOnlyList<Func<ImportNode, PatternScene, ImportNode?>> All =
    [
        SoftplusPattern.Match,
        HardSigmoidPattern.Match,
        HardSwishPattern.Match,
        SwishPattern.Match,
        MishPattern.Match,
        GeluPattern.Match,
        LeakyReluPattern.Match,
        LayerNormPattern.Match,
        L2NormPattern.Match,
    ];

    /// <summary>The graph with every pattern recognised, and without the nodes that nobody needs any more.</summary>
    public static ImportGraph Apply(ImportGraph graph)
    {
        var scene = new PatternScene(graph);
        var nodes = graph.Nodes.Select(scene.Replace).ToList();
        return scene.HasReplaced ? graph.With(GraphReader.Needed(nodes, graph.Outputs)) : graph;
    }

    /// <summary>The operator that <paramref name="node"/> is the last node of; null if it is only itself.</summary>
    public static ImportNode? Match(ImportNode node, PatternScene scene) =>
        node.IsStandard && node.Outputs.Count == 1 ? All.Select(match => match(node, scene)).FirstOrDefault(static match => match is not null) : null;
}
