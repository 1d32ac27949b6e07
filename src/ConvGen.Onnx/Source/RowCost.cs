using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>How many lines layers take as they will be written.</summary>
internal static class RowCost
{
    /// <summary>A norm or an activation lengthens a line, which is a fraction of a line to read.</summary>
    private const double TrailingRow = 0.2;

    /// <summary>The lines of a run where it stands: what repeats the layer before it costs nothing.</summary>
    public static double InPlace(IReadOnlyList<SourceItem> items, int first, int count) => Sum(items, first, count, 1);

    /// <summary>The lines of a run that stands alone, as a block's body.</summary>
    public static double Alone(IReadOnlyList<SourceItem> items, int first, int count) => Sum(items, first, count, first + 1);

    private static double Sum(IReadOnlyList<SourceItem> items, int first, int count, int firstRepetition)
    {
        var rows = 0.0;
        for (var i = first; i < first + count; i++)
        {
            rows += IsTrailing(items, i) ? TrailingRow : i >= firstRepetition && IsRepetition(items[i - 1], items[i]) ? 0 : 1;
        }

        return rows;
    }

    /// <summary>Whether the layer is written on the line of the one before it.</summary>
    public static bool IsTrailing(IReadOnlyList<SourceItem> items, int index) =>
        index > 0 && items[index].Own is null && SourceVocabulary.IsTrailing(items[index - 1].Kind, items[index].Kind);

    /// <summary>Whether <paramref name="next"/> uses the same block with the same arguments right after <paramref name="item"/>, so that one Repeat says both.</summary>
    public static bool IsRepetition(SourceItem item, SourceItem next) =>
        item.Block is not null && ReferenceEquals(item.Block, next.Block) && next.Own is null
        && ArgumentSlots.Of(item).SequenceEqual(ArgumentSlots.Of(next))
        && (item.Block.Keys is null || RepeatedKey.IsNext(item.Key, next.Key));
}
