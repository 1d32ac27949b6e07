using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>Checks a model's graph and brings it into a form that can be followed node by node.</summary>
internal sealed class GraphReader
{
    /// <summary>The oldest operator set whose operators mean what the importer takes them to mean.</summary>
    public const int OldestOpset = 1;

    /// <summary>The newest one the importer was written against.</summary>
    public const int NewestOpset = 26;

    private readonly GraphProto _graph;
    private readonly TensorReader _tensors;
    private readonly IReadOnlyDictionary<string, TensorProto> _given;
    private readonly Dictionary<string, ConstantTensor> _constants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _makers = new(StringComparer.Ordinal);

    private GraphReader(GraphProto graph, TensorReader tensors, IReadOnlyDictionary<string, TensorProto> given) =>
        (_graph, _tensors, _given) = (graph, tensors, given);

    /// <summary>The graph of <paramref name="model"/>.</summary>
    /// <param name="model">The file.</param>
    /// <param name="folder">Where external data may be; null for nowhere.</param>
    /// <param name="constants">Values of inputs that are constants.</param>
    /// <param name="outputs">The values that are wanted; null for the graph's outputs.</param>
    public static ImportGraph Read(ModelProto model, ExternalFolder? folder, IReadOnlyDictionary<string, TensorProto>? constants, IReadOnlyList<string>? outputs)
    {
        var graph = model.Graph ?? throw new OnnxFormatException("The model has no graph.");
        return new GraphReader(graph, new TensorReader(folder), constants ?? new Dictionary<string, TensorProto>()).Read(Opset(model), outputs);
    }

    /// <summary>The version of ONNX's own operator set.</summary>
    public static long Opset(ModelProto model)
    {
        var version = model.OpsetImport.FirstOrDefault(static set => set.Domain is "" or "ai.onnx")?.Version
            ?? throw new OnnxFormatException("The model names no version of ONNX's operator set.");
        if (version < 1)
        {
            throw new OnnxFormatException(string.Create(CultureInfo.InvariantCulture, $"The model names version {version} of ONNX's operator set; the first is 1."));
        }

        return version is >= OldestOpset and <= NewestOpset
            ? version
            : throw new OnnxImportException(string.Create(
                CultureInfo.InvariantCulture, $"The model uses version {version} of ONNX's operator set; versions {OldestOpset} to {NewestOpset} can be imported."));
    }

    private ImportGraph Read(long opset, IReadOnlyList<string>? wanted)
    {
        foreach (var initializer in _graph.Initializers)
        {
            Claim(initializer.Name, "a constant");
            _constants.Add(initializer.Name, _tensors.Read(initializer));
        }

        var inputs = ReadInputs();
        var nodes = _graph.Nodes.Select(static node => new ImportNode(node)).ToList();
        foreach (var node in nodes)
        {
            foreach (var output in node.Outputs.Where(static output => output.Length > 0))
            {
                Claim(output, $"an output of '{node.Name}'");
            }
        }

        var outputs = Outputs(wanted);
        CheckNames(nodes, outputs);
        var ordered = Order(nodes);
        return new ImportGraph(inputs, _constants, Needed(ordered, outputs), outputs, opset) { Stated = StatedShapes() };
    }

    private List<GraphInput> ReadInputs()
    {
        var inputs = new List<GraphInput>();
        foreach (var input in _graph.Inputs)
        {
            // Files before IR 4 list constants among the inputs.
            if (_constants.ContainsKey(input.Name))
            {
                continue;
            }

            Claim(input.Name, "an input");
            if (_given.TryGetValue(input.Name, out var value))
            {
                _constants.Add(input.Name, _tensors.Read(value));
                continue;
            }

            inputs.Add(new GraphInput(input.Name, IsReal(input), input.Type?.Tensor?.Shape?.Dims.Select(dim => Extent(input.Name, dim)).ToList()));
        }

        return inputs;
    }

    private static bool IsReal(ValueInfoProto value) =>
        value.Type?.Tensor?.ElementType is TensorDataType.Float or TensorDataType.Float16 or TensorDataType.BFloat16 or TensorDataType.Double;

    // These are hints that an exporter left: one that makes no sense is none.
    private Dictionary<string, IReadOnlyList<int?>> StatedShapes()
    {
        var shapes = new Dictionary<string, IReadOnlyList<int?>>(StringComparer.Ordinal);
        foreach (var value in _graph.ValueInfos.Concat(_graph.Outputs).Where(IsReal))
        {
            if (value.Type!.Tensor!.Shape is { } shape)
            {
                shapes[value.Name] = [.. shape.Dims.Select(static dim => dim.Value is > 0 and <= TensorDims.Most ? (int?)dim.Value : null)];
            }
        }

        return shapes;
    }

