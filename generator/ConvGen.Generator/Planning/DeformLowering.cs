using System;
using System.Collections.Generic;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>A deformable convolution: gathered columns times a matrix.</summary>
public static class DeformLowering
{
    /// <summary>Appends the call of a deformable convolution.</summary>
    public static void Lower(CallListBuilder calls, FusedLayer layer)
    {
        var op = (DeformConvOp)layer.Primary.Node.Op;
        var shape = calls.Network.Layers[layer.Inputs[0]].Shape!;
        var window = Window3.Of(layer.Primary.Windows);
        var size = Extent3.Of(layer.Primary.Shape!);
        var input = calls.Blocked(layer.Inputs[0]);
        var offsets = calls.Blocked(layer.Inputs[1]);
        var mask = layer.Inputs.Count > 2 ? calls.Blocked(layer.Inputs[2]) : null;
        var output = calls.Blocked(layer.Result.Node.Id);
        var outputBlocks = BufferLayout.BlocksOf(layer.Primary.Shape!.Channels);
        var rows = BufferLayout.BlocksOf(shape.Channels) * window.Taps * BufferLayout.Lanes;
        var columns = Math.Max(1, Math.Min(Math.Min(size.Width, calls.Target.WideAccumulators), (int)(calls.Target.GatheredBytes / sizeof(float) / rows)));
        var tiles = RegisterTiling.ForConvolution(calls.Target, outputBlocks, new Extent3(1, 1, columns), rows);
        var spec = new DeformSpec(
            window,
            shape.Channels,
            op.OffsetGroups,
            op.MaskFromOffsets ? DeformMask.Logits : mask is null ? DeformMask.None : DeformMask.Tensor,
            Extent3.Of(shape),
            input.Strides,
            offsets.Strides,
            mask?.Strides ?? default,
            output.Strides,
            outputBlocks,
            size,
            columns,
            tiles,
            new Epilogue(layer.First, null, layer.Second));
        var weights = calls.Weights(layer, outputBlocks * BufferLayout.Lanes * (rows + 1L), new DeformFormat(spec, layer.Primary.Groups));
        List<TensorOperand> operands = mask is null ? [input, offsets, output] : [input, offsets, mask, output];
        calls.Add(layer.Primary.Node.Name, LayerDescription.Of(layer), spec, operands, weights);
    }
}
