using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG009: SAME padding with an odd total at a stride: its pads differ from the symmetric ones other frameworks use.</summary>
internal static class AsymmetricSame
{
    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        foreach (var layer in facts.Layers)
        {
            if (AutoPad(layer.Node.Op) is not (AutoPadKind.SameUpper or AutoPadKind.SameLower))
                continue;
            if (layer.Windows.FirstOrDefault(static window => window.Stride > 1 && window.PadLow != window.PadHigh) is not { Kernel: > 0 } odd)
                continue;
            var place = Place.Of(layer.Node);
            yield return place.Report(
                "CVG009",
                Invariant($"'{layer.Node.Name}': SAME padding at stride {odd.Stride} is ({odd.PadLow}, {odd.PadHigh}) for this input, where symmetric padding is ({odd.Extent / 2}, {odd.Extent / 2}); weights trained with one shift under the other"),
                "AutoPad",
                fixes:
                [
                    new SuggestedFix(
                        "Write the padding out",
                        RuleTexts.SetPaddings(place, layer.Windows.Select(static w => w.PadLow), layer.Windows.Select(static w => w.PadHigh))) { KeepsNumbers = true },
                ]);
        }
    }

    private static AutoPadKind AutoPad(LayerOp op) => op switch
    {
        ConvOp conv => conv.Window.AutoPad,
        DeformConvOp deform => deform.Window.AutoPad,
        _ => AutoPadKind.Explicit,
    };
}
