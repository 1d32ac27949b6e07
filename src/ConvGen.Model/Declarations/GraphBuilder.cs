namespace ConvGen.Model;

/// <summary>Turns a declaration into a graph: binds arguments, expands blocks, resolves names and references.</summary>
public static class GraphBuilder
{
    /// <summary>Builds the graph of <paramref name="declaration"/>; what cannot be understood becomes findings.</summary>
    public static GraphResult Build(NetworkDeclaration declaration) => throw new System.NotSupportedException(declaration.Type.Name);
}

/// <summary>A graph with what was found while building it.</summary>
/// <param name="Graph">The graph, as far as it could be understood.</param>
/// <param name="Findings">What was not.</param>
/// <param name="IsComplete">Whether every layer was understood; a broken attribute makes a network incomplete without a finding of ours.</param>
public sealed record GraphResult(NetworkGraph Graph, EquatableArray<Finding> Findings, bool IsComplete);
