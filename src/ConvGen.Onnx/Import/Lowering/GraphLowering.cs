using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>An output of the network.</summary>
internal sealed record LoweredOutput(string Name, ImportedLayer Layer, LayoutKind Layout);

/// <summary>An input of the network.</summary>
internal sealed record LoweredInput(string Name, ImportedLayer Layer, LayoutKind Layout);

/// <summary>The layers of a graph under one reading of its inputs, and the nodes that were refused or depend on one that was.</summary>
internal sealed record LoweredGraph(
    InputReading Reading, IReadOnlyList<LoweredInput> Inputs, IReadOnlyList<ImportedLayer> Layers, IReadOnlyList<LoweredOutput> Outputs, IReadOnlyList<RefusedNode> Refused, int Dependants);

/// <summary>Follows a graph node by node: what is known is computed, the rest becomes layers.</summary>
internal sealed class GraphLowering
{
    // Shapes and preprocessed weights are small, or as large as what the file brings.
    private const long LeastBudget = 1 << 21;

    private readonly LoweringState _state;
    private readonly FoldBudget _budget;
    private readonly List<LoweredInput> _inputs = [];
    private readonly bool _isSurvey;

    private GraphLowering(ImportGraph graph, InputReading reading, bool isSurvey)
    {
        _isSurvey = isSurvey;
        _state = new LoweringState(graph, reading);
        _budget = new FoldBudget(LeastBudget + (4 * graph.Constants.Values.Sum(static constant => (long)constant.Count)));
    }

    /// <summary>Lowers <paramref name="graph"/>, whose inputs have <paramref name="dims"/>.</summary>
    public static LoweredGraph Lower(ImportGraph graph, InputReading reading, IReadOnlyList<int[]> dims, CancellationToken cancellation) =>
        Lower(new GraphLowering(graph, reading, isSurvey: false), dims, cancellation);

    /// <summary>
    /// The same, going on behind refused nodes: a value whose shape the file states is an input of its own, and what a node reads that became no layer is an output.
    /// </summary>
    public static LoweredGraph Survey(ImportGraph graph, InputReading reading, IReadOnlyList<int[]> dims, CancellationToken cancellation) =>
        Lower(new GraphLowering(graph, reading, isSurvey: true), dims, cancellation);

    private static LoweredGraph Lower(GraphLowering lowering, IReadOnlyList<int[]> dims, CancellationToken cancellation)
    {
        lowering.AddInputs(dims);
        foreach (var node in lowering._state.Graph.Nodes)
        {
            cancellation.ThrowIfCancellationRequested();
            lowering.LowerNode(node);
        }

        var outputs = lowering.Outputs();
        return new LoweredGraph(lowering._state.Reading, lowering._inputs, lowering._state.Layers, outputs, lowering._state.Refused, lowering._state.Dependants);
    }

    private void AddInputs(IReadOnlyList<int[]> dims)
    {
        for (var i = 0; i < dims.Count; i++)
        {
            var input = _state.Graph.Inputs[i];
            var (shape, view) = _state.Reading.Declare(dims[i]);
            var layer = new ImportedLayer("Input", [], [], shape, []) { Node = input.Name };
            _inputs.Add(new LoweredInput(input.Name, layer, _state.Reading.Layout));
            _state.Maps.Add(input.Name, new FeatureMap(layer, view));
            if (i == 0 && _state.Reading.HasBatch)
            {
                _state.Batch = dims[i][0];
            }
        }
    }

    private void LowerNode(ImportNode node)
    {
        if (node.Inputs.Any(_state.Unknown.Contains))
        {
            _state.Unknown.UnionWith(node.Outputs);
            _state.Unknown.Remove("");
            _state.Edge.UnionWith(node.Inputs);
            _state.Dependants++;
            return;
        }

        try
        {
            if (!node.IsStandard)
            {
                throw new NodeRefusedException($"it is of the domain '{node.Domain}', not one of ONNX's own operators");
            }

            var areKnown = node.Inputs.All(input => input.Length == 0 || _state.Constants.ContainsKey(input));
            if (areKnown && ConstantFolder.Knows(node.Op))
            {
                Fold(node);
                return;
            }

            var lower = OperatorTable.Find(node.Op) ?? throw new NodeRefusedException("no layer computes this operator");
            lower(new NodeScene(node, _state));
        }
        catch (NodeRefusedException refusal)
        {
            Refuse(node, refusal.Message);
        }
        catch (OverflowException)
        {
            Refuse(node, "its extents are out of range");
        }
    }

