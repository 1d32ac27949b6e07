using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>
/// Folds what costs nothing beside its producer into it: batch norms and scales into the weights, activations and residual additions into the
/// last step of the kernel. A node is folded only where nobody else reads what lies between.
/// </summary>
public sealed class LayerFusion
{
    private readonly NetworkAnalysis _network;
    private readonly List<FusedLayer> _layers = [];
    private readonly Dictionary<FusedLayer, int> _positions = [];
    private readonly Dictionary<int, FusedLayer> _producers = [];
    private readonly Dictionary<int, int> _aliases = [];
    private readonly int[] _readers;

    private LayerFusion(NetworkAnalysis network)
    {
        _network = network;
        _readers = new int[network.Graph.Nodes.Count];
        foreach (var node in network.Graph.Nodes)
        {
            foreach (var input in node.Inputs)
            {
                _readers[input]++;
            }
        }

        foreach (var output in network.Graph.Outputs)
        {
            _readers[output.Node]++;
        }
    }

    /// <summary>The layers of <paramref name="network"/> in execution order, and the node each reference finally means.</summary>
    public static (IReadOnlyList<FusedLayer> Layers, IReadOnlyDictionary<int, int> Aliases) Fuse(NetworkAnalysis network)
    {
        var fusion = new LayerFusion(network);
        foreach (var layer in network.Layers)
        {
            fusion.Visit(layer);
        }

        return (fusion._layers, fusion._aliases);
    }

    private void Visit(LayerAnalysis layer)
    {
        if (layer.Node.Op.IsSource || IdentityLayers.Contains(layer.Node.Op))
        {
            return;
        }

        if (IsAlias(layer))
        {
            _aliases[layer.Node.Id] = Resolve(layer.Node.Inputs[0]);
            _readers[Resolve(layer.Node.Inputs[0])] += _readers[layer.Node.Id] - 1;
            return;
        }

        if (TryFoldNorm(layer) || TryAbsorbFunction(layer) || TryAbsorbAddition(layer))
        {
            return;
        }

        var fused = new FusedLayer(layer) { First = PointwiseFunction.CarriedBy(layer.Node.Op) };
        for (var i = 0; i < fused.Inputs.Count; i++)
        {
            fused.Inputs[i] = Resolve(fused.Inputs[i]);
        }

        if (PointwiseFunction.Of(layer.Node.Op) is { } function)
        {
            fused.First = function;
        }

        _positions[fused] = _layers.Count;
        _layers.Add(fused);
        _producers[layer.Node.Id] = fused;
    }

    private int Resolve(int node) => _aliases.TryGetValue(node, out var target) ? target : node;

    // A flatten of a map with one position, or one that only dense layers and outputs read, moves nothing: dense layers pack their weights
    // in the order in which the map lies in memory, and outputs are written channel by channel anyway.
    private bool IsAlias(LayerAnalysis layer) => layer.Node.Op is FlattenOp flatten
        && (_network.Layers[layer.Node.Inputs[0]].Shape!.Positions == 1
            || (flatten.Layout == LayoutKind.ChannelsFirst && ReadersOf(layer.Node.Id).All(static reader => reader.Op is DenseOp)));

    private IEnumerable<Node> ReadersOf(int id) => _network.Graph.Nodes.Where(node => node.Inputs.Contains(id));

    private bool TryFoldNorm(LayerAnalysis layer)
    {
        if (!IsFoldable(layer.Node.Op) || SoleProducer(layer.Node.Inputs[0]) is not { } producer || !HasWeights(producer)
            || !producer.First.IsIdentity || producer.Residual >= 0)
        {
            return false;
        }

        producer.Folded.Add(layer);
        Absorb(producer, layer);
        return true;
    }

    private static bool IsFoldable(LayerOp op) => op is NormOp { Kind: NormKind.Batch } or ScaleOp;

    private static bool HasWeights(FusedLayer layer) => layer.Primary.Node.Op is ConvOp or ConvTransposeOp or DeformConvOp or DenseOp
        or NormOp { Kind: NormKind.Batch } or ScaleOp;

    private bool TryAbsorbFunction(LayerAnalysis layer)
    {
        if (PointwiseFunction.Of(layer.Node.Op) is not { } function || SoleProducer(layer.Node.Inputs[0]) is not { } producer
            || !AcceptsFunction(producer))
        {
            return false;
        }

        if (producer.Residual < 0 && producer.First.IsIdentity)
        {
            producer.First = function;
        }
        else if (producer.Residual >= 0 && producer.Second.IsIdentity && !function.IsTranscendental)
        {
            producer.Second = function;
        }
        else
        {
            return false;
        }

        Absorb(producer, layer);
        return true;
    }

    // Joins that may write in place of their operands, and layers that only move numbers, take no function: it would have to run over each part.
    private static bool AcceptsFunction(FusedLayer layer) => layer.Primary.Node.Op is ConvOp or ConvTransposeOp or DeformConvOp or DenseOp
        or NormOp { Kind: NormKind.Batch } or ScaleOp or AddOp or MulOp or ActivationOp or ClipOp or PReluOp;

    private bool TryAbsorbAddition(LayerAnalysis layer)
    {
        if (layer.Node.Op is not AddOp add || layer.Node.Inputs.Count != 2 || PointwiseFunction.Of(add.Activation).IsTranscendental)
        {
            return false;
        }

        var left = Resolve(layer.Node.Inputs[0]);
        var right = Resolve(layer.Node.Inputs[1]);
        foreach (var (own, other) in OrderByExecution(left, right))
        {
            if (own != other && SoleProducer(own) is { } producer && HasResidualEpilogue(producer) && IsReadyBefore(other, producer)
                && SameShape(own, other))
            {
                producer.Residual = other;
                producer.Second = PointwiseFunction.Of(add.Activation);
                Absorb(producer, layer);
                return true;
            }
        }

        return false;
    }

    private bool SameShape(int left, int right) => _network.Layers[left].Shape!.Equals(_network.Layers[right].Shape);

    private static bool HasResidualEpilogue(FusedLayer layer) => layer.Residual < 0 && layer.Second.IsIdentity
        && layer.Primary.Node.Op is ConvOp && !layer.First.IsTranscendental;

    // The operand computed last can take the other one along.
    private IEnumerable<(int Own, int Other)> OrderByExecution(int left, int right) =>
        Position(left) >= Position(right) ? [(left, right), (right, left)] : [(right, left), (left, right)];

    private int Position(int node) => _producers.TryGetValue(node, out var layer) ? _positions[layer] : -1;

    private bool IsReadyBefore(int node, FusedLayer layer) => Position(node) < _positions[layer];

    private FusedLayer? SoleProducer(int node) =>
        _readers[Resolve(node)] == 1 && _producers.TryGetValue(Resolve(node), out var producer) ? producer : null;

    private void Absorb(FusedLayer producer, LayerAnalysis layer)
    {
        _producers.Remove(producer.Result.Node.Id);
        producer.Absorbed.Add(layer);
        _producers[layer.Node.Id] = producer;
    }
}
