using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>An intact ONNX file whose network ConvGen's language does not express.</summary>
public sealed class OnnxImportException : Exception
{
    /// <summary>A reason that concerns the network as a whole.</summary>
    public OnnxImportException(string message)
        : base(message)
    {
    }

    /// <summary>Reasons node by node.</summary>
    public OnnxImportException(IReadOnlyList<RefusedNode> nodes)
        : base(Describe(nodes)) => Nodes = nodes;

    /// <summary>Extents are missing that the file leaves open.</summary>
    /// <param name="message">Which input it is about.</param>
    /// <param name="openShape">Its extents without the batch.</param>
    public OnnxImportException(string message, IReadOnlyList<int?> openShape)
        : base(message) => OpenShape = openShape;

    /// <summary>The first input's extents without the batch, null where the file leaves one open; null where that was not the reason.</summary>
    public IReadOnlyList<int?>? OpenShape { get; }

    /// <summary>The nodes that were refused, in the graph's order.</summary>
    public IReadOnlyList<RefusedNode> Nodes { get; } = [];

    private static string Describe(IReadOnlyList<RefusedNode> nodes)
    {
        var first = string.Join("; ", nodes.Take(3).Select(static node => $"'{node.Name}' ({node.Operator}): {node.Reason}"));
        return nodes.Count <= 3 ? first : $"{first}; and {nodes.Count - 3} more nodes";
    }
}
