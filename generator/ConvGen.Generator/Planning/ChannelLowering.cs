using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>Layers that only move channels; where an operand already lies in the right place there is nothing to do.</summary>
public static class ChannelLowering
{
    /// <summary>Appends the copies of a concatenation, slice, shuffle or channel padding.</summary>
    public static void Lower(CallListBuilder calls, FusedLayer layer)
    {
        var id = layer.Result.Node.Id;
        switch (layer.Primary.Node.Op)
        {
            case ConcatOp:
                var channel = 0;
                foreach (var input in layer.Inputs)
                {
                    var count = calls.Network.Layers[input].Shape!.Channels;
                    if (!calls.Placement.IsViewOf(input, id, channel))
                    {
                        Copy(calls, layer, input, [new ChannelRun(0, channel, count, 1)]);
                    }

                    channel += count;
                }

                ApplyFunction(calls, layer);
                break;

            case SliceOp slice when !calls.Placement.IsViewOf(id, layer.Inputs[0], slice.Start):
                Copy(calls, layer, layer.Inputs[0], [new ChannelRun(slice.Start, 0, slice.Length, 1)]);
                break;

            case ChannelShuffleOp shuffle:
                Shuffle(calls, layer, shuffle.Groups);
                break;

            case PadChannelsOp pad:
                var inner = calls.Network.Layers[layer.Inputs[0]].Shape!.Channels;
                Copy(
                    calls, layer, layer.Inputs[0],
                    [new ChannelRun(-1, 0, pad.Before, 0), new ChannelRun(0, pad.Before, inner, 1), new ChannelRun(-1, pad.Before + inner, pad.After, 0)]);
                break;
        }
    }

    /// <summary>Appends the copy of a flatten that others than dense layers read.</summary>
    public static void LowerFlatten(CallListBuilder calls, FusedLayer layer)
    {
        var shape = calls.Network.Layers[layer.Inputs[0]].Shape!;
        var input = calls.Blocked(layer.Inputs[0]);
        var output = calls.Blocked(layer.Result.Node.Id);
        var channelsLast = ((FlattenOp)layer.Primary.Node.Op).Layout == LayoutKind.ChannelsLast;
        var spec = new FlattenSpec(shape.Channels, Extent3.Of(shape), input.Strides, channelsLast);
        calls.Add(layer.Primary.Node.Name, LayerDescription.Of(layer), spec, [input, output]);
    }

    // Output channel i·groups + g is input channel g·perGroup + i: a run of outputs takes every perGroup-th input. Where the runs are too many for one
    // method, several calls take a part each; where a part begins is in the pointers, so that equal parts are one method.
    private static void Shuffle(CallListBuilder calls, FusedLayer layer, int groups)
    {
        var runs = layer.Primary.Shape!.Channels / groups;
        var part = UnrolledForm.OfShuffle(runs, groups).Fits ? runs : UnrolledForm.ShufflePart(groups);
        for (var first = 0; first < runs; first += part)
        {
            var moved = Enumerable.Range(0, Math.Min(part, runs - first)).Select(i => new ChannelRun(i, i * groups, groups, runs));
            Copy(calls, layer, layer.Inputs[0], moved, first, first * groups);
        }
    }

    private static void Copy(CallListBuilder calls, FusedLayer layer, int input, IEnumerable<ChannelRun> runs, int firstSource = 0, int firstTarget = 0)
    {
        var source = From(calls.Blocked(input), firstSource);
        var target = From(calls.Blocked(layer.Result.Node.Id), firstTarget);
        var moved = runs.Where(static run => run.Count > 0).ToList();
        if (firstTarget + moved.Max(static run => run.To + run.Count) == layer.Primary.Shape!.Channels)
        {
            moved.AddRange(PaddingLanes(layer.Primary.Shape.Channels - firstTarget));
        }

        var spec = new ChannelCopySpec(
            moved.ToEquatable(), Extent3.Of(layer.Primary.Shape!), source.Strides, target.Strides);
        calls.Add(layer.Primary.Node.Name, LayerDescription.Of(layer), spec, [source, target], joinsPrevious: firstTarget > 0);
    }

    // The channels from the first one of a block on.
    private static TensorOperand From(TensorOperand tensor, int channel) =>
        tensor with { Offset = tensor.Offset + (channel / BufferLayout.Lanes * tensor.Strides.Block) };

    // Kernels may read the lanes behind the last channel, with weights of zero, so whoever writes that channel makes them zero too.
    private static IEnumerable<ChannelRun> PaddingLanes(int channels) =>
        channels % BufferLayout.Lanes == 0 ? [] : [new ChannelRun(-1, channels, BufferLayout.Lanes - (channels % BufferLayout.Lanes), 0)];

    // A function after a concatenation runs in place over the whole: its operands were copied, so nobody else sees it.
    private static void ApplyFunction(CallListBuilder calls, FusedLayer layer)
    {
        if (layer.First.IsIdentity)
        {
            return;
        }

        var place = calls.Blocked(layer.Result.Node.Id);
        var shape = layer.Primary.Shape!;
        var blocks = BufferLayout.BlocksOf(shape.Channels);
        var spec = new PointwiseSpec(ChannelParameters.None, layer.First, Extent3.Of(shape), blocks, place.Strides, place.Strides);
        calls.Add(layer.Primary.Node.Name, LayerDescription.Of(layer), spec, [place, place]);
    }
}
