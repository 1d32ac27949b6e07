using System;

using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>The table from layers to kernels: each layer class names the lowering that chooses its algorithm.</summary>
public static class LayerLowering
{
    /// <summary>Whether the planner has a kernel for <paramref name="op"/>.</summary>
    public static bool Supports(LayerOp op) => op.IsSource || IdentityLayers.Contains(op) || Find(op) is not null;

    /// <summary>Appends the calls of <paramref name="layer"/>.</summary>
    public static void Lower(CallListBuilder calls, FusedLayer layer)
    {
        var lower = Find(layer.Primary.Node.Op)
            ?? throw new NotSupportedException("no kernel for " + layer.Primary.Node.Op.GetType().Name);
        lower(calls, layer);
    }

    private static Action<CallListBuilder, FusedLayer>? Find(LayerOp op) => op switch
    {
        ConvOp => ConvolutionLowering.Lower,
        ConvTransposeOp => TransposedLowering.Lower,
        DeformConvOp => DeformLowering.Lower,
        DenseOp => DenseLowering.Lower,
        PoolOp => PoolLowering.Lower,
        GlobalPoolOp => PoolLowering.LowerGlobal,
        NormOp { Kind: NormKind.Batch } or ScaleOp or ActivationOp or ClipOp or PReluOp => PointwiseLowering.Lower,
        NormOp => ReshapingLowering.LowerNorm,
        LocalResponseNormOp => ReshapingLowering.LowerLocalResponse,
        PadOp => ReshapingLowering.LowerPad,
        CropOp => ReshapingLowering.LowerCrop,
        ResizeOp => ReshapingLowering.LowerResize,
        AdaptiveAvgPoolOp => ReshapingLowering.LowerAdaptivePool,
        PixelShuffleOp or PixelUnshuffleOp => ReshapingLowering.LowerPixelShuffle,
        AddOp or MulOp => PointwiseLowering.LowerBinary,
        SoftmaxOp => PointwiseLowering.LowerSoftmax,
        ConcatOp or SliceOp or ChannelShuffleOp or PadChannelsOp => ChannelLowering.Lower,
        FlattenOp => ChannelLowering.LowerFlatten,
        _ => null,
    };
}
