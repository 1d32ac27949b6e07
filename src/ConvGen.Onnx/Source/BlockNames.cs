using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>Calls a block after what it does.</summary>
internal static class BlockNames
{
    /// <summary>A name for a block of <paramref name="body"/> that is not among <paramref name="taken"/>.</summary>
    public static string For(IReadOnlyList<SourceItem> body, ICollection<string> taken)
    {
        var stem = Stem(body);
        if (!taken.Contains(stem))
        {
            return stem;
        }

        // Letters, because layers count on from the name: Residual2 and residual21 would be confused.
        var suffix = Enumerable.Range('B', 'Z' - 'B' + 1).Select(letter => stem + (char)letter).FirstOrDefault(name => !taken.Contains(name));
        return suffix ?? Enumerable.Range(0, int.MaxValue).Select(i => stem + "X" + i.ToString(System.Globalization.CultureInfo.InvariantCulture) + "X").First(name => !taken.Contains(name));
    }

    private static string Stem(IReadOnlyList<SourceItem> body)
    {
        var kinds = body.SelectMany(Flatten).Select(static item => item.Kind).ToHashSet();
        var joinsInput = body.Any(static item => item.Kind == "Concat" && item.Reads.Contains(SourceItem.BlockInput));
        if (kinds.Contains("Add"))
        {
            return kinds.Contains("Mul") ? "GatedResidual" : "Residual";
        }

        return kinds.Contains("Concat") ? joinsInput ? "DenselyConnected" : "Branches"
            : kinds.Contains("Mul") ? "Gated"
            : kinds.Contains("ConvTranspose") || kinds.Contains("Upsample") || kinds.Contains("PixelShuffle") ? "Upsampling"
            : kinds.Contains("DepthwiseConv") ? "Separable"
            : kinds.Contains("MaxPool") || kinds.Contains("AvgPool") ? "Stage"
            : "Stack";
    }

    private static IEnumerable<SourceItem> Flatten(SourceItem item) => item.Children.Count == 0 ? [item] : item.Children.SelectMany(Flatten);
}
