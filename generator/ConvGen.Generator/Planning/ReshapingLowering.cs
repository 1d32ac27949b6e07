using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>Layers that change a map's extents without weights, and norms with statistics of their own.</summary>
public static class ReshapingLowering
{
    /// <summary>Appends the call of a padding.</summary>
    public static void LowerPad(CallListBuilder calls, FusedLayer layer)
    {
        var pad = (PadOp)layer.Primary.Node.Op;
        Copy(calls, layer, pad.Mode, pad.Padding, 1);
    }

    /// <summary>Appends the call of a crop.</summary>
    public static void LowerCrop(CallListBuilder calls, FusedLayer layer) =>
        Copy(calls, layer, PaddingModeKind.Zeros, ((CropOp)layer.Primary.Node.Op).Padding, -1);

    /// <summary>Appends the call of a resize.</summary>
    public static void LowerResize(CallListBuilder calls, FusedLayer layer)
    {
        var resize = (ResizeOp)layer.Primary.Node.Op;
        var (input, output, shape) = Operands(calls, layer);
        var spec = new ResizeSpec(
            resize.Mode, resize.AlignCorners, Extent3.Of(shape), Extent3.Of(layer.Primary.Shape!), BufferLayout.BlocksOf(shape.Channels), input.Strides, output.Strides);
        calls.Add(layer.Primary.Node.Name, LayerDescription.Of(layer), spec, [input, output]);
    }

    /// <summary>Appends the call of an adaptive average pooling.</summary>
    public static void LowerAdaptivePool(CallListBuilder calls, FusedLayer layer)
    {
        var (input, output, shape) = Operands(calls, layer);
        var spec = new AdaptivePoolSpec(
            Extent3.Of(shape), Extent3.Of(layer.Primary.Shape!), BufferLayout.BlocksOf(shape.Channels), input.Strides, output.Strides);
        calls.Add(layer.Primary.Node.Name, LayerDescription.Of(layer), spec, [input, output]);
    }

    /// <summary>Appends the call of a pixel shuffle, or its inverse.</summary>
    public static void LowerPixelShuffle(CallListBuilder calls, FusedLayer layer)
    {
        var input = calls.Blocked(layer.Inputs[0]);
        var shape = calls.Network.Layers[layer.Inputs[0]].Shape!;
        if (layer.Primary.Node.Op is PixelShuffleOp shuffle)
        {
            Shuffle(calls, layer, input, Factors(shape, shuffle.Factor), Extent3.Of(shape));
            return;
        }

        var output = calls.Blocked(layer.Result.Node.Id);
        var factors = Factors(shape, ((PixelUnshuffleOp)layer.Primary.Node.Op).Factor);
        var spec = new PixelShuffleSpec(factors, false, shape.Channels, Extent3.Of(layer.Primary.Shape!), input.Strides, output.Strides, IsPlanar: false);
        calls.Add(layer.Primary.Node.Name, LayerDescription.Of(layer), spec, [input, output]);
    }

    /// <summary>Appends the call that spreads the phases in <paramref name="coarse"/> over the result of <paramref name="layer"/>, straight into the caller's planes where nobody else reads it.</summary>
    public static void Shuffle(CallListBuilder calls, FusedLayer layer, TensorOperand coarse, Extent3 factors, Extent3 size)
    {
        var planes = calls.OutputPlanes(layer.Result.Node.Id);
        var fine = planes ?? calls.Blocked(layer.Result.Node.Id);
        var spec = new PixelShuffleSpec(factors, true, layer.Primary.Shape!.Channels, size, fine.Strides, coarse.Strides, planes is not null);
        calls.Add(layer.Primary.Node.Name + "_shuffle", $"Spreads {factors.Positions} phases over {layer.Primary.Node.Name}.", spec, [coarse, fine]);
    }

    private static Extent3 Factors(TensorShape shape, int factor) => new(shape.Rank > 2 ? factor : 1, shape.Rank > 1 ? factor : 1, factor);

    /// <summary>Appends the call of a norm with statistics of its own.</summary>
    public static void LowerNorm(CallListBuilder calls, FusedLayer layer)
    {
        var norm = (NormOp)layer.Primary.Node.Op;
        var (input, output, shape) = Operands(calls, layer);
        var groups = norm.Kind == NormKind.Instance ? shape.Channels : norm.Groups;
        var spec = new NormSpec(norm.Kind, groups, norm.Epsilon, shape.Channels, Extent3.Of(shape), input.Strides, output.Strides, layer.First);

        // Without an affine pair the kernel reads ones and zeros: one kernel serves both.
        var length = 2L * BufferLayout.BlocksOf(shape.Channels) * BufferLayout.Lanes;
        var weights = calls.Weights(layer, length, new AffineFormat(norm.Affine, norm.Kind != NormKind.L2, shape.Channels));
        calls.Add(layer.Primary.Node.Name, LayerDescription.Of(layer), spec, [input, output], weights);
    }

    /// <summary>Appends the call of a local response normalisation.</summary>
    public static void LowerLocalResponse(CallListBuilder calls, FusedLayer layer)
    {
        var (input, output, shape) = Operands(calls, layer);
        var spec = new LocalResponseSpec((LocalResponseNormOp)layer.Primary.Node.Op, shape.Channels, Extent3.Of(shape), input.Strides, output.Strides);
        calls.Add(layer.Primary.Node.Name, LayerDescription.Of(layer), spec, [input, output]);
    }

    private static (TensorOperand Input, TensorOperand Output, TensorShape Shape) Operands(CallListBuilder calls, FusedLayer layer) =>
        (calls.Blocked(layer.Inputs[0]), calls.Blocked(layer.Result.Node.Id), calls.Network.Layers[layer.Inputs[0]].Shape!);

    private static void Copy(CallListBuilder calls, FusedLayer layer, PaddingModeKind mode, PaddingValues padding, int sign)
    {
        var (input, output, shape) = Operands(calls, layer);
        var low = LowSide(padding, shape.Rank, sign);
        var spec = new PadSpec(
            mode, low, Extent3.Of(shape), Extent3.Of(layer.Primary.Shape!), BufferLayout.BlocksOf(shape.Channels), input.Strides, output.Strides);
        calls.Add(layer.Primary.Node.Name, LayerDescription.Of(layer), spec, [input, output]);
    }

    private static Extent3 LowSide(PaddingValues padding, int rank, int sign)
    {
        int On(int axis) => axis < 0 ? 0 : sign * padding.Low(axis, rank);
        return new Extent3(On(rank - 3), On(rank - 2), On(rank - 1));
    }
}
