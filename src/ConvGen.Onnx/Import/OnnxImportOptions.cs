using System.Collections.Generic;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>What the importer cannot, or need not, read from the file.</summary>
public sealed record OnnxImportOptions
{
    /// <summary>The class's name; by default the file's or the graph's name in Pascal case.</summary>
    public string? Name { get; init; }

    /// <summary>The class's namespace; by default the global one.</summary>
    public string? Namespace { get; init; }

    /// <summary>The first input's shape without the batch, in the order of the model's own axes: needed where the file leaves extents open.</summary>
    public IReadOnlyList<int>? InputShape { get; init; }

    /// <summary>The tensors to be computed, by their ONNX names; by default the graph's outputs.</summary>
    public IReadOnlyList<string>? Outputs { get; init; }

    /// <summary>Values of graph inputs that are weights rather than pictures, by the inputs' names; they become constants.</summary>
    public IReadOnlyDictionary<string, TensorProto>? Constants { get; init; }
}
