using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>A layer whose shape is being found: what it reads, where it stands in the network, and a way to complain.</summary>
internal sealed class LayerScene(NetworkGraph graph, Node node, IReadOnlyList<TensorShape> inputs, IReadOnlyList<LayerAnalysis> earlier, List<Finding> findings)
{
    /// <summary>The graph.</summary>
    public NetworkGraph Graph => graph;

    /// <summary>The layer.</summary>
    public Node Node => node;

    /// <summary>The layer's name.</summary>
    public string Name => node.Name;

    /// <summary>The shapes it reads.</summary>
    public IReadOnlyList<TensorShape> Inputs => inputs;

    /// <summary>The shape of an earlier node; null where it is unknown.</summary>
    public TensorShape? ShapeOf(int id) => earlier[id].Shape;

    /// <summary>The shape of its own input.</summary>
    public TensorShape Input => inputs[0];

    /// <summary>The attribute that declared it.</summary>
    public Place Place { get; } = Place.Of(node);

    /// <summary>The positional argument number <paramref name="ordinal"/>'s name, if it is set.</summary>
    public string? Positional(int ordinal) => node.Arguments.Where(static name => name.Length > 0 && char.IsLower(name[0])).ElementAtOrDefault(ordinal);

    /// <summary>Reports an error; the shape stays unknown.</summary>
    public ResolvedLayer? Fail(
        string rule,
        string message,
        string? argument = null,
        int element = -1,
        IEnumerable<SuggestedFix>? fixes = null,
        IEnumerable<FindingSite>? related = null)
    {
        Report(rule, Severity.Error, message, argument, element, fixes, related);
        return null;
    }

    /// <summary>Reports something that leaves the shape known.</summary>
    public void Report(
        string rule,
        Severity severity,
        string message,
        string? argument = null,
        int element = -1,
        IEnumerable<SuggestedFix>? fixes = null,
        IEnumerable<FindingSite>? related = null) =>
        findings.Add(Place.Report(rule, message, argument, element, severity, fixes, related));
}
