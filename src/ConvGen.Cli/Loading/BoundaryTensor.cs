using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Cli.Loading;

/// <summary>An input or output of a network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Layout">The order of its elements.</param>
internal sealed record BoundaryTensor(string Name, TensorShape Shape, LayoutKind Layout)
{
    /// <summary>Its extents in the order of its elements.</summary>
    public IReadOnlyList<int> Dimensions =>
        Layout == LayoutKind.ChannelsLast ? [.. Shape.Extents, Shape.Channels] : [Shape.Channels, .. Shape.Extents];

    public static IReadOnlyList<BoundaryTensor> Inputs(NetworkAnalysis analysis) =>
        [.. analysis.Graph.Nodes.Where(static node => node.Op is InputOp).Select(static node => new BoundaryTensor(node.Name, ((InputOp)node.Op).Shape, ((InputOp)node.Op).Layout))];

    public static IReadOnlyList<BoundaryTensor> Outputs(NetworkAnalysis analysis) =>
        [.. analysis.Graph.Outputs.Select(output => new BoundaryTensor(output.Name ?? analysis.Graph.Nodes[output.Node].Name, analysis.Layers[output.Node].Shape!, output.Layout))];
}