    private void Fold(ImportNode node)
    {
        var inputs = node.Inputs.Select(input => input.Length == 0 ? null : _state.Constants[input]).ToList();
        var outputs = ConstantFolder.Fold(new FoldScene(node, inputs, _state.Graph.Opset, _budget));
        for (var i = 0; i < outputs.Length && i < node.Outputs.Count; i++)
        {
            if (node.Outputs[i].Length > 0)
            {
                _state.Constants[node.Outputs[i]] = outputs[i];
            }
        }
    }

    private void Refuse(ImportNode node, string reason)
    {
        var shapes = node.Outputs.Where(static output => output.Length > 0).Select(GoOn).ToList();
        _state.Refused.Add(new RefusedNode(node.Name, node.Op, reason) { Output = shapes.FirstOrDefault() });
        _state.Edge.UnionWith(node.Inputs);
    }

    // Between channels-first layers every tensor is channels-first; under other readings the order of a value's axes is not known.
    private TensorShape? GoOn(string output)
    {
        if (!_isSurvey || _state.Reading is not { HasBatch: true, Layout: LayoutKind.ChannelsFirst, IsFlat: false } || StatedDims(output) is not { } dims)
        {
            _state.Unknown.Add(output);
            return null;
        }

        var (shape, view) = _state.Reading.Declare(dims);
        var layer = new ImportedLayer("Input", [], [], shape, []) { Node = output };
        _inputs.Add(new LoweredInput(output, layer, LayoutKind.ChannelsFirst));
        _state.Maps[output] = new FeatureMap(layer, view);
        return shape;
    }

    private int[]? StatedDims(string output)
    {
        if (!_state.Graph.Stated.TryGetValue(output, out var stated) || stated.Count < 2)
        {
            return null;
        }

        int?[] known = [stated[0] ?? _state.Batch, .. stated.Skip(1)];
        if (known.Contains(null) || known[0] != _state.Batch)
        {
            return null;
        }

        int[] dims = [.. known.Select(static extent => extent!.Value)];
        return _state.Reading.Suits(dims) && TensorDims.CheckedCount(dims.Select(static extent => (long)extent)) is > 0 ? dims : null;
    }

    private List<LoweredOutput> Outputs()
    {
        var outputs = new List<LoweredOutput>();
        foreach (var name in _state.Graph.Outputs.Where(name => !_state.Unknown.Contains(name)))
        {
            var maker = _state.Graph.Maker(name) ?? new ImportNode("Identity", name, [name], name);
            try
            {
                if (!_state.Maps.TryGetValue(name, out var map))
                {
                    throw new NodeRefusedException("it does not depend on the network's input");
                }

                if (_isSurvey && map.Layer.IsInput)
                {
                    continue;
                }

                outputs.Add(Output(name, map, new NodeScene(maker, _state), outputs));
            }
            catch (NodeRefusedException refusal)
            {
                Refuse(maker, $"the output '{name}' cannot be made: {refusal.Message}");
            }
        }

        return _isSurvey ? [.. outputs, .. EdgeOutputs(outputs)] : outputs;
    }

    private List<LoweredOutput> EdgeOutputs(List<LoweredOutput> outputs)
    {
        var known = outputs.Select(static output => output.Layer).ToHashSet();
        var read = _state.Edge.Where(_state.Maps.ContainsKey).Select(name => (Name: name, _state.Maps[name].Layer));
        return [.. read.Where(edge => !edge.Layer.IsInput && known.Add(edge.Layer)).Select(static edge => new LoweredOutput(edge.Name, edge.Layer, LayoutKind.ChannelsFirst))];
    }

    // Outputs are spans: a tensor whose elements stand in the right order is the right output whatever its dimensions.
    private static LoweredOutput Output(string name, FeatureMap map, NodeScene scene, List<LoweredOutput> earlier)
    {
        var isTaken = map.Layer.IsInput || earlier.Any(output => ReferenceEquals(output.Layer, map.Layer));
        if (map.View.IsInOrder(map.Shape, LayoutKind.ChannelsFirst) && !isTaken)
        {
            return new LoweredOutput(name, map.Layer, LayoutKind.ChannelsFirst);
        }

        if (map.View.IsInOrder(map.Shape, LayoutKind.ChannelsLast) && !isTaken)
        {
            return new LoweredOutput(name, map.Layer, LayoutKind.ChannelsLast);
        }

        if (ViewLayers.TryImage(scene, map) is { } image && !ReferenceEquals(image.Layer, map.Layer))
        {
            return new LoweredOutput(name, image.Layer, LayoutKind.ChannelsFirst);
        }

        var vector = ViewLayers.TryVector(scene, map) ?? throw scene.Refuse($"{map.Shape} would have to be shown in an order that no layer makes");

        // A network that computes nothing still needs a layer to be its output.
        return new LoweredOutput(name, ReferenceEquals(vector, map.Layer) ? scene.Add("Flatten", [], vector) : vector, LayoutKind.ChannelsFirst);
    }
}
