using System;
using System.Linq;

namespace ConvGen.Model;

/// <summary>Which values each tensor can take, carried from the inputs through activations, pools and joins; layers with weights may make any.</summary>
internal sealed class ValueRanges
{
    private static readonly ValueRange Zero = new(0, 0);
    private readonly ValueRange[] _before;
    private readonly ValueRange[] _after;

    private ValueRanges(NetworkFacts facts)
    {
        _before = new ValueRange[facts.Analysis.Layers.Count];
        _after = new ValueRange[facts.Analysis.Layers.Count];
        foreach (var layer in facts.Analysis.Layers)
        {
            var id = layer.Node.Id;
            _before[id] = layer.Shape is null || layer.Node.Op is InputOp ? ValueRange.All : Computed(layer);
            _after[id] = layer.Shape is null ? ValueRange.All : Activated(layer, _before[id]);
        }
    }

    /// <summary>The ranges of all tensors of the network.</summary>
    public static ValueRanges Of(NetworkFacts facts) => new(facts);

    /// <summary>What the layer's activation reads: its input where it is one, the sum or product where it carries one.</summary>
    public ValueRange Before(LayerAnalysis layer) => _before[layer.Node.Id];

    /// <summary>What the layer makes.</summary>
    public ValueRange After(LayerAnalysis layer) => _after[layer.Node.Id];

    /// <summary>What a softmax over <paramref name="channels"/> values of <paramref name="range"/> makes: logits d apart give at most eᵈ/(eᵈ + C − 1).</summary>
    public static ValueRange Softmax(ValueRange range, int channels)
    {
        if (channels == 1)
            return new ValueRange(1, 1);
        var spread = Math.Exp(range.Width);
        return double.IsInfinity(spread) || double.IsNaN(spread)
            ? new ValueRange(0, 1)
            : new ValueRange(1 / (1 + ((channels - 1) * spread)), spread / (spread + channels - 1));
    }

    private static ValueRange Activated(LayerAnalysis layer, ValueRange range) => layer.Node.Op switch
    {
        ClipOp clip => range.Clamp(new ValueRange(clip.Min, clip.Max)),
        PReluOp => range.Low >= 0 ? range : ValueRange.All,
        SoftmaxOp { Log: false } => Softmax(range, layer.Shape!.Channels),
        SoftmaxOp => Logarithm(Softmax(range, layer.Shape!.Channels)),
        var op => ActivationRange.Of(LayerTraits.ActivationOf(op), range),
    };

    private static ValueRange Logarithm(ValueRange range) => new(Math.Log(range.Low), Math.Log(range.High));

    private ValueRange Computed(LayerAnalysis layer)
    {
        var inputs = layer.Node.Inputs.Select(id => _after[id]).ToList();
        return layer.Node.Op switch
        {
            ActivationOp or ClipOp or PReluOp or SoftmaxOp or DropoutOp => inputs[0],
            AddOp => inputs.Aggregate(static (sum, next) => sum.Plus(next)),
            MulOp => inputs.Aggregate(static (product, next) => product.Times(next)),
            ConcatOp => inputs.Aggregate(static (hull, next) => hull.Or(next)),
            PoolOp { Average: true } => HasPadding(layer) ? inputs[0].Or(Zero) : inputs[0],
            PoolOp or GlobalPoolOp or AdaptiveAvgPoolOp or SliceOp or CropOp or FlattenOp or ChannelShuffleOp or PixelShuffleOp or PixelUnshuffleOp => inputs[0],
            PadChannelsOp or PadOp { Mode: PaddingModeKind.Zeros } => inputs[0].Or(Zero),
            PadOp => inputs[0],
            ResizeOp { Mode: not ResizeModeKind.Bicubic } => inputs[0],
            ScaleOp { Weighted: false } scale => inputs[0].Affine(scale.Factor, scale.Offset),
            NormOp { Kind: NormKind.L2, Affine: false } => inputs[0].Clamp(new ValueRange(-1, 1)),
            LocalResponseNormOp when inputs[0].Low >= 0 => new ValueRange(0, double.PositiveInfinity),
            _ => ValueRange.All,
        };
    }

    private static bool HasPadding(LayerAnalysis layer) => layer.Windows.Any(static window => window.PadLow > 0 || window.PadHigh > 0);
}
