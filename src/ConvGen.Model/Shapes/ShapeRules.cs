using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>The table of shape rules: one per kind of layer.</summary>
internal static class ShapeRules
{
    /// <summary>The output of <paramref name="scene"/>'s layer; null after an error, which has then been reported.</summary>
    public static ResolvedLayer? Resolve(LayerScene scene)
    {
        var resolved = scene.Node.Op switch
        {
            InputOp input => new ResolvedLayer(input.Shape),
            ConstantOp constant => new ResolvedLayer(constant.Shape),
            ConvOp conv => ConvolutionShape.Conv(scene, conv),
            ConvTransposeOp transposed => ConvolutionShape.Transposed(scene, transposed),
            DeformConvOp deform => DeformShape.Deform(scene, deform),
            DenseOp dense => VectorShape.Dense(scene, dense),
            FlattenOp => VectorShape.Flatten(scene),
            PoolOp pool => PoolShape.Pool(scene, pool),
            GlobalPoolOp or AdaptiveAvgPoolOp or ResizeOp or PadOp or CropOp => SpatialShape.Map(scene),
            PixelShuffleOp shuffle => ShuffleShape.Shuffle(scene, shuffle),
            PixelUnshuffleOp unshuffle => ShuffleShape.Unshuffle(scene, unshuffle),
            ChannelShuffleOp shuffle => ShuffleShape.Channels(scene, shuffle),
            NormOp norm => ChannelShape.Norm(scene, norm),
            SliceOp slice => ChannelShape.Slice(scene, slice),
            PadChannelsOp pad => ChannelShape.Pad(scene, pad),
            AddOp => JoinShape.Add(scene),
            MulOp => JoinShape.Mul(scene),
            ConcatOp => JoinShape.Concat(scene),
            LocalResponseNormOp or ScaleOp or ActivationOp or ClipOp or PReluOp or SoftmaxOp or DropoutOp => new ResolvedLayer(scene.Input),
            _ => null,
        };
        return resolved;
    }

    /// <summary>The shape of these numbers, or null with a finding where no array holds it.</summary>
    public static TensorShape? Shape(LayerScene scene, long channels, long[] extents)
    {
        if (channels <= int.MaxValue && extents.All(static extent => extent <= int.MaxValue))
        {
            var shape = new TensorShape((int)channels, extents.Select(static extent => (int)extent).ToArray());
            if (shape.Length <= Counts.MostElements)
                return shape;
        }

        var size = string.Join("×", new[] { channels }.Concat(extents).Select(static n => Invariant($"{n}")));
        var length = extents.Aggregate(channels, Counts.Multiply);
        scene.Fail(
            "CVG409",
            Invariant($"'{scene.Name}': its output of {size} is {Counts.Text(length)} elements; an array holds at most {Counts.Text(Counts.MostElements)}"),
            Enlarging(scene, extents));
        return null;
    }

    // The argument that makes the output large: of a window what adds positions, if it does, else the number of channels; of other layers the first.
    private static string? Enlarging(LayerScene scene, long[] extents)
    {
        var addsPositions = extents.Length == scene.Input.Rank && extents.Zip(scene.Input.Extents, static (output, input) => output > input).Any(static isLarger => isLarger);
        return scene.Node.Op switch
        {
            ConvTransposeOp when addsPositions => "Stride",
            ConvOp or DeformConvOp or PoolOp when addsPositions => "Padding",
            ConvOp { IsDepthwise: true } => "Multiplier",
            _ => scene.Positional(0),
        };
    }
}
