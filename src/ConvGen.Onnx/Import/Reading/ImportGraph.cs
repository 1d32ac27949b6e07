using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>An input of the graph; an extent that the file leaves open is null.</summary>
internal sealed record GraphInput(string Name, bool IsReal, IReadOnlyList<int?>? Dims);

/// <summary>A graph that has been checked: every name is made once, every input is made by somebody, nodes stand in an order in which they can run.</summary>
internal sealed class ImportGraph(
    IReadOnlyList<GraphInput> inputs,
    IReadOnlyDictionary<string, ConstantTensor> constants,
    IReadOnlyList<ImportNode> nodes,
    IReadOnlyList<string> outputs,
    long opset)
{
    private readonly Lazy<Dictionary<string, int>> _readers = new(() => CountReaders(nodes, outputs));

    private readonly Lazy<Dictionary<string, ImportNode>> _makers = new(() => nodes
        .SelectMany(static node => node.Outputs.Where(static output => output.Length > 0), static (node, output) => (node, output))
        .ToDictionary(static pair => pair.output, static pair => pair.node, StringComparer.Ordinal));

    public IReadOnlyList<GraphInput> Inputs => inputs;

    public IReadOnlyDictionary<string, ConstantTensor> Constants => constants;

    public IReadOnlyList<ImportNode> Nodes => nodes;

    public IReadOnlyList<string> Outputs => outputs;

    public long Opset => opset;

    /// <summary>The shapes of real tensors between the nodes, as far as the file states them; an extent that it leaves open is null.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<int?>> Stated { get; init; } = new Dictionary<string, IReadOnlyList<int?>>();

    /// <summary>How many nodes read a value; an output of the graph counts as read once more.</summary>
    public int Readers(string value) => _readers.Value.GetValueOrDefault(value);

    /// <summary>The node that makes a value; null for inputs and constants.</summary>
    public ImportNode? Maker(string value) => _makers.Value.GetValueOrDefault(value);

    /// <summary>The same graph with other nodes.</summary>
    public ImportGraph With(IReadOnlyList<ImportNode> others) => new(inputs, constants, others, outputs, opset) { Stated = Stated };

    private static Dictionary<string, int> CountReaders(IReadOnlyList<ImportNode> nodes, IReadOnlyList<string> outputs)
    {
        var readers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var value in nodes.SelectMany(static node => node.Inputs).Concat(outputs))
        {
            readers[value] = readers.GetValueOrDefault(value) + 1;
        }

        return readers;
    }
}
