using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>Poolings.</summary>
public static class PoolLowering
{
    /// <summary>Appends the call of a pooling with a window.</summary>
    public static void Lower(CallListBuilder calls, FusedLayer layer)
    {
        var op = (PoolOp)layer.Primary.Node.Op;
        var input = calls.Blocked(layer.Inputs[0]);
        var output = calls.Blocked(layer.Result.Node.Id);
        var shape = calls.Network.Layers[layer.Inputs[0]].Shape!;
        var (window, inputSize, size) = (Window3.Of(layer.Primary.Windows), Extent3.Of(shape), Extent3.Of(layer.Primary.Shape!));
        var spec = new PoolSpec(
            op.Average,
            window,
            inputSize,
            input.Strides,
            output.Strides,
            BufferLayout.BlocksOf(shape.Channels),
            size,
            op.CountIncludePad,
            LoopsOverRow: !UnrolledForm.OfPoolRow(window.Width, inputSize.Width, size.Width).Fits);
        calls.Add(layer.Primary.Node.Name, LayerDescription.Of(layer), spec, [input, output]);
    }

    /// <summary>Appends the call of a pooling over all positions.</summary>
    public static void LowerGlobal(CallListBuilder calls, FusedLayer layer)
    {
        var op = (GlobalPoolOp)layer.Primary.Node.Op;
        var input = calls.Blocked(layer.Inputs[0]);
        var output = calls.Blocked(layer.Result.Node.Id);
        var shape = calls.Network.Layers[layer.Inputs[0]].Shape!;
        var spec = new GlobalPoolSpec(
            op.Average, Extent3.Of(shape), input.Strides, output.Strides.Block, BufferLayout.BlocksOf(shape.Channels));
        calls.Add(layer.Primary.Node.Name, LayerDescription.Of(layer), spec, [input, output]);
    }
}
