using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Runs of layers that one block could say.</summary>
/// <param name="Starts">Where they begin, without overlaps.</param>
/// <param name="Length">How many layers each has.</param>
/// <param name="Slots">Per number of the block: the number, or the placeholder for it.</param>
/// <param name="Arguments">Per run: what its use hands over.</param>
/// <param name="Keys">Per run: its keys; null where they follow no common pattern and the block will give its own.</param>
/// <param name="Score">The lines it saves, less what makes it hard to read.</param>
internal sealed record BlockCandidate(
    IReadOnlyList<int> Starts, int Length, IReadOnlyList<int> Slots, IReadOnlyList<IReadOnlyList<int>> Arguments, IReadOnlyList<BlockKeys>? Keys, double Score)
{
    /// <summary>Summary, marker, class and the empty line before them.</summary>
    private const double BlockOverhead = 4;

    /// <summary>A reader looks up each placeholder; two or three are easily kept in mind.</summary>
    private const double PlaceholderCost = 0.3;

    /// <summary>Renamed weights are worth it only for a block that saves a lot.</summary>
    private const double RenamedShare = 0.6;

    /// <summary>A layer that is read from outside makes a poor block.</summary>
    private const double LeakCost = 1.5;

    /// <summary>Weighs the runs at <paramref name="starts"/>; null where they need more placeholders than there are, or are fewer than two.</summary>
    public static BlockCandidate? Of(IReadOnlyList<SourceItem> items, IEnumerable<int> starts, int length, bool keepKeys, LeakCount leaks)
    {
        var chosen = new List<int>();
        foreach (var start in starts)
        {
            if (chosen.Count == 0 || start >= chosen[^1] + length)
            {
                chosen.Add(start);
            }
        }

        if (chosen.Count < 2)
        {
            return null;
        }

        var rows = chosen.ConvertAll(start => items.Skip(start).Take(length).SelectMany(ArgumentSlots.Of).ToList());
        if (Substitute(rows) is not { } substituted)
        {
            return null;
        }

        var (slots, arguments) = substituted;
        var keys = keepKeys ? chosen.ConvertAll(start => BlockKeys.Of(items, start, length)) : null;
        var before = chosen.Sum(start => RowCost.InPlace(items, start, length));
        var after = RowCost.Alone(items, chosen[0], length) + BlockOverhead + Uses(chosen, length, arguments, keys);
        var saved = before - after;
        var renames = !keepKeys && items.Skip(chosen[0]).Take(length).Any(BlockKeys.HasFixedKey);
        var score = ((saved - (PlaceholderCost * arguments[0].Count)) * (renames ? RenamedShare : 1)) - (LeakCost * chosen.Max(start => leaks.Of(start, length)));
        return new BlockCandidate(chosen, length, slots, arguments, keys, score);
    }

    /// <summary>Columns that agree stay numbers; the others become placeholders, equal columns the same one.</summary>
    private static (List<int> Slots, List<IReadOnlyList<int>> Arguments)? Substitute(List<List<int>> rows)
    {
        var slots = new List<int>();
        var columns = new List<List<int>>();
        for (var i = 0; i < rows[0].Count; i++)
        {
            var column = rows.ConvertAll(row => row[i]);
            if (column.TrueForAll(value => value == column[0]))
            {
                slots.Add(column[0]);
                continue;
            }

            var known = columns.FindIndex(other => other.SequenceEqual(column));
            if (known < 0)
            {
                known = columns.Count;
                columns.Add(column);
            }

            slots.Add(ParamPlaceholder.Value(known));
        }

        return columns.Count > ParamPlaceholder.Count ? null : (slots, [.. rows.Select(IReadOnlyList<int> (_, row) => [.. columns.Select(column => column[row])])]);
    }

    private static double Uses(List<int> starts, int length, List<IReadOnlyList<int>> arguments, List<BlockKeys>? keys)
    {
        var uses = 1;
        for (var i = 1; i < starts.Count; i++)
        {
            var isRepetition = starts[i] == starts[i - 1] + length && arguments[i].SequenceEqual(arguments[i - 1]) && (keys is null || RepeatedKey.IsNext(keys[i - 1].Prefix, keys[i].Prefix));
            uses += isRepetition ? 0 : 1;
        }

        return uses;
    }
}
