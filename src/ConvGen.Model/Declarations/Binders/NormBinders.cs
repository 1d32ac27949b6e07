using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Binds normalisations and scales.</summary>
internal static class NormBinders
{
    private const double DefaultEpsilon = 1e-5;

    /// <summary>A norm with statistics of <paramref name="kind"/>.</summary>
    public static LayerOp Norm(ArgumentReader reader, NormKind kind)
    {
        var groups = kind == NormKind.Group ? reader.RequiredInteger(0, 1) : 1;
        var epsilon = reader.Real("Epsilon", DefaultEpsilon);
        if (epsilon < 0)
        {
            reader.Illegal(
                "CVG001", Invariant($"'{reader.Layer}': Epsilon is {epsilon:G6}; the least legal value is 0"), reader.Named("Epsilon"), fixes: [reader.Place.Set("Set Epsilon to 0", "Epsilon", "0")]);
        }

        return new NormOp(kind, groups, epsilon, reader.Flag("Affine", true));
    }

    /// <summary>Local response normalisation, with PyTorch's defaults.</summary>
    public static LayerOp LocalResponse(ArgumentReader reader) =>
        new LocalResponseNormOp(reader.RequiredInteger(0, 1), reader.Real("Alpha", 1e-4), reader.Real("Beta", 0.75), reader.Real("K", 1));

    /// <summary>A factor per channel from the weights; with <c>Factor</c> or <c>Offset</c> constants instead.</summary>
    public static LayerOp Scale(ArgumentReader reader)
    {
        var isConstant = new[] { "Factor", "Offset" }.Any(name => reader.Named(name) is not null);
        if (isConstant && reader.Named("Bias") is { } bias)
        {
            reader.Illegal(
                "CVG016",
                Invariant($"'{reader.Layer}': Bias belongs to a scale with weights, Factor and Offset to one without; Offset adds the constant"),
                bias,
                fixes: [reader.Place.Set("Remove Bias", "Bias", null)]);
        }

        return new ScaleOp(!isConstant, reader.Flag("Bias", false), reader.Real("Factor", 1), reader.Real("Offset", 0));
    }
}
