using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning.Machine;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>
/// Decides for every value in which buffer it lies. Values are blocked by 16 channels; an operand of a concatenation, or a slice, that begins
/// on a block is a view of the larger tensor, so that neither is copied. Each buffer gets the halo that its most demanding reader wants.
/// </summary>
public sealed class TensorPlacement
{
    private readonly Target _target;
    private readonly NetworkAnalysis _network;
    private readonly Dictionary<int, (int Parent, int FirstBlock)> _parents = [];
    private readonly Dictionary<int, (Extent3 Low, Extent3 High)> _halos = [];
    private readonly Dictionary<int, PlannedBuffer> _buffers = [];

    /// <summary>Places the values of <paramref name="layers"/>.</summary>
    public TensorPlacement(Target target, NetworkAnalysis network, IReadOnlyList<FusedLayer> layers)
    {
        _target = target;
        _network = network;
        var produced = new HashSet<int>(layers.Select(static layer => layer.Result.Node.Id));
        foreach (var layer in layers)
        {
            AdoptOperands(layer, produced);
        }

        foreach (var layer in layers)
        {
            RequireHalo(layer);
        }
    }

    /// <summary>The buffers in use.</summary>
    public IEnumerable<PlannedBuffer> Buffers => _buffers.Values;

    /// <summary>The buffer of a blocked value and its first block in it.</summary>
    public (PlannedBuffer Buffer, int FirstBlock) Locate(int value)
    {
        var (root, block) = Root(value);
        if (!_buffers.TryGetValue(root, out var buffer))
        {
            var shape = _network.Layers[root].Shape!;
            var (low, high) = _halos.TryGetValue(root, out var halo) ? halo : default;
            buffer = new PlannedBuffer(new BufferLayout(shape.Channels, Extent3.Of(shape), low, high, IsPlanar: false));
            _buffers[root] = buffer;
        }

        return (buffer, block);
    }

    /// <summary>
    /// Whether <paramref name="value"/> is the view of <paramref name="parent"/> that begins at <paramref name="channel"/>: a concatenation may
    /// read one value twice, which lies at one of both places only.
    /// </summary>
    public bool IsViewOf(int value, int parent, int channel) =>
        _parents.TryGetValue(value, out var link) && link.Parent == parent && link.FirstBlock * BufferLayout.Lanes == channel;

    private (int Root, int FirstBlock) Root(int value)
    {
        var block = 0;
        while (_parents.TryGetValue(value, out var link))
        {
            block += link.FirstBlock;
            value = link.Parent;
        }

        return (value, block);
    }

    private void AdoptOperands(FusedLayer layer, HashSet<int> produced)
    {
        var id = layer.Result.Node.Id;
        if (layer.Primary.Node.Op is SliceOp slice && slice.Start % BufferLayout.Lanes == 0 && produced.Contains(layer.Inputs[0]))
        {
            _parents[id] = (layer.Inputs[0], slice.Start / BufferLayout.Lanes);
        }

        if (layer.Primary.Node.Op is not ConcatOp || !layer.First.IsIdentity)
        {
            return;
        }

        var channel = 0;
        foreach (var input in layer.Inputs)
        {
            // What stands there twice cannot be a view of two places.
            if (channel % BufferLayout.Lanes == 0 && produced.Contains(input) && !_parents.ContainsKey(input) && layer.Inputs.Count(other => other == input) == 1)
            {
                _parents[input] = (id, channel / BufferLayout.Lanes);
            }

            channel += _network.Layers[input].Shape!.Channels;
        }
    }

    private void RequireHalo(FusedLayer layer)
    {
        if (layer.Primary.Node.Op is ConvTransposeOp)
        {
            if (PointLowering.Applies(_target, _network, layer))
            {
                return;
            }

            var (low, high) = TransposedLowering.Halo(layer.Primary, _network.Layers[layer.Inputs[0]].Shape!);
            Require(layer.Inputs[0], low, high);
            return;
        }

        if (layer.Primary.Node.Op is not ConvOp { PaddingMode: PaddingModeKind.Zeros } || StemRule.Applies(_network, layer))
        {
            return;
        }

        var window = Window3.Of(layer.Primary.Windows);
        var input = Extent3.Of(_network.Layers[layer.Inputs[0]].Shape!);
        var output = Extent3.Of(layer.Primary.Shape!);
        Require(layer.Inputs[0], window.Padding, window.Overhang(input, output));
    }

    private void Require(int value, Extent3 low, Extent3 high)
    {
        var root = Root(value).Root;
        var (oldLow, oldHigh) = _halos.TryGetValue(root, out var halo) ? halo : default;
        _halos[root] = (oldLow.Max(low), oldHigh.Max(high));
    }
}
