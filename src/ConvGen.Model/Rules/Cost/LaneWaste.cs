using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>
/// CVG307: filters so far from a multiple of four that lanes run empty in every kernel. The blocked layout pads to 16; multiples of four
/// that are none of 16 go to the kernel whose lanes are pixels, which wastes nothing.
/// </summary>
internal static class LaneWaste
{
    private const int Step = 4;
    private const int Lanes = 16;
    private const double Tolerated = 0.125;

    /// <summary>Fewer filters have a meaning each: a score, a gate, the colours of a picture.</summary>
    private const int LeastFree = 4;

    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var layer in facts.Layers.Where(static layer => layer.Node.Op is ConvOp { IsDepthwise: false } or ConvTransposeOp))
        {
            var filters = layer.Shape!.Channels;
            var rounded = RoundUp(filters, Step);
            if ((rounded - filters) / (double)filters <= Tolerated || filters < LeastFree || layer.Shape.Positions == 1 || IsHead(facts, layer.Node.Id, filters) || facts.MakesOffsets(layer.Node.Id))
                continue;
            var place = Place.Of(layer.Node);
            yield return place.Report(
                "CVG307",
                Invariant($"'{layer.Node.Name}': {filters} filters are laid out as {RoundUp(filters, Lanes)}, whole vectors of {Lanes}; {rounded} filters, {100.0 * (rounded - filters) / filters:0.#} % more, cost the same time"),
                place.Arguments.Contains("filters") ? "filters" : null,
                fixes: [place.Set(Invariant($"Use {rounded} filters{Rewrites.Retrain}"), "filters", Invariant($"{rounded}"))]);
        }
    }

    private static int RoundUp(int number, int step) => (number + step - 1) / step * step;

    /// <summary>Whether nothing but layers that keep the channels' meaning lies between the layer and an output: then the task fixes the number.</summary>
    private static bool IsHead(NetworkFacts facts, int id, int filters) => facts.IsOutput(id)
        || (facts.Consumers(id).Count > 0 && facts.Consumers(id).All(consumer => KeepsMeaning(facts.Layer(consumer), filters) && IsHead(facts, consumer, filters)));

    /// <summary>Scores stay scores through a learned upsampling of as many channels, and when they are cut to size.</summary>
    private static bool KeepsMeaning(LayerAnalysis layer, int filters) =>
        layer.Node.Op is ActivationOp or ClipOp or PReluOp or DropoutOp or ScaleOp or NormOp or SoftmaxOp or FlattenOp or AddOp or MulOp or ConcatOp or SliceOp or GlobalPoolOp or PixelShuffleOp or ResizeOp or CropOp
        || (layer.Node.Op is ConvTransposeOp && layer.Shape?.Channels == filters);
}
