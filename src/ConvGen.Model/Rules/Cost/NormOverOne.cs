using System.Collections.Generic;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG314: a norm whose statistics are over a single value. That less its own mean is 0, over its own length ±1: the value itself is gone.</summary>
internal static class NormOverOne
{
    /// <summary>Applies the rule; batch norms, whose statistics are stored, have no say in it.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var layer in facts.Layers)
        {
            if (layer.Node.Op is not NormOp norm || ValuesPerStatistic(norm, layer.Shape!) != 1)
                continue;
            var over = norm.Kind switch
            {
                NormKind.Instance => Invariant($"the one position of {layer.Shape!}"),
                NormKind.Group => Invariant($"one channel of one position, with {RuleTexts.Counted(norm.Groups, "group")}"),
                _ => "a single channel",
            };
            var left = norm.Kind == NormKind.L2 ? "a value over its own length is its sign, 1 or −1" : Invariant($"a value less itself is 0, and what it makes is {(norm.Affine ? "its shift" : "0")}, whatever it reads");
            yield return Place.Of(layer.Node).Report(
                "CVG314", Invariant($"'{layer.Node.Name}' normalises each value by itself, over {over}: {left}"), fixes: Fixes(layer, norm));
        }
    }

    /// <summary>Over how many values a norm takes its mean and its variance, or its length; 0 where they are stored.</summary>
    public static long ValuesPerStatistic(NormOp norm, TensorShape shape) => norm.Kind switch
    {
        NormKind.Instance => shape.Positions,
        NormKind.Group => shape.Channels / norm.Groups * shape.Positions,
        NormKind.Layer or NormKind.L2 => shape.Channels,
        _ => 0,
    };

    private static IEnumerable<SuggestedFix> Fixes(LayerAnalysis layer, NormOp norm)
    {
        var place = Place.Of(layer.Node);
        if (norm.Kind == NormKind.Group && layer.Shape!.Channels > 1)
            yield return place.Set("Use 1 group (train again)", "groups", "1");
        if (norm.Kind == NormKind.Instance)
            yield return new SuggestedFix("Use a BatchNorm, whose statistics are stored (train again)", [new KindEdit(place.Attribute, "BatchNorm")], "stored");
    }
}
