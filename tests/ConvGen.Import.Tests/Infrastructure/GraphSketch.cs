using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Import.Tests;

/// <summary>A small ONNX graph written down node by node; its one input is <c>x</c>.</summary>
internal sealed class GraphSketch
{
    private readonly GraphProto _graph = new() { Name = "sketch" };
    private readonly Random _random = new(7);

    public GraphSketch(params int[] input)
    {
        Input = input;
        _graph.Inputs.Add(ValueInfoProto.Of("x", input));
    }

    public int[] Input { get; }

    /// <summary>Adds a node and returns its output.</summary>
    public string Op(string op, IEnumerable<string> inputs, params AttributeProto[] attributes) => Ops(op, 1, inputs, attributes)[0];

    /// <summary>Adds a node on one value and returns its output.</summary>
    public string Op(string op, string input, params AttributeProto[] attributes) => Op(op, [input], attributes);

    /// <summary>Adds a node with several outputs.</summary>
    public string[] Ops(string op, int outputs, IEnumerable<string> inputs, params AttributeProto[] attributes)
    {
        var node = new NodeProto { OpType = op };
        node.Inputs.AddRange(inputs);
        node.Attributes.AddRange(attributes);
        node.Outputs.AddRange(Enumerable.Range(0, outputs).Select(i => $"v{_graph.Nodes.Count}_{i}"));
        _graph.Nodes.Add(node);
        return [.. node.Outputs];
    }

    public string Number(double value) => Add(TensorProto.Of(Name(), [], [(float)value]));

    public string Numbers(int[] dims, params float[] values) => Add(TensorProto.Of(Name(), dims, values));

    public string Integers(params long[] values) => Add(TensorProto.Of(Name(), [values.Length], values));

    /// <summary>Weights between −½ and ½, or around <paramref name="centre"/>.</summary>
    public string Weights(int[] dims, float centre = 0) =>
        Add(TensorProto.Of(Name(), dims, [.. Enumerable.Range(0, dims.Aggregate(1, static (product, extent) => product * extent)).Select(_ => _random.NextSingle() - 0.5f + centre)]));

    /// <summary>The file with <paramref name="outputs"/> for outputs.</summary>
    public byte[] File(long opset, params IEnumerable<string> outputs)
    {
        _graph.Outputs.AddRange(outputs.Select(static output => new ValueInfoProto
        {
            Name = output,
            Type = new TypeProto { Tensor = new TensorTypeProto { ElementType = TensorDataType.Float } },
        }));
        using var stream = new MemoryStream();
        new ModelProto { IrVersion = 8, Graph = _graph, OpsetImport = { new OperatorSetIdProto { Version = opset } } }.Write(stream);
        return stream.ToArray();
    }

    private string Name() => $"c{_graph.Initializers.Count}";

    private string Add(TensorProto tensor)
    {
        _graph.Initializers.Add(tensor);
        return tensor.Name;
    }
}
