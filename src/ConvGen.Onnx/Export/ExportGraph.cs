using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ConvGen.Model;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>The ONNX graph under construction: names values, and keeps each weight tensor once.</summary>
internal sealed class ExportGraph(string name, Func<string, float[]> tensor)
{
    private readonly HashSet<string> _initializers = new(StringComparer.Ordinal);
    private string _layer = "";
    private int _helpers;

    public GraphProto Proto { get; } = new() { Name = name };

    /// <summary>Adds a layer and returns the name of its value: the layer's own.</summary>
    public string Add(ExportedLayer layer)
    {
        Enter(layer.Name);
        var before = Proto.Nodes.Count;
        var value = LayerLowering.Lower(layer);
        if (layer.Analysis.Node.Op is InputOp)
        {
            return value;
        }

        if (Proto.Nodes.Count == before || Proto.Nodes[^1].Outputs[0] != value)
        {
            Emit("Identity", [value]);
        }

        var last = Proto.Nodes[^1];
        last.Outputs[0] = layer.Name;
        last.Name = layer.Name;
        return layer.Name;
    }

    /// <summary>Adds an input and returns its value in channel-major order.</summary>
    public string AddInput(string input, TensorShape shape, LayoutKind layout)
    {
        Proto.Inputs.Add(ValueInfoProto.Of(input, Dimensions(shape, layout)));
        return layout == LayoutKind.ChannelsLast && shape.Rank > 0
            ? Emit("Transpose", [input], AttributeProto.Of("perm", [0, shape.Rank + 1, .. Enumerable.Range(1, shape.Rank)]))
            : input;
    }

    public void AddOutput(string value, TensorShape shape, LayoutKind layout)
    {
        if (layout == LayoutKind.ChannelsLast && shape.Rank > 0)
        {
            Enter(value + "_channels_last");
            Emit("Transpose", [value], AttributeProto.Of("perm", [0, .. Enumerable.Range(2, shape.Rank), 1]));
            value = Proto.Nodes[^1].Outputs[0] = _layer;
        }

        Proto.Outputs.Add(ValueInfoProto.Of(value, Dimensions(shape, layout)));
    }

    /// <summary>Adds a node and returns its value.</summary>
    public string Emit(string op, IEnumerable<string> inputs, params IEnumerable<AttributeProto> attributes)
    {
        var node = new NodeProto { OpType = op };
        node.Inputs.AddRange(inputs);
        node.Attributes.AddRange(attributes);
        node.Outputs.Add(node.Name = HelperName());
        Proto.Nodes.Add(node);
        return node.Outputs[0];
    }

    /// <summary>A weight tensor, by default in its own shape.</summary>
    public string Weight(WeightTensor weight, IReadOnlyList<int>? shape = null)
    {
        var value = shape is null || shape.SequenceEqual(weight.Shape) ? weight.Name : $"{weight.Name}[{string.Join(',', shape)}]";
        if (_initializers.Add(value))
        {
            var elements = tensor(weight.Name);
            if (elements.Length != weight.Length)
            {
                throw new OnnxExportException(string.Create(
                    CultureInfo.InvariantCulture, $"'{weight.Name}' should have {weight.Length} elements {weight.Shape}; {elements.Length} were given."));
            }

            Proto.Initializers.Add(TensorProto.Of(value, shape ?? weight.Shape, elements));
        }

        return value;
    }

    /// <summary>A scalar constant.</summary>
    public string Scalar(double value) => Constant([], [(float)value]);

    public string Constant(IReadOnlyList<int> shape, float[] elements)
    {
        var value = HelperName();
        Proto.Initializers.Add(TensorProto.Of(value, shape, elements));
        return value;
    }

    /// <summary>A vector of integers, as shapes, axes and paddings are given.</summary>
    public string Integers(params IEnumerable<int> elements)
    {
        var value = HelperName();
        var items = elements.Select(static element => (long)element).ToArray();
        Proto.Initializers.Add(TensorProto.Of(value, [items.Length], items));
        return value;
    }

    public string Reshape(string value, params IEnumerable<int> shape) => Emit("Reshape", [value, Integers(shape)]);

    /// <summary>Brings a value to the dimensions of <paramref name="shape"/> with its batch of 1.</summary>
    public string Reshape(string value, TensorShape shape) => Reshape(value, Dimensions(shape, LayoutKind.ChannelsFirst));

    public string Transpose(string value, params IEnumerable<int> permutation) => Emit("Transpose", [value], AttributeProto.Of("perm", permutation));

    /// <summary>The positions <paramref name="start"/> to <paramref name="end"/> (exclusive) of an axis.</summary>
    public string Slice(string value, int axis, int start, int end) => Emit("Slice", [value, Integers(start), Integers(end), Integers(axis)]);

    public string Binary(string op, string left, string right) => Emit(op, [left, right]);

    public static IEnumerable<int> Dimensions(TensorShape shape, LayoutKind layout) =>
        layout == LayoutKind.ChannelsFirst ? [1, shape.Channels, .. shape.Extents] : [1, .. shape.Extents, shape.Channels];

    private void Enter(string layer) => (_layer, _helpers) = (layer, 0);

    private string HelperName() => string.Create(CultureInfo.InvariantCulture, $"{_layer}/{_helpers++}");
}
