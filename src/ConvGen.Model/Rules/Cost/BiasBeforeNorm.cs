using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG304: a bias that the batch norm behind it subtracts again.</summary>
internal static class BiasBeforeNorm
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var layer in facts.Layers.Where(static layer => HasPlainBias(layer.Node.Op)))
        {
            if (facts.OnlyConsumer(layer.Node.Id) is not { Node.Op: NormOp { Kind: NormKind.Batch } } norm)
                continue;
            var place = Place.Of(layer.Node);
            yield return place.Report(
                "CVG304",
                Invariant($"'{layer.Node.Name}': the mean that '{norm.Node.Name}' subtracts takes its bias of {RuleTexts.Counted(layer.Shape!.Channels, "weight")} with it"),
                "Bias",
                fixes: [place.Set("Set Bias to false (train again, or take it off the mean)", "Bias", "false")],
                related: [norm.Node.Site]);
        }
    }

    private static bool HasPlainBias(LayerOp op) => op switch
    {
        ConvOp conv => conv.Bias && conv.Activation.Kind == ActivationKind.None,
        ConvTransposeOp transposed => transposed.Bias && transposed.Activation.Kind == ActivationKind.None,
        DeformConvOp deform => deform.Bias && deform.Activation.Kind == ActivationKind.None,
        DenseOp dense => dense.Bias && dense.Activation.Kind == ActivationKind.None,
        _ => false,
    };
}
