using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>One node with what is known of its inputs, for the lowering of its operator.</summary>
internal sealed class NodeScene(ImportNode node, LoweringState state)
{
    public ImportNode Node => node;

    public LoweringState State => state;

    public long Opset => state.Graph.Opset;

    public int InputCount => node.Inputs.Count;

    public bool Has(int input) => input < node.Inputs.Count && node.Inputs[input].Length > 0;

    public bool IsConstant(int input) => Has(input) && state.Constants.ContainsKey(node.Inputs[input]);

    /// <summary>Whether only this node reads what input number <paramref name="input"/> is.</summary>
    public bool IsOnlyReader(int input) => state.Graph.Readers(node.Input(input)) == 1;

    /// <summary>An input that is computed at run time.</summary>
    public FeatureMap Map(int input)
    {
        if (!Has(input))
        {
            throw Refuse(string.Create(CultureInfo.InvariantCulture, $"its input {input} is missing"));
        }

        return state.Maps.TryGetValue(node.Inputs[input], out var map)
            ? state.Maps[node.Inputs[input]] = Settled(map)
            : throw Refuse($"its input '{node.Inputs[input]}' is a constant; this operand has to come from a layer");
    }

    // A shuffle that is complete becomes a layer now: views of views would be no shuffle any more.
    private FeatureMap Settled(FeatureMap map) => map.View.Rank == map.Shape.Rank + 2 ? ViewLayers.TryImage(this, map) ?? map : map;

    /// <summary>An input with the dimensions most operators expect: a batch, channels, positions. Layers that bring it there are added where needed.</summary>
    public FeatureMap Image(int input)
    {
        var map = ViewLayers.ToImage(this, Map(input));
        state.Maps[node.Inputs[input]] = map;
        return map;
    }

    /// <summary>An input whose elements are known.</summary>
    public ConstantTensor Constant(int input)
    {
        if (!Has(input))
        {
            throw Refuse(string.Create(CultureInfo.InvariantCulture, $"its input {input} is missing"));
        }

        return state.Constants.TryGetValue(node.Inputs[input], out var constant)
            ? constant
            : throw Refuse($"its operand '{node.Inputs[input]}' is computed at run time; only constants are taken here");
    }

    public ConstantTensor? OptionalConstant(int input) => Has(input) ? Constant(input) : null;

    /// <summary>A constant list of integers.</summary>
    public int[] Integers(int input) =>
        Constant(input).ToInts() ?? throw Refuse($"its operand '{node.Inputs[input]}' should be a list of integers");

    public int Integer(string name, int fallback) => Narrow(name, node.Integer(name, fallback));

    public int[]? Integers(string name) => node.Integers(name) is { } values ? [.. values.Select(value => Narrow(name, value))] : null;

    /// <summary>An axis among <paramref name="rank"/>, negative ones counting from the end.</summary>
    public int Axis(long axis, int rank)
    {
        var counted = axis < 0 ? axis + rank : axis;
        return counted >= 0 && counted < rank
            ? (int)counted
            : throw Refuse(string.Create(CultureInfo.InvariantCulture, $"its axis {axis} is none of the {rank} its operand has"));
    }

    /// <summary>Refuses an operator that works along the batch where the file fixes one of several items: the network sees one at a time.</summary>
    public void ExpectNotBatch(int dim, FeatureMap map)
    {
        if (dim == 0 && state.Batch != 1 && map.View[0].Count == 0)
        {
            throw Refuse("it works along the batch; a network sees one item at a time");
        }
    }

    /// <summary>The axis of <paramref name="map"/> along which the operator works, as an axis of the layer.</summary>
    public int LayerAxis(FeatureMap map, int dim)
    {
        ExpectNotBatch(dim, map);
        if (map.View.AxisOf(dim, map.Shape) is { } axis)
        {
            return axis;
        }

        throw Refuse(map.View[dim].Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"it works along dimension {dim}, which is the batch or has one element")
            : string.Create(CultureInfo.InvariantCulture, $"it works along dimension {dim} of {TensorDims.Text(map.Extents)}, which is neither the channels nor a whole spatial axis of {map.Shape}"));
    }

    /// <summary>Adds a layer.</summary>
    public ImportedLayer Add(string kind, LayerArguments arguments, ImportedLayer input, params IReadOnlyList<LayerWeight> weights) =>
        state.Add(node, kind, arguments, [input], weights);

    /// <summary>Adds a layer whose weights carry names of their own in the file.</summary>
    public ImportedLayer Add(string kind, LayerArguments arguments, ImportedLayer input, int weightInput, params IReadOnlyList<LayerWeight> weights) =>
        state.Add(node, kind, arguments, [input], weights, LayerKeys.PrefixOf(node.Input(weightInput)));

    /// <summary>Adds a layer that joins others.</summary>
    public ImportedLayer Join(string kind, IReadOnlyList<ImportedLayer> inputs) => state.Add(node, kind, [], inputs, []);

    /// <summary>Sets the node's first output.</summary>
    public void Result(FeatureMap map) => Result(0, map);

    public void Result(int output, FeatureMap map)
    {
        if (output < node.Outputs.Count && node.Outputs[output].Length > 0)
        {
            state.Maps[node.Outputs[output]] = map;
        }
    }

    public void Result(int output, ConstantTensor constant)
    {
        if (output < node.Outputs.Count && node.Outputs[output].Length > 0)
        {
            state.Constants[node.Outputs[output]] = constant;
        }
    }

    /// <summary>Refuses the node if somebody reads one of its outputs behind the first <paramref name="count"/>.</summary>
    public void ExpectOutputs(int count)
    {
        for (var i = count; i < node.Outputs.Count; i++)
        {
            if (node.Outputs[i].Length > 0 && state.Graph.Readers(node.Outputs[i]) > 0)
            {
                throw Refuse($"its output '{node.Outputs[i]}' is read; no layer makes it");
            }
        }
    }

    public NodeRefusedException Refuse(string reason) => new(reason);

    private int Narrow(string name, long value) => value is >= int.MinValue and <= int.MaxValue
        ? (int)value
        : throw Refuse(string.Create(CultureInfo.InvariantCulture, $"its {name} of {value} is out of range"));
}
