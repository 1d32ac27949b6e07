using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Two layers with weights, one behind the other, and nothing nonlinear between them.</summary>
/// <param name="First">The one that is read.</param>
/// <param name="Between">The affine and rearranging layers between them.</param>
/// <param name="Second">The one that reads.</param>
/// <param name="Form">What both together are.</param>
/// <param name="MergedMacs">What the merged layer would cost.</param>
/// <param name="IsExact">Whether it would equal both at the border as well.</param>
internal sealed record LinearPair(LayerAnalysis First, EquatableArray<LayerAnalysis> Between, LayerAnalysis Second, LinearPair.Kind Form, double MergedMacs, bool IsExact)
{
    /// <summary>What two linear layers together are.</summary>
    public enum Kind
    {
        /// <summary>A convolution.</summary>
        Window,

        /// <summary>A transposed convolution.</summary>
        Transposed,

        /// <summary>A dense layer.</summary>
        Dense,

        /// <summary>A linear map without a layer of its own.</summary>
        Map,
    }

    /// <summary>What both cost now.</summary>
    public double Macs => (double)First.Cost.Macs + Second.Cost.Macs;

    /// <summary>What merging saves; negative where it costs.</summary>
    public double Saved => Macs - MergedMacs;

    /// <summary>The same as a share of both.</summary>
    public double SavedShare => Macs == 0 ? 0 : Saved / Macs;

    /// <summary>Whether both look at neighbours along every axis: neither is a factor that saves work, nor one of a row and a column.</summary>
    public bool IsForgotten => First.Groups == 1 && Second.Groups == 1 && First.Windows.Concat(Second.Windows).All(static window => window.Kernel > 1);

    /// <summary>Taps of the merged convolution per axis, its holes counted.</summary>
    public IEnumerable<int> Extents => Form == Kind.Transposed
        ? First.Windows.Select(static window => window.Kernel)
        : First.Windows.Zip(Second.Windows, static (inner, outer) => inner.Extent + (inner.Stride * (outer.Extent - 1)));

    /// <summary>What both together are, in words.</summary>
    public string Description => Form switch
    {
        Kind.Window => Invariant($"one convolution of {string.Join("×", Extents)} {(Extents.All(static extent => extent == 1) ? "tap" : "taps")}"),
        Kind.Transposed => Invariant($"one transposed convolution of {string.Join("×", Extents)} {(Extents.All(static extent => extent == 1) ? "tap" : "taps")}"),
        Kind.Dense => "one dense layer",
        _ => "one linear map",
    };

    /// <summary>The pair that <paramref name="first"/> forms with the next layer with weights; null where a nonlinearity or another reader stands between.</summary>
    public static LinearPair? Behind(NetworkFacts facts, LayerAnalysis first)
    {
        if (!LayerTraits.IsLinear(first.Node.Op) || IsProjection(facts, first))
            return null;
        var between = new List<LayerAnalysis>();
        var next = facts.OnlyConsumer(first.Node.Id);
        while (next is { Shape: not null } && (LayerTraits.IsAffine(next.Node.Op) || LayerTraits.IsLinearMove(next.Node.Op) || next.Node.Op is FlattenOp or GlobalPoolOp { Average: true }))
        {
            between.Add(next);
            next = facts.OnlyConsumer(next.Node.Id);
        }

        return next is { Shape: not null, Node.Op: ConvOp or DenseOp } ? Of(facts, first, between, next) : null;
    }

    private static LinearPair? Of(NetworkFacts facts, LayerAnalysis first, List<LayerAnalysis> between, LayerAnalysis second)
    {
        var input = facts.Input(first);
        // Merged with an average or a crop between they are no convolution that could be written, but linear all the same.
        if (between.Any(static layer => LayerTraits.IsLinearMove(layer.Node.Op)))
            return first.Node.Op is ConvOp && second.Node.Op is ConvOp ? new(first, between.ToEquatable(), second, Kind.Map, double.PositiveInfinity, IsExact: false) : null;
        if (second.Node.Op is DenseOp dense)
        {
            // The mean of a 1×1 convolution is the convolution of the mean.
            var read = LayerTraits.IsPointwise(first) && between.Any(static layer => layer.Node.Op is GlobalPoolOp) ? input.Channels : input.Length;
            return first.Node.Op is ConvTransposeOp ? null : new(first, between.ToEquatable(), second, Kind.Dense, (double)read * dense.Units, IsExact: true);
        }

        if (first.Node.Op is DenseOp || between.Any(static layer => layer.Node.Op is FlattenOp or GlobalPoolOp) || AreParts(facts, first, second))
            return null;
        if (first.Node.Op is ConvTransposeOp)
        {
            var macs = first.Windows.Aggregate((double)input.Length * second.Shape!.Channels, static (product, window) => product * window.Kernel);
            return LayerTraits.IsPointwise(second) && second.Groups == 1 ? new(first, between.ToEquatable(), second, Kind.Transposed, macs, IsExact: true) : null;
        }

        var pair = new LinearPair(first, between.ToEquatable(), second, Kind.Window, 0, IsExactAtBorder(first, between, second));
        return ((ConvOp)first.Node.Op).PaddingMode == PaddingModeKind.Zeros ? pair with { MergedMacs = pair.WindowMacs(input) } : null;
    }

    /// <summary>Groups that are the same stay; others make a full convolution. A dilated kernel's holes stay holes where the other has one tap.</summary>
    private double WindowMacs(TensorShape input)
    {
        var groups = First.Groups == Second.Groups ? First.Groups : 1;
        return First.Windows.Zip(Second.Windows, Taps).Aggregate(input.Channels / groups * (double)Second.Shape!.Length, static (product, taps) => product * taps);
    }

    private static double Taps(AxisWindow inner, AxisWindow outer) => Enumerable.Range(0, inner.Kernel)
        .SelectMany(tap => Enumerable.Range(0, outer.Kernel).Select(other => ((long)tap * inner.Dilation) + ((long)other * outer.Dilation * inner.Stride))).Distinct().Count();

    /// <summary>Zero padding between the two is zeros of the middle tensor: the merged layer has them too if zeros of the input become zeros there.</summary>
    private static bool IsExactAtBorder(LayerAnalysis first, List<LayerAnalysis> between, LayerAnalysis second) =>
        second.Windows.All(static window => window is { PadLow: 0, PadHigh: 0 })
        || (LayerTraits.IsPointwise(first) && !LayerTraits.HasBias(first.Node.Op) && between.All(static layer => LayerTraits.KeepsZero(layer.Node.Op))
            && ((ConvOp)second.Node.Op).PaddingMode == PaddingModeKind.Zeros);

    /// <summary>Whether it projects what a depthwise convolution made, as inverted residuals do: linear on purpose (Sandler et al. 2018).</summary>
    private static bool IsProjection(NetworkFacts facts, LayerAnalysis layer)
    {
        if (!LayerTraits.IsPointwise(layer))
            return false;
        var source = facts.Source(layer);
        while (LayerTraits.IsAffine(source.Node.Op) || source.Node.Op is ActivationOp or ClipOp or PReluOp or MulOp)
            source = source.Node.Inputs.Select(facts.Layer).OrderByDescending(static input => input.Shape!.Positions).First();
        return source.Node.Op is ConvOp && LayerTraits.IsDepthwise(source, facts.Input(source));
    }

    private static bool AreParts(NetworkFacts facts, LayerAnalysis first, LayerAnalysis second) => facts.Graph.Groups.Any(group =>
        group.Kind == LayerBinders.SeparableConv && first.Node.Id >= group.First && second.Node.Id < group.First + group.Count);
}