    private static int? Extent(string input, TensorDimensionProto dim) => dim.Value switch
    {
        null or -1 or 0 => null,
        > 0 and <= TensorDims.Most => (int)dim.Value.Value,
        var value => throw new OnnxFormatException(string.Create(CultureInfo.InvariantCulture, $"The input '{input}' has an extent of {value}.")),
    };

    private void Claim(string name, string maker)
    {
        if (name.Length == 0)
        {
            throw new OnnxFormatException($"The graph has {maker} without a name.");
        }

        if (!_makers.TryAdd(name, maker))
        {
            throw new OnnxFormatException($"The name '{name}' stands for {_makers[name]} and for {maker}.");
        }
    }

    private List<string> Outputs(IReadOnlyList<string>? wanted)
    {
        if (wanted is null)
        {
            return _graph.Outputs.Count > 0
                ? [.. _graph.Outputs.Select(static output => output.Name)]
                : throw new OnnxFormatException("The graph has no outputs.");
        }

        return wanted.FirstOrDefault(name => !_makers.ContainsKey(name)) is { } missing
            ? throw new OnnxImportException($"There is no tensor '{missing}' to be an output; the graph's outputs are {string.Join(", ", _graph.Outputs.Select(static output => $"'{output.Name}'"))}.")
            : [.. wanted];
    }

    private void CheckNames(List<ImportNode> nodes, List<string> outputs)
    {
        foreach (var node in nodes)
        {
            if (node.Op.Length == 0)
            {
                throw new OnnxFormatException($"The node '{node.Name}' has no operator.");
            }

            if (node.Inputs.FirstOrDefault(input => input.Length > 0 && !_makers.ContainsKey(input)) is { } missing)
            {
                throw new OnnxFormatException($"The node '{node.Name}' reads '{missing}', which nothing makes.");
            }
        }

        if (outputs.FirstOrDefault(output => !_makers.ContainsKey(output)) is { } unmade)
        {
            throw new OnnxFormatException($"Nothing makes the output '{unmade}'.");
        }

        if (outputs.GroupBy(static output => output).FirstOrDefault(static group => group.Count() > 1) is { } twice)
        {
            throw new OnnxFormatException($"The output '{twice.Key}' is listed twice.");
        }
    }

    // Kahn's algorithm; among nodes that are ready, the file's order stays.
    private static List<ImportNode> Order(List<ImportNode> nodes)
    {
        var makers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var output in nodes[i].Outputs)
            {
                makers[output] = i;
            }
        }

        var readers = new List<int>[nodes.Count];
        var missing = new int[nodes.Count];
        var ready = new PriorityQueue<int, int>();
        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var input in nodes[i].Inputs.Where(static input => input.Length > 0).Distinct())
            {
                if (makers.TryGetValue(input, out var maker))
                {
                    (readers[maker] ??= []).Add(i);
                    missing[i]++;
                }
            }

            if (missing[i] == 0)
            {
                ready.Enqueue(i, i);
            }
        }

        var ordered = new List<ImportNode>(nodes.Count);
        while (ready.TryDequeue(out var next, out _))
        {
            ordered.Add(nodes[next]);
            foreach (var reader in readers[next] ?? [])
            {
                if (--missing[reader] == 0)
                {
                    ready.Enqueue(reader, reader);
                }
            }
        }

        return ordered.Count == nodes.Count
            ? ordered
            : throw new OnnxFormatException($"The node '{nodes[Array.FindIndex(missing, static count => count > 0)].Name}' depends on its own output.");
    }

    /// <summary>The nodes that <paramref name="outputs"/> depend on.</summary>
    public static List<ImportNode> Needed(List<ImportNode> nodes, IReadOnlyList<string> outputs)
    {
        var needed = new HashSet<string>(outputs, StringComparer.Ordinal);
        var kept = new List<ImportNode>();
        for (var i = nodes.Count - 1; i >= 0; i--)
        {
            if (nodes[i].Outputs.Any(needed.Contains))
            {
                kept.Add(nodes[i]);
                needed.UnionWith(nodes[i].Inputs);
            }
        }

        kept.Reverse();
        return kept;
    }
}
