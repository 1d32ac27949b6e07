using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>Layers that compute every position by itself and could not be folded into another.</summary>
public static class PointwiseLowering
{
    /// <summary>Appends the call of an activation, a batch norm, a scale or a PReLU.</summary>
    public static void Lower(CallListBuilder calls, FusedLayer layer)
    {
        var shape = layer.Primary.Shape!;
        var input = calls.Blocked(layer.Inputs[0]);
        var output = calls.Blocked(layer.Result.Node.Id);
        var parameters = layer.Primary.Node.Op switch
        {
            NormOp or ScaleOp => ChannelParameters.ScaleAndShift,
            PReluOp => ChannelParameters.Slope,
            ActivationOp or ClipOp => ChannelParameters.None,
            var op => throw UnknownCase.In(nameof(PointwiseLowering), op),
        };
        var blocks = BufferLayout.BlocksOf(shape.Channels);
        var spec = new PointwiseSpec(parameters, layer.First, Extent3.Of(shape), blocks, input.Strides, output.Strides);
        PlannedWeights? weights = null;
        if (parameters != ChannelParameters.None)
        {
            // A norm or scale of its own is folded into the identity.
            var folded = parameters == ChannelParameters.ScaleAndShift ? layer.Folded.Prepend(layer.Primary) : layer.Folded;
            var length = blocks * BufferLayout.Lanes * (parameters == ChannelParameters.ScaleAndShift ? 2L : 1L);
            weights = calls.Weights(layer, length, new ChannelFormat(parameters, shape.Channels), folded);
        }

        calls.Add(layer.Primary.Node.Name, LayerDescription.Of(layer), spec, [input, output], weights);
    }

    /// <summary>Appends the calls of a sum or product; more than two operands are taken one after another.</summary>
    public static void LowerBinary(CallListBuilder calls, FusedLayer layer)
    {
        var shape = layer.Primary.Shape!;
        var output = calls.Blocked(layer.Result.Node.Id);
        var left = calls.Blocked(layer.Inputs[0]);
        var first = Operand(calls, layer.Inputs[0], left, shape);
        for (var i = 1; i < layer.Inputs.Count; i++)
        {
            var right = calls.Blocked(layer.Inputs[i]);
            var function = i == layer.Inputs.Count - 1 ? layer.First : PointwiseFunction.Identity;
            var spec = new BinarySpec(
                layer.Primary.Node.Op is MulOp, function, Extent3.Of(shape), BufferLayout.BlocksOf(shape.Channels),
                first, Operand(calls, layer.Inputs[i], right, shape), output.Strides);
            calls.Add(layer.Primary.Node.Name, LayerDescription.Of(layer), spec, [left, right, output]);
            (left, first) = (output, new BinaryOperand(output.Strides, IsOneChannel: false));
        }
    }

    private static BinaryOperand Operand(CallListBuilder calls, int value, TensorOperand place, TensorShape result) =>
        BinaryOperand.Of(place.Strides, calls.Network.Layers[value].Shape!, result);

    /// <summary>Appends the call of a softmax.</summary>
    public static void LowerSoftmax(CallListBuilder calls, FusedLayer layer)
    {
        var shape = layer.Primary.Shape!;
        var input = calls.Blocked(layer.Inputs[0]);
        var output = calls.Blocked(layer.Result.Node.Id);
        var spec = new SoftmaxSpec(((SoftmaxOp)layer.Primary.Node.Op).Log, shape.Channels, Extent3.Of(shape), input.Strides, output.Strides);
        calls.Add(layer.Primary.Node.Name, LayerDescription.Of(layer), spec, [input, output]);
    }
}
